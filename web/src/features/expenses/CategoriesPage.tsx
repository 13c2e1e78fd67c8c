import { useQuery } from '@apollo/client/react'
import { ActionIcon, Button, Group, Menu, Modal, Select, Stack, TextInput } from '@mantine/core'
import { IconDots, IconFolder, IconRepeat, IconTruckDelivery } from '@tabler/icons-react'
import { useState, type FormEvent } from 'react'
import { graphql } from '../../__generated__/gql.ts'
import { problemOf } from '../../apollo/problems.ts'
import { dayIn } from '../../format/dates.ts'
import { useLiveEvents } from '../../live/LiveContext.tsx'
import { useFormat, useMessages } from '../../messages/Language.tsx'
import { Amount } from '../../parts/Amount.tsx'
import { useIdempotencyKey } from '../../parts/actions.ts'
import { useAttempt } from '../../parts/attempt.ts'
import { ButtonLink, TextLink } from '../../parts/links.tsx'
import { Page } from '../../parts/Page.tsx'
import { Permitted } from '../../parts/Permitted.tsx'
import { useCan, useProject } from '../../parts/project.tsx'
import { Section } from '../../parts/Section.tsx'
import { Empty, Failed, RowsSkeleton } from '../../parts/States.tsx'
import { StatusMark } from '../../parts/StatusMark.tsx'
import { toast } from '../../parts/toast.tsx'
import { ArchiveExpenseCategory, CreateExpenseCategory, EndRecurringExpense, MergeExpenseCategories, MergeVendors, RestoreExpenseCategory, UndoExpenseChangeSet, UpdateExpenseCategory, UpdateVendor } from './documents.ts'
import classes from './Expenses.module.css'

const CategoriesQuery = graphql(`
  query CategoryTree($projectId: ID!, $first: Int!, $after: String) {
    project(id: $projectId) {
      id
      expenseCategoryTree(includeArchived: true) {
        id
        name
        isArchived
        children {
          id
          name
          isArchived
        }
      }
      vendors(first: $first, after: $after) {
        edges {
          cursor
          node {
            id
            name
            defaultCategory {
              id
              name
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        totalCount
      }
      recurringExpenses(first: $first) {
        edges {
          cursor
          node {
            id
            dayOfMonth
            endsOn
            nextOn
            note
            category {
              id
              name
            }
            vendor {
              id
              name
            }
            amount {
              amount
              currency
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        totalCount
      }
    }
  }
`)

const pageSize = 100

type Asked = { kind: 'rename' | 'renameVendor' | 'add'; id: string | null; name: string } | { kind: 'move' | 'merge' | 'mergeVendor' | 'default'; id: string; name: string }

export function CategoriesPage() {
  const t = useMessages()
  return (
    <Permitted scope="finance:read" title={t('spending.categories')}>
      <Categories />
    </Permitted>
  )
}

/** What money is spent on, whom it is paid to, and what comes back every month. */
function Categories() {
  const t = useMessages()
  const format = useFormat()
  const attempt = useAttempt()
  const canWrite = useCan()('finance:write')
  const { id: projectId, timeZone } = useProject()
  const { data, error, loading, refetch, fetchMore } = useQuery(CategoriesQuery, { variables: { projectId, first: pageSize } })
  useLiveEvents({ projectId, types: ['finance.expenseRecorded', 'finance.expenseChangeSetChanged'], onEvents: () => void refetch() })
  const [asked, setAsked] = useState<Asked | null>(null)
  const project = data?.project
  const tree = project?.expenseCategoryTree
  const vendors = project?.vendors
  const recurring = project?.recurringExpenses
  const failed = (field: string, what: string) => {
    const problem = problemOf(error, ['project', field])
    return problem ? <Failed isCompact problem={problem} what={what} onRetry={() => void refetch()} /> : <RowsSkeleton rows={4} />
  }
  const undoSet = async (id: string) => {
    if (await attempt(UndoExpenseChangeSet, { input: { id } })) await refetch()
  }
  const archive = async (id: string, name: string) => {
    if (!(await attempt(ArchiveExpenseCategory, { input: { id } }))) return
    await refetch()
    toast(t('spending.archived', { name }), { label: t('forms.undo'), run: () => void restore(id) })
  }
  const restore = async (id: string) => {
    if (await attempt(RestoreExpenseCategory, { input: { id } })) await refetch()
  }
  const end = async (id: string, until: string | null) => {
    const done = await attempt(EndRecurringExpense, { input: { id, endsOn: until } })
    if (!done) return
    await refetch()
    toast(t('spending.ended'), { label: t('forms.undo'), run: () => void undoSet(done.changeSet.id) })
  }
  const tops = (tree ?? []).filter((one) => !one.isArchived)

  const categoryMenu = (category: { id: string; name: string; isArchived: boolean }, hasChildren: boolean) =>
    canWrite ? (
      <Menu>
        <Menu.Target>
          <ActionIcon aria-label={t('spending.moreAbout', { name: category.name })}>
            <IconDots size={17} stroke={1.6} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setAsked({ kind: 'rename', id: category.id, name: category.name })}>{t('spending.rename')}</Menu.Item>
          {hasChildren ? null : <Menu.Item onClick={() => setAsked({ kind: 'move', id: category.id, name: category.name })}>{t('spending.move')}</Menu.Item>}
          <Menu.Item onClick={() => setAsked({ kind: 'merge', id: category.id, name: category.name })}>{t('spending.mergeInto')}</Menu.Item>
          {category.isArchived ? <Menu.Item onClick={() => void restore(category.id)}>{t('spending.restore')}</Menu.Item> : <Menu.Item onClick={() => void archive(category.id, category.name)}>{t('spending.archive')}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
    ) : null

  return (
    <Page
      width="reading"
      title={t('spending.categories')}
      lead={t('spending.categoriesLead')}
      actions={
        <ButtonLink variant="default" to="/p/$projectId/expenses" params={{ projectId }}>
          {t('spending.toExpenses')}
        </ButtonLink>
      }
    >
      <Section
        title={t('expenses.category')}
        isFlush
        actions={
          canWrite ? (
            <Button size="compact-sm" onClick={() => setAsked({ kind: 'add', id: null, name: '' })}>
              {t('spending.addCategory')}
            </Button>
          ) : null
        }
      >
        {!tree ? (
          failed('expenseCategoryTree', t('spending.categories'))
        ) : tree.length === 0 ? (
          <Empty isCompact icon={<IconFolder size={22} stroke={1.5} />} title={t('spending.noCategory')}>
            {t('spending.noCategoryText')}
          </Empty>
        ) : (
          <ul className={classes['tree']}>
            {tree.map((top) => (
              <li key={top.id}>
                <div className={classes['item']} data-quiet={top.isArchived || undefined}>
                  <span>
                    <TextLink underline="hover" to="/p/$projectId/expenses" params={{ projectId }} search={{ category: top.name }}>
                      {top.name}
                    </TextLink>{' '}
                    {top.isArchived ? <StatusMark tone="calm">{t('projects.archived')}</StatusMark> : null}
                  </span>
                  <Group gap={4} wrap="nowrap">
                    {canWrite && !top.isArchived ? (
                      <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setAsked({ kind: 'add', id: top.id, name: '' })}>
                        {t('spending.addBeneath')}
                      </Button>
                    ) : null}
                    {categoryMenu(top, top.children.length > 0)}
                  </Group>
                </div>
                {top.children.length > 0 ? (
                  <ul>
                    {top.children.map((child) => (
                      <li key={child.id} className={classes['item']} data-quiet={child.isArchived || undefined}>
                        <span>
                          <TextLink underline="hover" to="/p/$projectId/expenses" params={{ projectId }} search={{ category: child.name }}>
                            {child.name}
                          </TextLink>{' '}
                          {child.isArchived ? <StatusMark tone="calm">{t('projects.archived')}</StatusMark> : null}
                        </span>
                        {categoryMenu(child, false)}
                      </li>
                    ))}
                  </ul>
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={t('spending.vendors')} lead={t('spending.vendorsLead')} isFlush>
        {!vendors ? (
          failed('vendors', t('spending.vendors'))
        ) : vendors.edges.length === 0 ? (
          <Empty isCompact icon={<IconTruckDelivery size={22} stroke={1.5} />} title={t('spending.noVendor')}>
            {t('spending.noVendorText')}
          </Empty>
        ) : (
          <ul className={classes['tree']}>
            {vendors.edges.map(({ node }) => (
              <li key={node.id} className={classes['item']}>
                <span>
                  <TextLink to="/p/$projectId/expenses" params={{ projectId }} search={{ vendor: node.id }}>
                    {node.name}
                  </TextLink>{' '}
                  <span className="quiet small">{node.defaultCategory?.name}</span>
                </span>
                {canWrite ? (
                  <Menu>
                    <Menu.Target>
                      <ActionIcon aria-label={t('spending.moreAbout', { name: node.name })}>
                        <IconDots size={17} stroke={1.6} />
                      </ActionIcon>
                    </Menu.Target>
                    <Menu.Dropdown>
                      <Menu.Item onClick={() => setAsked({ kind: 'renameVendor', id: node.id, name: node.name })}>{t('spending.rename')}</Menu.Item>
                      <Menu.Item onClick={() => setAsked({ kind: 'default', id: node.id, name: node.name })}>{t('spending.defaultCategory')}</Menu.Item>
                      <Menu.Item onClick={() => setAsked({ kind: 'mergeVendor', id: node.id, name: node.name })}>{t('spending.mergeInto')}</Menu.Item>
                    </Menu.Dropdown>
                  </Menu>
                ) : null}
              </li>
            ))}
          </ul>
        )}
        {vendors?.pageInfo.hasNextPage ? (
          <Button variant="subtle" color="gray" fullWidth loading={loading} onClick={() => void fetchMore({ variables: { after: vendors.pageInfo.endCursor } })}>
            {t('lists.loadMore')}
          </Button>
        ) : null}
      </Section>
      <Section title={t('spending.recurring')} lead={t('spending.recurringLead')} isFlush>
        {!recurring ? (
          failed('recurringExpenses', t('spending.recurring'))
        ) : recurring.edges.length === 0 ? (
          <Empty isCompact icon={<IconRepeat size={22} stroke={1.5} />} title={t('spending.noRecurring')}>
            {t('spending.noRecurringText')}
          </Empty>
        ) : (
          <ul className={classes['tree']}>
            {recurring.edges.map(({ node }) => (
              <li key={node.id} className={classes['item']} data-quiet={node.nextOn === null || undefined}>
                <span>
                  {node.vendor ? `${node.category.name}, ${node.vendor.name}` : node.category.name} · <Amount value={node.amount} />{' '}
                  <span className="quiet small">
                    {t('spending.comesBack', { day: `${node.dayOfMonth}` })} {node.nextOn ? t('spending.nextOn', { day: format.day(node.nextOn) }) : t('spending.hasEnded')}
                  </span>
                </span>
                {canWrite ? (
                  <Button variant="subtle" color="gray" size="compact-sm" onClick={() => void end(node.id, node.nextOn ? dayIn(timeZone, new Date()) : null)}>
                    {node.nextOn ? t('spending.endIt') : t('spending.goOn')}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </Section>
      {asked ? (
        <Ask
          key={`${asked.kind} ${asked.id ?? ''}`}
          asked={asked}
          tops={tops.map(({ id, name }) => ({ value: id, label: name }))}
          categories={tops.flatMap((top) => [top, ...top.children.filter((child) => !child.isArchived)]).map(({ id, name }) => ({ value: id, label: name }))}
          vendors={(vendors?.edges ?? []).map(({ node }) => ({ value: node.id, label: node.name }))}
          onClose={() => setAsked(null)}
          onDone={(changeSetId, text) => {
            setAsked(null)
            void refetch()
            toast(text, changeSetId ? { label: t('forms.undo'), run: () => void undoSet(changeSetId) } : undefined)
          }}
        />
      ) : null}
    </Page>
  )
}

interface AskProps {
  asked: Asked
  tops: readonly { value: string; label: string }[]
  categories: readonly { value: string; label: string }[]
  vendors: readonly { value: string; label: string }[]
  onClose: () => void
  onDone: (changeSetId: string | null, text: string) => void
}

const noParent = 'none'

function Ask({ asked, tops, categories, vendors, onClose, onDone }: AskProps) {
  const t = useMessages()
  const attempt = useAttempt()
  const keyFor = useIdempotencyKey()
  const { id: projectId } = useProject()
  const [name, setName] = useState(asked.name)
  const [chosen, setChosen] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const isText = asked.kind === 'rename' || asked.kind === 'renameVendor' || asked.kind === 'add'
  const choices = (asked.kind === 'mergeVendor' ? vendors : asked.kind === 'move' ? [{ value: noParent, label: t('spending.topLevel') }, ...tops] : categories).filter(({ value }) => value !== asked.id)
  const decide = async () => {
    switch (asked.kind) {
      case 'add':
        return (await attempt(CreateExpenseCategory, { input: { projectId, name: name.trim(), parentId: asked.id, idempotencyKey: keyFor([name, asked.id]) } })) && onDone(null, t('spending.categoryAdded', { name: name.trim() }))
      case 'rename':
        return (await attempt(UpdateExpenseCategory, { input: { id: asked.id ?? '', name: name.trim() } })) && onDone(null, t('spending.renamed', { name: name.trim() }))
      case 'renameVendor':
        return (await attempt(UpdateVendor, { input: { id: asked.id ?? '', name: name.trim() } })) && onDone(null, t('spending.renamed', { name: name.trim() }))
      case 'move':
        return (await attempt(UpdateExpenseCategory, { input: { id: asked.id, parentId: chosen === noParent ? null : chosen } })) && onDone(null, t('spending.moved', { name: asked.name }))
      case 'default':
        return (await attempt(UpdateVendor, { input: { id: asked.id, defaultCategory: categories.find(({ value }) => value === chosen)?.label ?? null } })) && onDone(null, t('spending.changed'))
      case 'merge': {
        const done = await attempt(MergeExpenseCategories, { input: { id: asked.id, intoId: chosen ?? '' } })
        return done && onDone(done.changeSet.id, t('spending.merged', { name: asked.name }))
      }
      case 'mergeVendor': {
        const done = await attempt(MergeVendors, { input: { id: asked.id, intoId: chosen ?? '' } })
        return done && onDone(done.changeSet.id, t('spending.merged', { name: asked.name }))
      }
    }
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    await decide()
    setBusy(false)
  }
  const isMerge = asked.kind === 'merge' || asked.kind === 'mergeVendor'
  return (
    <Modal opened onClose={onClose} title={t(`spending.asks.${asked.kind}`, { name: asked.name })} closeButtonProps={{ 'aria-label': t('panel.close') }}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="md">
          {isText ? (
            <TextInput label={t('payments.name')} maxLength={100} value={name} onChange={(event) => setName(event.currentTarget.value)} data-autofocus />
          ) : (
            <Select searchable label={isMerge ? t('spending.into') : t('expenses.category')} data={[...choices]} value={chosen} onChange={setChosen} data-autofocus />
          )}
          {isMerge ? (
            <p className="quiet small" style={{ margin: 0 }}>
              {t('spending.mergeText')}
            </p>
          ) : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('forms.cancel')}
            </Button>
            <Button type="submit" loading={isBusy} disabled={isText ? name.trim() === '' : chosen === null}>
              {t(`spending.verbs.${asked.kind}`)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
