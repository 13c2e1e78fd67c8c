import { ActionIcon, Button, Group, NumberInput, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useId, useState, type KeyboardEvent } from 'react'
import { useApolloClient } from '@apollo/client/react'
import { graphql } from '../../__generated__/gql.ts'
import { currencyDigits } from '../../format/currencies.ts'
import { fromMinor, readTypedAmount, toMinor } from '../../format/decimal.ts'
import { useFormat, useMessages } from '../../messages/Language.tsx'
import { useAction, useIdempotencyKey } from '../../parts/actions.ts'
import { DraftNote } from '../../parts/DraftNote.tsx'
import { useDraft } from '../../parts/drafts.ts'
import { focusFirstError, FormProblem, placeRefusal } from '../../parts/forms.tsx'
import { MoneyInput } from '../../parts/MoneyInput.tsx'
import { useCan, useProject } from '../../parts/project.tsx'
import { PanelSection, SidePanel } from '../../parts/SidePanel.tsx'
import { NotPermitted } from '../../parts/States.tsx'
import { toast } from '../../parts/toast.tsx'
import classes from './NewOrderPanel.module.css'

const CreateOrder = graphql(`
  mutation CreateOrder($input: CreateOrderInput!) {
    createOrder(input: $input) {
      __typename
      ... on CreateOrderSuccess {
        order {
          id
          number
        }
      }
      ... on InvalidInput {
        message
        fieldErrors {
          path
          message
        }
      }
    }
  }
`)

interface Line {
  key: string
  description: string
  quantity: number | string
  unitPrice: string
}

const emptyLine = (): Line => ({ key: Math.random().toString(36).slice(2), description: '', quantity: 1, unitPrice: '' })
const route = getRouteApi('/app/p/$projectId/orders/new')
const mostLines = 100

export function NewOrderPanel() {
  const t = useMessages()
  const navigate = useNavigate()
  const { id: projectId } = useProject()
  const can = useCan()
  const search = route.useSearch()
  const close = () => void navigate({ to: '/p/$projectId/orders', params: { projectId }, search })
  if (!can('finance:write')) {
    return (
      <SidePanel label={t('orders.create')} title={t('orders.create')} onClose={close}>
        <NotPermitted scope="finance:write" />
      </SidePanel>
    )
  }
  return <OrderForm onClose={close} />
}

const emptyOrder = () => ({ reference: '', customer: { name: '', email: '' }, lines: [emptyLine()] })

function OrderForm({ onClose }: { onClose: () => void }) {
  const t = useMessages()
  const format = useFormat()
  const client = useApolloClient()
  const navigate = useNavigate()
  const formId = useId()
  const { id: projectId, currency } = useProject()
  const search = route.useSearch()
  const digits = currencyDigits(currency)
  const keyFor = useIdempotencyKey()
  const { run, problem, isBusy } = useAction(CreateOrder)
  const [message, setMessage] = useState<string | null>(null)
  const draft = useDraft(`order.${projectId}`, emptyOrder())
  const form = useForm({
    mode: 'controlled',
    initialValues: draft.values,
    onValuesChange: draft.keep,
    validateInputOnBlur: true,
    validate: {
      customer: {
        name: (name) => (name.trim() === '' ? t('orders.customerNeeded') : null),
        email: (email) => (email.trim() === '' || /^\S+@\S+\.\S+$/.test(email.trim()) ? null : t('signUp.emailShape')),
      },
      lines: {
        description: (text) => (text.trim() === '' ? t('orders.descriptionNeeded') : null),
        quantity: (value) => (Number.isInteger(Number(value)) && Number(value) >= 1 ? null : t('orders.quantityShape')),
        unitPrice: (typed) => (readTypedAmount(typed, digits) === null ? t('forms.amountShape') : null),
      },
    },
  })

  const totalOf = (line: Line): bigint => {
    const price = toMinor(readTypedAmount(line.unitPrice, digits) ?? '', digits)
    const quantity = Number(line.quantity)
    return price !== null && Number.isInteger(quantity) && quantity > 0 ? price * BigInt(quantity) : 0n
  }
  const { lines } = form.getValues()
  const total = lines.reduce((sum, line) => sum + totalOf(line), 0n)
  const show = (minor: bigint) => format.money({ amount: fromMinor(minor, digits), currency })

  // The cursor goes along: the next thing typed is what was sold.
  const addLine = () => {
    if (lines.length >= mostLines) return
    form.insertListItem('lines', emptyLine())
    requestAnimationFrame(() => form.getInputNode(`lines.${lines.length}.description`)?.focus())
  }
  const addByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    addLine()
  }

  const submit = form.onSubmit(
    async (values) => {
      setMessage(null)
      const order = {
        projectId,
        reference: values.reference.trim() || null,
        customer: { name: values.customer.name.trim(), email: values.customer.email.trim() || null },
        lines: values.lines.map((line) => ({
          description: line.description.trim(),
          quantity: Number(line.quantity),
          unitPrice: { amount: readTypedAmount(line.unitPrice, digits) ?? '', currency },
        })),
      }
      const data = await run({ input: { ...order, idempotencyKey: keyFor(order) } })
      if (!data) return
      const outcome = data.createOrder
      if (outcome.__typename === 'InvalidInput') {
        setMessage(placeRefusal(form, outcome))
        return
      }
      draft.clear()
      toast(t('orders.created', { number: `${outcome.order.number}` }))
      await navigate({ to: '/p/$projectId/orders/$orderId', params: { projectId, orderId: outcome.order.id }, search })
      await client.refetchQueries({ include: ['Orders'] })
    },
    (errors) => focusFirstError(form, Object.keys(errors)),
  )

  // Only who says so loses what was typed; a panel that was closed by mistake opens as it was left.
  const discard = () => {
    draft.clear()
    onClose()
  }
  const startOver = () => {
    draft.clear()
    form.setValues(emptyOrder())
  }

  return (
    <SidePanel
      label={t('orders.create')}
      title={t('orders.create')}
      onClose={onClose}
      foot={
        <>
          <span className={classes['total']}>
            {t('orders.total')} <strong>{show(total)}</strong>
          </span>
          <Button variant="default" onClick={discard}>
            {t('forms.cancel')}
          </Button>
          <Button type="submit" form={formId} loading={isBusy}>
            {t('orders.create')}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} onKeyDown={addByKey} noValidate>
        <Stack gap="md">
          <DraftNote draft={draft} onStartOver={startOver} />
          <TextInput label={t('orders.customerName')} data-autofocus maxLength={200} {...form.getInputProps('customer.name')} />
          <Group grow align="flex-start" gap="md">
            <TextInput label={t('orders.customerEmail')} description={t('orders.customerEmailHelp')} inputWrapperOrder={['label', 'input', 'description', 'error']} type="email" {...form.getInputProps('customer.email')} />
            <TextInput label={t('orders.referenceOptional')} description={t('orders.referenceHelp')} inputWrapperOrder={['label', 'input', 'description', 'error']} maxLength={200} {...form.getInputProps('reference')} />
          </Group>
        </Stack>
        <PanelSection title={t('orders.lines')}>
          <Stack gap="sm">
            {lines.map((line, index) => (
              <fieldset key={line.key} className={classes['line']}>
                <legend className="screen-reader-only">{t('orders.line', { number: index + 1 })}</legend>
                <TextInput label={t('orders.description')} className={classes['description'] ?? ''} maxLength={500} {...form.getInputProps(`lines.${index}.description`)} />
                <NumberInput label={t('orders.quantity')} min={1} max={1_000_000} allowDecimal={false} allowNegative={false} hideControls className={classes['quantity'] ?? ''} {...form.getInputProps(`lines.${index}.quantity`)} />
                <MoneyInput label={t('orders.unitPrice')} currency={currency} className={classes['price'] ?? ''} {...form.getInputProps(`lines.${index}.unitPrice`)} />
                <span className={classes['lineTotal']} aria-label={t('orders.lineTotal')}>
                  {show(totalOf(line))}
                </span>
                {lines.length > 1 ? (
                  <ActionIcon className={classes['remove'] ?? ''} aria-label={t('orders.removeLine', { number: index + 1 })} onClick={() => form.removeListItem('lines', index)}>
                    <IconTrash size={17} stroke={1.6} />
                  </ActionIcon>
                ) : null}
              </fieldset>
            ))}
            <Group>
              <Button variant="default" size="compact-sm" leftSection={<IconPlus size={15} />} disabled={lines.length >= mostLines} onClick={addLine}>
                {t('orders.addLine')}
              </Button>
              <span className="quiet small desk-only">{t('orderWork.addLineKeys')}</span>
            </Group>
            <FormProblem problem={problem} message={message} />
          </Stack>
        </PanelSection>
      </form>
    </SidePanel>
  )
}
