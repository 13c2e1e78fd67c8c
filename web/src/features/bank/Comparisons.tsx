import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'
import { Button } from '@mantine/core'
import type { Comparison_ConnectionFragment } from '../../__generated__/graphql.ts'
import { useLanguage } from '../../messages/Language.tsx'
import { useAttempt } from '../../parts/attempt.ts'
import { ButtonLink } from '../../parts/links.tsx'
import { useCan, useProject } from '../../parts/project.tsx'
import { Section } from '../../parts/Section.tsx'
import { StatusMark } from '../../parts/StatusMark.tsx'
import { toast } from '../../parts/toast.tsx'
import { Until, When } from '../../parts/When.tsx'
import classes from './Bank.module.css'
import { Comparison_connection, comparisonTones, ReconcileNow } from './documents.ts'

type Connection = FragmentType<Comparison_ConnectionFragment> & { id: string }

/** How far each account is compared with the bank's own list. */
export function Comparisons({ connections }: { connections: readonly Connection[] }) {
  const { t } = useLanguage()
  return (
    <Section title={t('bank.comparison')} lead={t('bank.comparisonLead')} isFlush>
      <ul className={classes['comparisons']}>
        {connections.map((connection) => (
          <Comparison key={connection.id} connection={connection} />
        ))}
      </ul>
    </Section>
  )
}

function Comparison({ connection }: { connection: Connection }) {
  const { t, hear } = useLanguage()
  const can = useCan()
  const attempt = useAttempt()
  const { id: projectId } = useProject()
  const { data, complete } = useFragment({ fragment: Comparison_connection, from: connection })
  if (!complete) return null
  const { name, reconciliation } = data
  if (!reconciliation) return null
  const compare = async () => {
    if (await attempt(ReconcileNow, { input: { id: data.id } })) toast(t('bank.comparing', { name }))
  }
  const { state, offBecause, problem, completeUntil, lastSuccessAt, nextRunAt } = reconciliation
  return (
    <li>
      <div className={classes['words']}>
        <span className={classes['head']}>
          <strong>{name}</strong> <StatusMark tone={comparisonTones[state]}>{t(`bank.comparisonStates.${state}`)}</StatusMark>
        </span>
        {offBecause ? <span className="small">{hear(offBecause)}</span> : null}
        {problem ? <span className="bad small">{hear(problem)}</span> : null}
        {offBecause ? null : (
          <span className="quiet small">
            {lastSuccessAt ? (
              <>
                {t('bank.lastCompared')} <When at={lastSuccessAt} />
              </>
            ) : (
              t('bank.neverCompared')
            )}
            {completeUntil ? (
              <>
                {' · '}
                {t('bank.completeUntil')} <When at={completeUntil} />
              </>
            ) : null}
            {nextRunAt && state !== 'RUNNING' ? (
              <>
                {' · '}
                {t('bank.nextRun')} <Until at={nextRunAt} />
              </>
            ) : null}
          </span>
        )}
      </div>
      {offBecause ? (
        can('connections:manage') ? (
          <ButtonLink variant="default" size="compact-sm" to="/p/$projectId/settings/payments/$connectionId" params={{ projectId, connectionId: data.id }}>
            {t('bank.openConnection')}
          </ButtonLink>
        ) : null
      ) : can('finance:write') ? (
        <Button variant="default" size="compact-sm" loading={state === 'RUNNING'} aria-label={t('bank.compareNamed', { name })} onClick={() => void compare()}>
          {t('bank.compareNow')}
        </Button>
      ) : null}
    </li>
  )
}
