import { useNavigate } from '@tanstack/react-router'
import type { Problem } from '../../apollo/problems.ts'
import { useFormat, useMessages } from '../../messages/Language.tsx'
import { Section } from '../../parts/Section.tsx'
import { Failed, RowsSkeleton } from '../../parts/States.tsx'
import { toast, toastProblem } from '../../parts/toast.tsx'
import { gather, workParts, type PartsOf, type QueueLine, type WorkLine, type WorkPart } from './parts.ts'
import { Queues } from './Queues.tsx'
import type { WorkSearch } from './search.ts'
import { useProjectNames } from './use-project-names.ts'
import { WorkList } from './WorkList.tsx'
import { WorkPanel } from './WorkPanel.tsx'

interface Props {
  /** What the four parts answered; null while nothing is there. */
  answer: PartsOf<Omit<WorkLine, 'part'>, Omit<QueueLine, 'part'>> | null | undefined
  problem: Problem | null
  /** What is shown, in words, for when it fails. */
  what: string
  search: WorkSearch
  /** Whose each piece is stands beside it. */
  isOfManyProjects?: boolean
  refetch: () => Promise<unknown>
  /** Absent while nothing may be changed. @returns null when it was refused. */
  retry?: (part: WorkPart, ids: string[]) => Promise<unknown>
}

/** How often a page of queues looks again while somebody sees it: depth and age of a queue are no events. */
export const queuesPoll = { pollInterval: 5_000, skipPollAttempt: () => document.hidden }

/** Work that is not done, its cause and a way to try it again, and the queues that it stands in. */
export function WorkBoard({ answer, problem, what, search, isOfManyProjects = false, refetch, retry }: Props) {
  const t = useMessages()
  const format = useFormat()
  const navigate = useNavigate()
  const { lines, total, queues, silent } = gather(answer ?? {})
  const names = useProjectNames(isOfManyProjects ? lines.map((line) => line.projectId) : [])
  const projectNames = isOfManyProjects ? { projectNames: names } : {}
  const open = lines.find((line) => line.id === search.open) ?? null

  const again = async (chosen: readonly WorkLine[], ask: NonNullable<Props['retry']>) => {
    const asked = workParts.map((part) => ({ part, ids: chosen.filter((line) => line.part === part).map((line) => line.id) })).filter(({ ids }) => ids.length > 0)
    const answers = await Promise.all(asked.map(({ part, ids }) => ask(part, ids)))
    if (answers.every((one) => one !== null)) toast(t('work.retried', { count: chosen.length }))
    else toastProblem(t('work.retryFailed'))
    await refetch()
  }
  const change = retry ? { onRetry: (chosen: readonly WorkLine[]) => void again(chosen, retry) } : {}
  const close = () => void navigate({ to: '.', search: { ...search, open: undefined }, replace: true, resetScroll: false })

  return (
    <>
      {!answer && problem ? (
        <Section title={t('operations.queues')} isFlush>
          <Failed problem={problem} what={what} onRetry={() => void refetch()} />
        </Section>
      ) : !answer ? (
        <Section title={t('operations.queues')} lead={t('operations.queuesLead')} isFlush>
          <RowsSkeleton rows={4} />
        </Section>
      ) : (
        <>
          {/* A part that failed may hold work that failed: only what was all loaded can be all done. */}
          {problem && silent.length > 0 ? (
            <Section title={t('operations.partsFailed', { parts: format.list(silent.map((part) => t(`operations.parts.${part}`))) })} isFlush>
              <Failed problem={problem} what={t('operations.queues')} onRetry={() => void refetch()} isCompact />
            </Section>
          ) : null}
          {silent.length === workParts.length ? null : (
            <>
              <WorkList lines={lines} total={total} search={search} {...projectNames} {...change} />
              <Queues queues={queues} />
            </>
          )}
        </>
      )}
      {search.open ? <WorkPanel line={open} isLoading={!answer && !problem} project={isOfManyProjects && open ? (names.get(open.projectId) ?? t('installation.unknownProject')) : null} onClose={close} {...change} /> : null}
    </>
  )
}
