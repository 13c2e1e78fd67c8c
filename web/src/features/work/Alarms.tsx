import { useQuery } from '@apollo/client/react'
import { Button, Stack } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconScale } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { graphql } from '../../__generated__/gql.ts'
import type { AlarmsQuery as Asked } from '../../__generated__/graphql.ts'
import { problemOf } from '../../apollo/problems.ts'
import { useLiveEvents } from '../../live/LiveContext.tsx'
import { useFormat, useLanguage, useMessages } from '../../messages/Language.tsx'
import { useAction } from '../../parts/actions.ts'
import { Confirm } from '../../parts/Confirm.tsx'
import { useCan, useProject } from '../../parts/project.tsx'
import { RecordRow, RecordTable, rowAction, type Column } from '../../parts/RecordTable.tsx'
import { Section } from '../../parts/Section.tsx'
import { Empty, Failed, RowsSkeleton } from '../../parts/States.tsx'
import { toast, toastProblem } from '../../parts/toast.tsx'
import { Until, When } from '../../parts/When.tsx'

const AlarmsQuery = graphql(`
  query Alarms($projectId: ID!, $filter: DiscrepancyFilter!, $first: Int!) {
    project(id: $projectId) {
      id
      recount {
        id
        state
        finishedAt
        rowsCounted
        openDiscrepancies
        dueAt
        lastError
      }
      discrepancies(filter: $filter, first: $first) {
        nodes {
          id
          figure
          day
          foundAt
          orderId
          transactionId
          kept {
            count
            amount {
              amount
              currency
            }
          }
          counted {
            count
            amount {
              amount
              currency
            }
          }
        }
        totalCount
      }
    }
  }
`)

const StartRecount = graphql(`
  mutation StartRecount($input: StartRecountInput!) {
    startRecount(input: $input) {
      ... on StartRecountSuccess {
        recount {
          id
          state
          rowsCounted
          openDiscrepancies
        }
      }
    }
  }
`)

const RepairDiscrepancies = graphql(`
  mutation RepairDiscrepancies($input: RepairDiscrepanciesInput!) {
    repairDiscrepancies(input: $input) {
      ... on RepairDiscrepanciesSuccess {
        discrepancies {
          id
          state
        }
      }
    }
  }
`)

type Finding = NonNullable<NonNullable<Asked['project']>['discrepancies']>['nodes'][number]

/** As many as one repair takes. */
const loaded = 200
const namedInQuestion = 3

/** What is kept and is not what its rows come to, with both values; a person repairs it and says so by that. */
export function Alarms() {
  const t = useMessages()
  const { id: projectId } = useProject()
  const mayChange = useCan()('operations:manage')
  const { data, error, refetch } = useQuery(AlarmsQuery, { variables: { projectId, filter: { states: ['OPEN'] }, first: loaded } })
  useLiveEvents({ projectId, types: ['finance.recountChanged'], onEvents: () => void refetch() })
  const start = useAction(StartRecount)
  const [asking, setAsking] = useState<readonly Finding[] | null>(null)
  const project = data?.project
  const findings = project?.discrepancies
  const problem = problemOf(error)
  const isGoing = project?.recount?.state === 'GOING'

  const check = async () => {
    if (await start.run({ input: { projectId } })) toast(t('operations.checkStarted'))
    else toastProblem(t('operations.checkFailed'))
    await refetch()
  }

  const columns: Column[] = [
    { key: 'figure', label: t('operations.figure'), card: 'title' },
    { key: 'day', label: t('operations.day'), width: '130px', priority: 2, card: 'line' },
    { key: 'kept', label: t('operations.kept'), width: '170px', isNumber: true, card: 'amount' },
    { key: 'counted', label: t('operations.counted'), width: '170px', isNumber: true, card: 'end' },
    { key: 'found', label: t('operations.found'), width: '130px', priority: 3, card: 'none' },
    ...(mayChange ? [{ key: 'repair', label: t('lists.actions'), width: '110px', isNumber: true, isLabelHidden: true, card: 'end' } satisfies Column] : []),
  ]
  const nodes = findings?.nodes ?? []

  return (
    <Section
      title={t('operations.alarms')}
      lead={t('operations.alarmsLead')}
      isFlush
      actions={
        mayChange ? (
          <>
            {nodes.length > 1 ? <Button onClick={() => setAsking(nodes)}>{t('operations.repairAll', { count: nodes.length })}</Button> : null}
            <Button variant="default" disabled={isGoing} loading={start.isBusy} onClick={() => void check()}>
              {t('operations.checkNow')}
            </Button>
          </>
        ) : null
      }
    >
      {project && findings ? (
        <>
          {nodes.length > 0 ? (
            <RecordTable label={t('operations.alarms')} columns={columns} rows={nodes} keyOf={(one) => one.id} total={findings.totalCount} renderRow={(one) => <FindingRow finding={one} onRepair={() => setAsking([one])} />} />
          ) : (
            <Calm recount={project.recount} />
          )}
          <Course recount={project.recount} isBare={nodes.length === 0} />
        </>
      ) : problem ? (
        <Failed problem={problem} what={t('operations.alarmsThing')} onRetry={() => void refetch()} isCompact />
      ) : (
        <RowsSkeleton rows={2} />
      )}
      <Repair key={asking?.map((one) => one.id).join() ?? ''} findings={asking} onClose={() => setAsking(null)} onDone={() => void refetch()} />
    </Section>
  )
}

type RecountNow = NonNullable<Asked['project']>['recount']

function Calm({ recount }: { recount: RecountNow | undefined }) {
  const t = useMessages()
  if (recount?.state === 'FAILED') return null
  if (!recount?.finishedAt) {
    return (
      <Empty isCompact icon={<IconScale size={22} stroke={1.5} />} title={t('operations.neverChecked')}>
        {t('operations.agreesUnchecked')}
      </Empty>
    )
  }
  return (
    <Empty isCompact icon={<IconCircleCheck size={22} stroke={1.5} />} title={t('operations.agrees')}>
      {null}
    </Empty>
  )
}

/** When it was last asked, whether it is being asked, and what went wrong with the asking. */
function Course({ recount, isBare }: { recount: RecountNow | undefined; isBare: boolean }) {
  const { t, hear } = useLanguage()
  if (!recount) return null
  return (
    <div className="quiet small" style={{ padding: '8px 16px 14px', textAlign: isBare ? 'center' : 'start' }} role="status">
      {recount.state === 'FAILED' ? (
        <p className="bad" style={{ margin: 0 }}>
          <IconAlertTriangle size={15} stroke={1.6} style={{ verticalAlign: 'text-bottom' }} aria-hidden="true" /> {t('operations.checkBroke')}
          {recount.lastError ? `: ${hear(recount.lastError)}` : null}
        </p>
      ) : null}
      {recount.state === 'GOING' ? <span>{t('operations.checking', { count: recount.rowsCounted })}</span> : null}
      {recount.state !== 'GOING' && recount.finishedAt ? (
        <span>
          {t('operations.lastChecked')} <When at={recount.finishedAt} />
          {' · '}
          {t('operations.nextCheck')} <Until at={recount.dueAt} />
        </span>
      ) : null}
    </div>
  )
}

function FindingRow({ finding, onRepair }: { finding: Finding; onRepair: () => void }) {
  const t = useMessages()
  const format = useFormat()
  const { id: projectId } = useProject()
  const name = t(`operations.figures.${finding.figure}`)
  return (
    <RecordRow
      cells={{
        figure: finding.orderId ? (
          <Link to="/p/$projectId/orders/$orderId" params={{ projectId, orderId: finding.orderId }} className={`link ${rowAction}`}>
            {name}
          </Link>
        ) : finding.transactionId ? (
          <Link to="/p/$projectId/transactions" params={{ projectId }} search={{ open: finding.transactionId }} className={`link ${rowAction}`}>
            {name}
          </Link>
        ) : (
          name
        ),
        day: format.day(finding.day),
        kept: <span className="bad">{valueIn(format, finding.kept)}</span>,
        counted: valueIn(format, finding.counted),
        found: <When at={finding.foundAt} />,
        repair: (
          <Button className={rowAction} size="compact-sm" variant="default" onClick={onRepair} aria-label={t('operations.repairNamed', { figure: name, day: format.day(finding.day) })}>
            {t('operations.repair')}
          </Button>
        ),
      }}
    />
  )
}

function valueIn(format: ReturnType<typeof useFormat>, { amount, count }: Finding['kept']): string {
  return count === null ? format.money(amount) : `${format.money(amount)} (${format.count(count)})`
}

function Repair({ findings, onClose, onDone }: { findings: readonly Finding[] | null; onClose: () => void; onDone: () => void }) {
  const t = useMessages()
  const format = useFormat()
  const { id: projectId } = useProject()
  const { run, problem, isBusy } = useAction(RepairDiscrepancies)
  const named = findings?.slice(0, namedInQuestion) ?? []
  const more = (findings?.length ?? 0) - named.length
  const confirm = async () => {
    const answer = await run({ input: { projectId, ids: findings?.map((one) => one.id) ?? [] } })
    if (!answer) return
    const done = answer.repairDiscrepancies.discrepancies
    const left = done.filter((one) => one.state === 'OPEN').length
    if (left > 0) toastProblem(t('operations.stillWrong', { count: left }))
    else toast(t('operations.repaired', { count: done.length }))
    onClose()
    onDone()
  }
  return (
    <Confirm
      isOpen={findings !== null}
      title={t('operations.repairTitle', { count: findings?.length ?? 0 })}
      verb={t('operations.repair')}
      isBusy={isBusy}
      problem={problem}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <Stack gap="xs">
        {named.map((one) => (
          <span key={one.id}>
            {t('operations.repairLine', { figure: t(`operations.figures.${one.figure}`), day: format.day(one.day), kept: valueIn(format, one.kept), counted: valueIn(format, one.counted) })}
          </span>
        ))}
        {more > 0 ? <span>{t('operations.repairMore', { count: more })}</span> : null}
        <span className="quiet">{t('operations.repairText')}</span>
      </Stack>
    </Confirm>
  )
}
