import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'
import { IconHistory } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { graphql } from '../../__generated__/gql.ts'
import type { AuditRow_EntryFragment } from '../../__generated__/graphql.ts'
import { readListRange } from '../../parts/list-search.ts'
import { useFormat, useMessages } from '../../messages/Language.tsx'
import { ChoiceFilter, FilterBar, ListCount, SearchField, SingleFilter, type Choice } from '../../parts/Filters.tsx'
import { useRecordKeys } from '../../parts/keys.ts'
import { readChoices, writeChoices } from '../../parts/list-search.ts'
import { RangePicker } from '../../parts/RangePicker.tsx'
import type { Records } from '../../parts/records.ts'
import { RecordList } from '../../parts/RecordList.tsx'
import { RecordRow, rowLink, type Column } from '../../parts/RecordTable.tsx'
import { Section } from '../../parts/Section.tsx'
import { Empty } from '../../parts/States.tsx'
import { StatusMark } from '../../parts/StatusMark.tsx'
import { When } from '../../parts/When.tsx'
import { AuditPanel } from './AuditPanel.tsx'
import { actionName, actorName } from './names.ts'
import { areas, filterOf, outcomes, type AuditSearch } from './search.ts'

const AuditRow_entry = graphql(`
  fragment AuditRow_entry on AuditEntry {
    id
    at
    action
    outcome
    count
    note
    actor {
      kind
      name
      email
    }
    onBehalfOf {
      kind
      name
      email
    }
  }
`)

type Entry = { id: string } & FragmentType<AuditRow_EntryFragment>

interface Props {
  lead: string
  search: AuditSearch
  records: Records<unknown, Entry>
  /** Whom the list can be narrowed to. */
  people: readonly Choice<string>[]
}

const renderEntry = (entry: Entry) => <AuditRow entry={entry} />

/** Who did what, the newest first; each entry opens with what was before and what is after. */
export function AuditList({ lead, search, records, people }: Props) {
  const t = useMessages()
  const format = useFormat()
  const navigate = useNavigate()
  const { ids, total, problem } = records
  const range = readListRange(search, format.timeZone)
  const isFiltered = Object.keys(filterOf(search, range)).length > 0
  const change = (next: Partial<AuditSearch>) => void navigate({ to: '.', search: (before: AuditSearch) => ({ ...before, ...next }), replace: true, resetScroll: false })
  const clear = () => change({ q: undefined, about: undefined, outcome: undefined, by: undefined, range: undefined, from: undefined, to: undefined })
  useRecordKeys({ ids, chosen: search.open, open: (id) => change({ open: id }) })
  // Somebody who is no member any more, or a key: the address knows them by their id alone.
  const whom = search.by && !people.some(({ value }) => value === search.by) ? [...people, { value: search.by, label: t('audit.bySomebody') }] : people

  const columns: Column[] = [
    { key: 'what', label: t('audit.what'), card: 'title' },
    { key: 'who', label: t('audit.who'), width: '220px', card: 'line' },
    { key: 'outcome', label: t('audit.outcome'), width: '120px', card: 'amount' },
    { key: 'when', label: t('audit.when'), width: '150px', card: 'end' },
  ]
  return (
    <>
      <Section title={t('audit.title')} lead={lead} isFlush>
        <div style={{ padding: '0 16px' }}>
          <FilterBar end={total !== null && !problem ? <ListCount>{t('audit.count', { count: total })}</ListCount> : null}>
            <SearchField label={t('audit.search')} value={search.q ?? ''} onChange={(q) => change({ q: q || undefined })} />
            <ChoiceFilter label={t('audit.area')} choices={areas.map((value) => ({ value, label: t(`audit.areas.${value}`) }))} chosen={readChoices(search.about, areas)} onChange={(chosen) => change({ about: writeChoices(chosen) })} />
            <SingleFilter
              label={t('audit.outcome')}
              any={t('audit.anyOutcome')}
              choices={outcomes.map((value) => ({ value, label: t(`audit.outcomes.${value}`) }))}
              chosen={outcomes.find((one) => one === search.outcome)}
              onChange={(outcome) => change({ outcome })}
            />
            {whom.length > 0 ? <SingleFilter label={t('audit.by')} any={t('audit.byAnybody')} choices={whom} chosen={search.by} onChange={(by) => change({ by })} /> : null}
            <RangePicker
              days={range}
              preset={range?.preset ?? null}
              onPreset={(preset) => change({ range: preset, from: undefined, to: undefined })}
              onDays={({ from, to }) => change({ range: undefined, from, to })}
              onClear={() => change({ range: undefined, from: undefined, to: undefined })}
            />
          </FilterBar>
        </div>
        <RecordList
          records={records}
          label={t('audit.title')}
          columns={columns}
          renderRow={renderEntry}
          chosen={search.open}
          isFiltered={isFiltered}
          onClear={clear}
        >
          <Empty icon={<IconHistory size={22} stroke={1.5} />} title={t('audit.none')}>
            {t('audit.noneText')}
          </Empty>
        </RecordList>
      </Section>
      {search.open ? <AuditPanel id={search.open} isLoading={total === null && !problem} onBy={(by) => change({ by, open: undefined })} onClose={() => change({ open: undefined })} /> : null}
    </>
  )
}

function AuditRow({ entry }: { entry: Entry }) {
  const t = useMessages()
  const { data, complete } = useFragment({ fragment: AuditRow_entry, from: entry })
  if (!complete) return null
  const isRefused = data.outcome === 'REFUSED'
  const name = actionName(t, data.action, isRefused)
  const who = actorName(t, data.actor)
  return (
    <RecordRow
      cells={{
        what: (
          <>
            <Link to="." search={(before: Record<string, unknown>) => ({ ...before, open: data.id })} className={rowLink} title={name}>
              {name}
            </Link>
            {data.count > 1 ? <span className="quiet small"> ×{data.count}</span> : null}
            {data.note ? <span className="quiet small"> {data.note}</span> : null}
          </>
        ),
        who: data.onBehalfOf ? `${who} ${t('audit.forWhom', { person: actorName(t, data.onBehalfOf) })}` : who,
        outcome: <StatusMark tone={isRefused ? 'bad' : 'calm'}>{t(`audit.outcomes.${data.outcome}`)}</StatusMark>,
        when: <When at={data.at} />,
      }}
    />
  )
}
