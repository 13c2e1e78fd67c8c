import { useQuery } from '@apollo/client/react'
import { Button, Group, Select, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { currencyDigits } from '../../format/currencies.ts'
import { readTypedAmount } from '../../format/decimal.ts'
import { useFormat, useMessages } from '../../messages/Language.tsx'
import { useAction } from '../../parts/actions.ts'
import { CopyField } from '../../parts/Copy.tsx'
import { FormProblem } from '../../parts/forms.tsx'
import { MoneyInput } from '../../parts/MoneyInput.tsx'
import { useProject } from '../../parts/project.tsx'
import { PanelSection } from '../../parts/SidePanel.tsx'
import { Until } from '../../parts/When.tsx'
import { OpenOrdersQuery, PrepareTestTransfer } from './documents.ts'

const free = 'free'

/** Makes the command that a terminal sends one authentic transfer with, for an order or for any amount and text. */
export function TestTransfer({ connectionId }: { connectionId: string }) {
  const t = useMessages()
  const format = useFormat()
  const { id: projectId, currency } = useProject()
  const { data } = useQuery(OpenOrdersQuery, { variables: { projectId, filter: { statuses: ['AWAITING_PAYMENT', 'UNDERPAID'] }, first: 30 } })
  const { run, problem, isBusy } = useAction(PrepareTestTransfer)
  const [chosen, setChosen] = useState<string | null>(null)
  const [amount, setAmount] = useState('')
  const [content, setContent] = useState('')
  const [faults, setFaults] = useState<{ amount?: string; content?: string; whole?: string }>({})
  const [made, setMade] = useState<{ command: string; expiresAt: string | null } | null>(null)

  const orders = data?.project?.orders?.edges.map((edge) => edge.node) ?? []
  const target = chosen ?? orders[0]?.id ?? free
  const choices = [
    ...orders.map((order) => ({ value: order.id, label: t('payments.forOrder', { number: `${order.number}`, customer: order.customer.name, due: format.money(order.due) }) })),
    { value: free, label: t('payments.freeTransfer') },
  ]

  const prepare = async () => {
    setFaults({})
    setMade(null)
    const read = readTypedAmount(amount, currencyDigits(currency))
    if (target === free && read === null) {
      setFaults({ amount: t('forms.amountShape') })
      return
    }
    const input = target === free ? { id: connectionId, amount: { amount: read ?? '', currency }, content } : { id: connectionId, orderId: target }
    const answer = await run({ input })
    if (!answer) return
    const outcome = answer.prepareTestTransfer
    if (outcome.__typename === 'PrepareTestTransferSuccess') {
      setMade({ command: outcome.command, expiresAt: outcome.expiresAt })
      return
    }
    const at = (field: string) => outcome.fieldErrors.find((error) => error.path[0] === field)?.message
    const [amountFault, contentFault] = [at('amount'), at('content')]
    setFaults({ ...(amountFault ? { amount: amountFault } : {}), ...(contentFault ? { content: contentFault } : {}), ...(amountFault || contentFault ? {} : { whole: outcome.message }) })
  }

  return (
    <PanelSection title={t('payments.test')}>
      <Stack gap="sm">
        <p className="quiet small" style={{ margin: 0 }}>
          {t('payments.testText')}
        </p>
        <Select
          label={t('payments.testFor')}
          allowDeselect={false}
          data={choices}
          value={target}
          onChange={(value) => {
            setChosen(value)
            setMade(null)
          }}
        />
        {target === free ? (
          <Group grow align="flex-start">
            <MoneyInput label={t('payments.amount')} currency={currency} value={amount} onChange={(event) => setAmount(event.currentTarget.value)} error={faults.amount} />
            <TextInput label={t('payments.content')} value={content} onChange={(event) => setContent(event.currentTarget.value)} error={faults.content} />
          </Group>
        ) : null}
        <FormProblem problem={problem} message={faults.whole ?? null} />
        <Group>
          <Button onClick={() => void prepare()} loading={isBusy}>
            {t('payments.makeCommand')}
          </Button>
        </Group>
        <div role="status">
          {made ? (
            <Stack gap={6}>
              <CopyField label={t('payments.command')} value={made.command} isBlock />
              {made.expiresAt ? (
                <span className="quiet small">
                  {t('payments.commandUntil')} <Until at={made.expiresAt} />
                </span>
              ) : null}
            </Stack>
          ) : null}
        </div>
      </Stack>
    </PanelSection>
  )
}
