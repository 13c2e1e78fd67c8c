import { Button, type ButtonProps } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { graphql } from '../__generated__/gql.ts'
import type { StartExportInput } from '../__generated__/graphql.ts'
import { useMessages } from '../messages/Language.tsx'
import { useIdempotencyKey } from './actions.ts'
import { useAttempt } from './attempt.ts'
import { useCan, useProject } from './project.tsx'
import { toast } from './toast.tsx'

const StartExportMutation = graphql(`
  mutation StartExport($input: StartExportInput!) {
    startExport(input: $input) {
      __typename
      ... on StartExportSuccess {
        export {
          id
        }
      }
      ... on TooManyExports {
        message
      }
      ... on InvalidInput {
        message
      }
    }
  }
`)

/** Has a file written of all that the filters of the page meet, whatever part of it is loaded. Only offered to who may. */
export function StartExport({ size, ...wanted }: Pick<StartExportInput, 'kind' | 'orders' | 'transactions' | 'expenses' | 'report'> & Pick<ButtonProps, 'size'>) {
  const t = useMessages()
  const attempt = useAttempt()
  const navigate = useNavigate()
  const can = useCan()
  const { id: projectId } = useProject()
  const keyFor = useIdempotencyKey()
  const [isBusy, setBusy] = useState(false)
  const count = useRef(0)
  if (!can('finance:export')) return null
  const start = async () => {
    setBusy(true)
    const input = { projectId, ...wanted }
    const done = await attempt(StartExportMutation, { input: { ...input, idempotencyKey: keyFor({ input, count: count.current }) } })
    setBusy(false)
    if (!done) return
    count.current += 1
    toast(t('exports.started'), { label: t('exports.show'), run: () => void navigate({ to: '/p/$projectId/exports', params: { projectId } }) })
  }
  return (
    <Button variant="default" {...(size === undefined ? {} : { size })} leftSection={<IconDownload size={16} stroke={1.6} />} loading={isBusy} onClick={() => void start()}>
      {t('exports.start')}
    </Button>
  )
}
