import { useFragment } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { graphql } from '../../__generated__/gql.ts'
import { useFormat, useMessages } from '../../messages/Language.tsx'
import { Facts } from '../../parts/Facts.tsx'
import { scopeKeys } from '../../parts/scopes.ts'
import { PanelSection, SidePanel } from '../../parts/SidePanel.tsx'
import { BlockSkeleton, Missing } from '../../parts/States.tsx'
import { StatusMark } from '../../parts/StatusMark.tsx'
import { When } from '../../parts/When.tsx'
import classes from './AuditPanel.module.css'
import { changesOf, fieldName } from './facts.ts'
import { actionName, actorName } from './names.ts'

const AuditPanel_entry = graphql(`
  fragment AuditPanel_entry on AuditEntry {
    id
    at
    action
    subject
    outcome
    count
    before
    after
    note
    scope
    address
    userAgent
    requestId
    actor {
      kind
      id
      name
      email
    }
    onBehalfOf {
      kind
      id
      name
      email
    }
  }
`)

interface Props {
  id: string
  isLoading: boolean
  onBy: (actorId: string) => void
  onClose: () => void
}

/** One entry: who, what was before and what is after. The list has asked for it already. */
export function AuditPanel({ id, isLoading, onBy, onClose }: Props) {
  const t = useMessages()
  const format = useFormat()
  const { data, complete } = useFragment({ fragment: AuditPanel_entry, from: { __typename: 'AuditEntry', id } })
  if (!complete) {
    return (
      <SidePanel label={t('audit.thing')} title={t('audit.thing')} onClose={onClose}>
        {isLoading ? <BlockSkeleton height={240} /> : <Missing what={t('audit.thing')} />}
      </SidePanel>
    )
  }
  const isRefused = data.outcome === 'REFUSED'
  const facts = changesOf(data.before, data.after)
  const { actor, onBehalfOf } = data
  return (
    <SidePanel
      label={t('audit.thing')}
      title={
        <>
          {actionName(t, data.action, isRefused)} <StatusMark tone={isRefused ? 'bad' : 'calm'}>{t(`audit.outcomes.${data.outcome}`)}</StatusMark>
        </>
      }
      onClose={onClose}
    >
      {isRefused ? <p style={{ margin: 0 }}>{data.scope ? <MissingRight scope={data.scope} /> : t('audit.refusedText')}</p> : null}
      <Facts
        facts={[
          [t('audit.who'), <Actor key="who" name={actorName(t, actor)} about={actor.name && actor.email ? actor.email : null} />],
          [t('audit.onBehalfOf'), onBehalfOf ? <Actor key="for" name={actorName(t, onBehalfOf)} about={onBehalfOf.name && onBehalfOf.email ? onBehalfOf.email : null} /> : null],
          [
            t('audit.exact'),
            <span key="at">
              {format.exactInstant(data.at)} (<When at={data.at} />)
            </span>,
          ],
          [t('audit.reason'), data.note],
          [t('audit.howOften'), data.count > 1 ? t('audit.times', { count: data.count }) : null],
        ]}
      />
      {actor.id ? (
        <Button variant="light" size="compact-sm" style={{ alignSelf: 'start' }} onClick={() => onBy(actor.id ?? '')}>
          {t('audit.byThem')}
        </Button>
      ) : null}
      {isRefused && facts.length === 0 ? null : (
        <PanelSection title={t('audit.changes')}>
          {facts.length === 0 ? (
            <p className="quiet">{t('audit.noFacts')}</p>
          ) : (
            <table className={classes['changes']}>
              <thead>
                <tr>
                  <th scope="col">{t('audit.field')}</th>
                  <th scope="col">{t('audit.before')}</th>
                  <th scope="col">{t('audit.after')}</th>
                </tr>
              </thead>
              <tbody>
                {facts.map((fact) => (
                  <tr key={fact.field} data-changed={fact.isChanged || undefined}>
                    <th scope="row">{fieldName(fact.field)}</th>
                    <td data-side="before">
                      <Value of={fact.before} />
                    </td>
                    <td data-side="after">
                      <Value of={fact.after} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </PanelSection>
      )}
      <PanelSection title={t('audit.details')}>
        <Facts
          facts={[
            [t('audit.what'), <code key="action" className="mono">{data.action}</code>],
            [t('audit.subject'), <code key="subject" className="mono">{data.subject}</code>],
            [t('audit.address'), data.address],
            [t('audit.program'), data.userAgent],
            [t('audit.requestId'), data.requestId ? <code key="request" className="mono">{data.requestId}</code> : null],
          ]}
        />
      </PanelSection>
    </SidePanel>
  )
}

function MissingRight({ scope }: { scope: string }) {
  const t = useMessages()
  const known = scopeKeys.find((key) => key === scope)
  return t('audit.refusedBecause', { right: known ? `“${t(`scopes.${known}`)}” (${scope})` : scope })
}

function Actor({ name, about }: { name: string; about: string | null }) {
  return (
    <>
      {name}
      {about ? <span className="quiet small"> {about}</span> : null}
    </>
  )
}

/** A value as a reader wants it: lists with commas, yes and no, nothing said as nothing. */
function Value({ of: value }: { of: unknown }) {
  const t = useMessages()
  const format = useFormat()
  if (value === null || value === undefined || value === '') return <span className="quiet">{t('audit.nothing')}</span>
  if (typeof value === 'boolean') return value ? t('audit.yes') : t('audit.no')
  if (typeof value === 'number') return format.count(value)
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.length > 0 ? format.list(value) : <span className="quiet">{t('audit.nothing')}</span>
  if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value) ? <When at={value} /> : value
  return <code className="mono">{JSON.stringify(value)}</code>
}
