import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { graphql } from '../../__generated__/gql.ts'
import { dayIn } from '../../format/dates.ts'
import { daysOf, type Preset } from '../../format/ranges.ts'
import { useFormat, useMessages } from '../../messages/Language.tsx'
import { useAction, useIdempotencyKey } from '../../parts/actions.ts'
import { useProject } from '../../parts/project.tsx'
import { toastProblem } from '../../parts/toast.tsx'

const StartRunMutation = graphql(`
  mutation StartRun($input: StartRunInput!) {
    startRun(input: $input) {
      __typename
      ... on StartRunSuccess {
        run {
          id
          ...RunRow_run
        }
      }
      ... on InvalidInput {
        message
      }
    }
  }
`)

const periods: readonly Preset[] = ['month', 'last-month', 'quarter', 'year']

/** "How did this month go?": one press for this month, another period from the menu. */
export function StartRun({ onStarted }: { onStarted: () => void }) {
  const t = useMessages()
  const format = useFormat()
  const navigate = useNavigate()
  const { id: projectId, timeZone } = useProject()
  const keyFor = useIdempotencyKey()
  const { run, isBusy } = useAction(StartRunMutation)

  const start = async (preset: Preset) => {
    const { from, to } = daysOf(preset, dayIn(timeZone, new Date()))
    // The question may be asked again and again: each press is a call of its own, and only a repeated send is not.
    const input = { projectId, kind: 'MONTH_REVIEW' as const, range: { from, to } }
    const data = await run({ input: { ...input, idempotencyKey: keyFor({ ...input, at: Date.now() }) } })
    if (!data) {
      toastProblem(t('runs.startFailed'))
      return
    }
    if (data.startRun.__typename === 'InvalidInput') {
      toastProblem(data.startRun.message)
      return
    }
    onStarted()
    await navigate({ to: '/p/$projectId/runs/$runId', params: { projectId, runId: data.startRun.run.id } })
  }

  return (
    <Button.Group>
      <Button onClick={() => void start('month')} loading={isBusy}>
        {t('runs.ask')}
      </Button>
      <Menu>
        <Menu.Target>
          <Button px={8} aria-label={t('runs.otherPeriod')} disabled={isBusy}>
            <IconChevronDown size={16} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {periods.map((preset) => (
            <Menu.Item key={preset} onClick={() => void start(preset)} rightSection={<span className="quiet small">{format.days(daysOf(preset, dayIn(timeZone, new Date())))}</span>}>
              {t(`ranges.${preset}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </Button.Group>
  )
}
