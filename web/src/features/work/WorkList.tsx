import { Button } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useLanguage, useMessages } from '../../messages/Language.tsx'
import { ChoiceFilter, FilterBar, ListCount } from '../../parts/Filters.tsx'
import { useRecordKeys } from '../../parts/keys.ts'
import { readChoices, writeChoices } from '../../parts/list-search.ts'
import { RecordRow, RecordTable, rowAction, rowLink, type Column } from '../../parts/RecordTable.tsx'
import { Section } from '../../parts/Section.tsx'
import { Empty, NoMatch } from '../../parts/States.tsx'
import { StatusMark } from '../../parts/StatusMark.tsx'
import { When } from '../../parts/When.tsx'
import { kindInWords, stateTones, type WorkLine } from './parts.ts'
import { workStates, type WorkSearch } from './search.ts'

interface Props {
  lines: readonly WorkLine[]
  /** Of all that there is, also what is not loaded. */
  total: number
  search: WorkSearch
  /** Over the whole installation: whose each is. */
  projectNames?: ReadonlyMap<string, string>
  /** Absent while nothing may be changed. */
  onRetry?: (lines: readonly WorkLine[]) => void
}

/** Work that is not done, with why, and a way to try it again. */
export function WorkList({ lines, total, search, projectNames, onRetry }: Props) {
  const t = useMessages()
  const navigate = useNavigate()
  const change = (next: Partial<WorkSearch>) => void navigate({ to: '.', search: (before: WorkSearch) => ({ ...before, ...next }), replace: true, resetScroll: false })
  const ids = lines.map((line) => line.id)
  useRecordKeys({ ids, chosen: search.open, open: (id) => change({ open: id }) })
  const dead = lines.filter((line) => line.state === 'DEAD')
  const columns: Column[] = [
    { key: 'kind', label: t('work.kind'), width: '230px', card: 'title' },
    ...(projectNames ? [{ key: 'project', label: t('operations.project'), width: '150px', priority: 2, card: 'none' } satisfies Column] : []),
    { key: 'state', label: t('work.state'), width: '120px', card: 'amount' },
    { key: 'error', label: t('operations.cause'), card: 'line' },
    { key: 'attempts', label: t('work.attempts'), width: '90px', isNumber: true, priority: 3, card: 'none' },
    { key: 'created', label: t('work.created'), width: '140px', priority: 3, card: 'none' },
    ...(onRetry ? [{ key: 'retry', label: t('lists.actions'), width: '124px', isNumber: true, isLabelHidden: true, card: 'end' } satisfies Column] : []),
  ]
  return (
    <Section
      title={t('operations.work')}
      lead={t('operations.workLead')}
      isFlush
      actions={onRetry && dead.length > 1 ? <Button onClick={() => onRetry(dead)}>{t('work.retryAll', { count: dead.length })}</Button> : null}
    >
      <div style={{ padding: '0 16px' }}>
        <FilterBar end={total > 0 ? <ListCount>{t('operations.shownOf', { shown: lines.length, total })}</ListCount> : null}>
          <ChoiceFilter
            label={t('work.state')}
            choices={workStates.map((value) => ({ value, label: t(`work.states.${value}`) }))}
            chosen={readChoices(search.state, workStates)}
            onChange={(chosen) => change({ state: writeChoices(chosen) })}
          />
        </FilterBar>
      </div>
      {lines.length > 0 ? (
        <RecordTable
          label={t('operations.work')}
          columns={columns}
          rows={lines}
          keyOf={(line) => line.id}
          total={total}
          chosen={search.open}
          renderRow={(line) => <WorkRow line={line} project={projectNames ? (projectNames.get(line.projectId) ?? t('installation.unknownProject')) : null} onRetry={onRetry} />}
        />
      ) : search.state ? (
        <NoMatch onClear={() => change({ state: undefined })} />
      ) : (
        <Empty isCompact icon={<IconCircleCheck size={22} stroke={1.5} />} title={t('operations.none')}>
          {t('operations.noneText')}
        </Empty>
      )}
    </Section>
  )
}

/** What stands still and does not come back by itself, or only later. */
export const isRetryable = ({ state }: WorkLine): boolean => state === 'DEAD' || state === 'WAITING'

function WorkRow({ line, project, onRetry }: { line: WorkLine; project: string | null; onRetry: Props['onRetry'] }) {
  const { t, hear } = useLanguage()
  return (
    <RecordRow
      cells={{
        kind: (
          <Link to="." search={(before: Record<string, unknown>) => ({ ...before, open: line.id })} className={rowLink} title={line.kind}>
            {kindInWords(t, line.kind)}
          </Link>
        ),
        project,
        state: <StatusMark tone={stateTones[line.state]}>{t(`work.states.${line.state}`)}</StatusMark>,
        error: line.lastError ? <span title={line.lastError}>{hear(line.lastError)}</span> : <span className="quiet">{t('operations.noCause')}</span>,
        attempts: line.attempts,
        created: <When at={line.createdAt} />,
        retry:
          onRetry && isRetryable(line) ? (
            <Button className={rowAction} size="compact-sm" variant="default" onClick={() => onRetry([line])} aria-label={t('work.retryNamed', { kind: kindInWords(t, line.kind) })}>
              {t('work.retry')}
            </Button>
          ) : null,
      }}
    />
  )
}
