import { IconCircleCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { WorkState } from '../../__generated__/graphql.ts'
import { useFormat, useMessages } from '../../messages/Language.tsx'
import { RecordRow, RecordTable, rowAction, type Column } from '../../parts/RecordTable.tsx'
import { Section } from '../../parts/Section.tsx'
import { Empty } from '../../parts/States.tsx'
import { duration, kindInWords, type QueueLine } from './parts.ts'

/** Work that is due this long without being begun is late. */
const lateSeconds = 300

/** How much work of each kind is not done. A number opens the work that it counts. */
export function Queues({ queues }: { queues: readonly QueueLine[] }) {
  const t = useMessages()
  const columns: Column[] = [
    { key: 'kind', label: t('work.kind'), card: 'title' },
    { key: 'part', label: t('operations.part'), width: '110px', priority: 3, card: 'none' },
    { key: 'waiting', label: t('work.states.WAITING'), width: '96px', isNumber: true, card: 'line' },
    { key: 'running', label: t('work.states.RUNNING'), width: '110px', isNumber: true, priority: 2, card: 'none' },
    { key: 'stuck', label: t('work.states.STUCK'), width: '84px', isNumber: true, priority: 2, card: 'none' },
    { key: 'dead', label: t('work.states.DEAD'), width: '96px', isNumber: true, card: 'end' },
    { key: 'age', label: t('operations.age'), width: '140px', isNumber: true, card: 'amount' },
  ]
  return (
    <Section title={t('operations.queues')} lead={t('operations.queuesLead')} isFlush>
      {queues.length === 0 ? (
        <Empty isCompact icon={<IconCircleCheck size={22} stroke={1.5} />} title={t('operations.queuesEmpty')}>
          {t('operations.queuesEmptyText')}
        </Empty>
      ) : (
        <RecordTable label={t('operations.queues')} columns={columns} rows={queues} keyOf={({ part, kind }) => `${part} ${kind}`} renderRow={(queue) => <QueueRow queue={queue} />} />
      )}
    </Section>
  )
}

function QueueRow({ queue }: { queue: QueueLine }) {
  const t = useMessages()
  const format = useFormat()
  const late = queue.ageSeconds !== null && queue.ageSeconds > lateSeconds
  return (
    <RecordRow
      cells={{
        kind: <span title={queue.kind}>{kindInWords(t, queue.kind)}</span>,
        part: t(`operations.parts.${queue.part}`),
        waiting: <Count state="WAITING" count={queue.waiting} />,
        running: <Count state="RUNNING" count={queue.running} />,
        stuck: <Count state="STUCK" count={queue.stuck} />,
        dead: <Count state="DEAD" count={queue.dead} />,
        age:
          queue.ageSeconds === null || queue.oldestDueAt === null ? (
            <span className="quiet">{t('operations.notDue')}</span>
          ) : (
            <time dateTime={queue.oldestDueAt} title={format.exactInstant(queue.oldestDueAt)} className={late ? 'warn' : undefined}>
              {duration(t, queue.ageSeconds)}
            </time>
          ),
      }}
    />
  )
}

const alarming: Partial<Record<WorkState, string>> = { STUCK: 'warn', DEAD: 'bad' }

function Count({ state, count }: { state: WorkState; count: number }) {
  const t = useMessages()
  const format = useFormat()
  const name = <span className="phone-only quiet small"> {t(`work.states.${state}`)}</span>
  if (count === 0) {
    return (
      <span className="quiet">
        {format.count(count)}
        {name}
      </span>
    )
  }
  return (
    <>
      <Link to="." search={(before: Record<string, unknown>) => ({ ...before, state })} className={`link ${rowAction} ${alarming[state] ?? ''}`} aria-label={`${t(`work.states.${state}`)}: ${format.count(count)}`}>
        {format.count(count)}
      </Link>
      {name}
    </>
  )
}
