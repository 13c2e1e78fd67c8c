import { useApolloClient } from '@apollo/client/react'
import { Modal, useMantineColorScheme } from '@mantine/core'
import { IconArrowsLeftRight, IconBolt, IconFile, IconLayoutGrid, IconReceipt, IconSearch, IconShoppingBag, IconUser, type Icon } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useId, useMemo, useState, type KeyboardEvent } from 'react'
import { graphql } from '../../__generated__/gql.ts'
import type { PaletteQuery as Found } from '../../__generated__/graphql.ts'
import { useFormat, useLanguage } from '../../messages/Language.tsx'
import { languages } from '../../messages/languages.ts'
import { useFocusBack } from '../../parts/focus-back.ts'
import { matches } from '../../parts/fold.ts'
import type { CurrentProject } from '../../parts/project.tsx'
import classes from './Palette.module.css'
import { groupsFor } from './pages.ts'

const PaletteQuery = graphql(`
  query Palette($projectId: ID!, $search: String!, $first: Int!, $withMoney: Boolean!, $withContacts: Boolean!) {
    project(id: $projectId) {
      id
      orders(filter: { search: $search }, sort: PLACED_AT_DESC, first: $first) @include(if: $withMoney) {
        edges {
          node {
            id
            number
            reference
            customer {
              name
            }
            total {
              amount
              currency
            }
          }
        }
      }
      transactions(filter: { search: $search }, sort: OCCURRED_AT_DESC, first: $first) @include(if: $withMoney) {
        edges {
          node {
            id
            content
            occurredAt
            amount {
              amount
              currency
            }
          }
        }
      }
      expenses(filter: { search: $search }, sort: SPENT_ON_DESC, first: $first) @include(if: $withMoney) {
        edges {
          node {
            id
            category
            vendor
            spentOn
            amount {
              amount
              currency
            }
          }
        }
      }
      contacts(filter: { search: $search }, sort: NAME_ASC, first: $first) @include(if: $withContacts) {
        edges {
          node {
            id
            name
            email
          }
        }
      }
    }
  }
`)

interface Entry {
  id: string
  name: string
  detail?: string
  icon: Icon
  run: () => void
}

interface Group {
  name: string
  entries: Entry[]
}

const typingMs = 180
const foundPerKind = 5
const shortestSearch = 2

interface Props {
  project: CurrentProject | null
  projects: readonly { id: string; name: string }[]
  /** Only what makes something new. */
  isCreating: boolean
  typed: string
  onType: (text: string) => void
  onClose: () => void
}

/** Pages, actions and records in one field. What a person may not do is not offered. */
export function Palette({ project, projects, isCreating, typed, onType, onClose }: Props) {
  const { t } = useLanguage()
  useFocusBack()
  const [at, setAt] = useState(0)
  const list = useId()
  const { found, isSearching, hasFailed } = useFound(project, isCreating ? '' : typed.trim())
  const commands = useCommands({ project, projects, isCreating })
  const records = useRecordEntries(project, found)

  const groups = [...commands.map((group) => ({ ...group, entries: group.entries.filter((entry) => matches(entry.name, typed)) })), ...records].filter((group) => group.entries.length > 0)
  const entries = groups.flatMap((group) => group.entries)
  const chosen = entries[Math.min(at, entries.length - 1)]

  const open = (entry: Entry | undefined) => {
    if (!entry) return
    onClose()
    entry.run()
  }
  const press = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && entries.length > 0) {
      event.preventDefault()
      setAt((before) => (Math.min(before, entries.length - 1) + step + entries.length) % entries.length)
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      open(chosen)
    }
  }
  useEffect(() => {
    document.getElementById(`${list}-${chosen?.id ?? ''}`)?.scrollIntoView({ block: 'nearest' })
  }, [list, chosen?.id])

  return (
    <Modal opened onClose={onClose} withCloseButton={false} padding={0} size={620} yOffset="12vh" centered={false} attributes={{ content: { 'aria-label': t('palette.title') } }}>
      <div className={classes['field']}>
        <IconSearch size={18} stroke={1.6} aria-hidden="true" />
        <input
          data-autofocus
          data-palette
          className={classes['input']}
          role="combobox"
          aria-expanded={entries.length > 0}
          aria-controls={list}
          aria-activedescendant={chosen ? `${list}-${chosen.id}` : undefined}
          aria-label={t('palette.title')}
          placeholder={t('palette.placeholder')}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            onType(event.currentTarget.value)
            setAt(0)
          }}
          onKeyDown={press}
        />
      </div>
      <div role="listbox" id={list} aria-label={t('palette.title')} className={classes['list']} aria-busy={isSearching}>
        {groups.map((group) => (
          <div key={group.name} role="group" aria-label={group.name}>
            <div className={classes['group']} aria-hidden="true">
              {group.name}
            </div>
            {group.entries.map((entry) => (
              <div
                key={entry.id}
                id={`${list}-${entry.id}`}
                role="option"
                aria-selected={entry === chosen}
                className={classes['entry']}
                onClick={() => open(entry)}
                onPointerMove={() => setAt(entries.indexOf(entry))}
              >
                <entry.icon size={17} stroke={1.6} aria-hidden="true" />
                <span className={classes['name']}>{entry.name}</span>
                {entry.detail ? <span className={classes['detail']}>{entry.detail}</span> : null}
              </div>
            ))}
          </div>
        ))}
      </div>
      <div role="status" className={entries.length > 0 && !hasFailed ? 'screen-reader-only' : classes['word']}>
        {hasFailed ? t('palette.failed') : entries.length > 0 ? t('palette.results', { count: entries.length }) : isSearching ? t('states.loading') : t('palette.nothing', { text: typed.trim() })}
      </div>
    </Modal>
  )
}

/** Records by what was typed: asked a moment after the last key, and what is no longer wanted is called off. */
function useFound(project: CurrentProject | null, search: string) {
  const client = useApolloClient()
  const [answer, setAnswer] = useState<{ search: string; found: Found['project'] | null; hasFailed: boolean }>({ search: '', found: null, hasFailed: false })
  const isWanted = project !== null && search.length >= shortestSearch
  const projectId = project?.id ?? ''
  const withMoney = project?.scopes.includes('finance:read') ?? false
  const withContacts = project?.scopes.includes('growth:read') ?? false

  useEffect(() => {
    if (!isWanted) return
    const calledOff = new AbortController()
    const timer = window.setTimeout(() => {
      const variables = { projectId, search, first: foundPerKind, withMoney, withContacts }
      client
        .query({ query: PaletteQuery, variables, fetchPolicy: 'network-only', context: { fetchOptions: { signal: calledOff.signal }, queryDeduplication: false } })
        .then(({ data, error }) => {
          if (!calledOff.signal.aborted) setAnswer({ search, found: data?.project ?? null, hasFailed: error !== undefined && !data?.project })
        })
        .catch(() => {
          if (!calledOff.signal.aborted) setAnswer({ search, found: null, hasFailed: true })
        })
    }, typingMs)
    return () => {
      clearTimeout(timer)
      calledOff.abort()
    }
  }, [client, isWanted, projectId, search, withMoney, withContacts])

  const isSearching = isWanted && answer.search !== search
  return { found: isWanted ? answer.found : null, isSearching, hasFailed: isWanted && !isSearching && answer.hasFailed }
}

function useRecordEntries(project: CurrentProject | null, found: Found['project'] | null): Group[] {
  const { t } = useLanguage()
  const format = useFormat()
  const navigate = useNavigate()
  if (!project || !found) return []
  const projectId = project.id
  const orders = found.orders?.edges.map(({ node }) => ({
    id: node.id,
    name: t('orders.openNamed', { number: `${node.number}`, customer: node.customer.name }),
    detail: format.money(node.total),
    icon: IconShoppingBag,
    run: () => void navigate({ to: '/p/$projectId/orders/$orderId', params: { projectId, orderId: node.id } }),
  }))
  const transactions = found.transactions?.edges.map(({ node }) => ({
    id: node.id,
    name: node.content ?? t('transactions.thing'),
    detail: `${format.money(node.amount)} · ${format.instant(node.occurredAt)}`,
    icon: IconArrowsLeftRight,
    run: () => void navigate({ to: '/p/$projectId/transactions', params: { projectId }, search: { open: node.id, ...(node.content ? { q: node.content } : {}) } }),
  }))
  const expenses = found.expenses?.edges.map(({ node }) => ({
    id: node.id,
    name: [node.category, node.vendor].filter(Boolean).join(' · '),
    detail: `${format.money(node.amount)} · ${format.day(node.spentOn)}`,
    icon: IconReceipt,
    run: () => void navigate({ to: '/p/$projectId/expenses', params: { projectId }, search: { q: node.vendor ?? node.category, from: node.spentOn, to: node.spentOn } }),
  }))
  const contacts = found.contacts?.edges.map(({ node }) => ({
    id: node.id,
    name: node.name,
    ...(node.email ? { detail: node.email } : {}),
    icon: IconUser,
    run: () => void navigate({ to: '/p/$projectId/contacts/$contactId', params: { projectId, contactId: node.id } }),
  }))
  return [
    { name: t('nav.orders'), entries: orders ?? [] },
    { name: t('nav.contacts'), entries: contacts ?? [] },
    { name: t('nav.transactions'), entries: transactions ?? [] },
    { name: t('nav.expenses'), entries: expenses ?? [] },
  ]
}

const schemes = ['auto', 'light', 'dark'] as const

function useCommands({ project, projects, isCreating }: Pick<Props, 'project' | 'projects' | 'isCreating'>): Group[] {
  const { t, choose } = useLanguage()
  const navigate = useNavigate()
  const { setColorScheme } = useMantineColorScheme()
  return useMemo(() => {
    const projectId = project?.id ?? ''
    const may = (scope: string) => project !== null && !project.isArchived && project.scopes.includes(scope)
    const creating: Entry[] = [
      ...(may('finance:write')
        ? [
            { id: 'new-order', name: t('orders.create'), icon: IconBolt, run: () => void navigate({ to: '/p/$projectId/orders/new', params: { projectId } }) },
            { id: 'new-expense', name: t('expenses.record'), icon: IconBolt, run: () => void navigate({ to: '/p/$projectId/expenses/record', params: { projectId } }) },
          ]
        : []),
      ...(may('members:manage') ? [{ id: 'invite', name: t('members.invite'), icon: IconBolt, run: () => void navigate({ to: '/p/$projectId/settings/members', params: { projectId } }) }] : []),
      ...(may('keys:manage') ? [{ id: 'new-key', name: t('apiKeys.create'), icon: IconBolt, run: () => void navigate({ to: '/p/$projectId/settings/api-keys', params: { projectId } }) }] : []),
      ...(may('connections:manage') ? [{ id: 'connect', name: t('payments.connect'), icon: IconBolt, run: () => void navigate({ to: '/p/$projectId/settings/payments', params: { projectId } }) }] : []),
      { id: 'new-project', name: t('projects.create'), icon: IconBolt, run: () => void navigate({ to: '/projects/new' }) },
    ]
    if (isCreating) return [{ name: t('palette.actions'), entries: creating }]
    const pages: Entry[] = [
      ...groupsFor(project?.scopes ?? []).flatMap((group) => group.pages.map((page) => ({ id: page.to, name: t(page.label), icon: IconFile, run: () => void navigate({ to: page.to, params: { projectId } }) }))),
      ...(project
        ? [
            { id: 'settings', name: t('nav.settings'), icon: IconFile, run: () => void navigate({ to: '/p/$projectId/settings', params: { projectId } }) },
            { id: 'members', name: t('settings.members'), icon: IconFile, run: () => void navigate({ to: '/p/$projectId/settings/members', params: { projectId } }) },
          ]
        : []),
      { id: 'projects', name: t('nav.allProjects'), icon: IconFile, run: () => void navigate({ to: '/projects' }) },
      { id: 'sessions', name: t('person.sessions'), icon: IconFile, run: () => void navigate({ to: '/account/sessions' }) },
    ]
    const settings: Entry[] = [
      ...schemes.map((scheme) => ({ id: `theme-${scheme}`, name: t('palette.theme', { theme: t(`person.themes.${scheme}`) }), icon: IconBolt, run: () => setColorScheme(scheme) })),
      ...languages.map(({ code, name }) => ({ id: `language-${code}`, name: t('palette.ownLanguage', { language: name }), icon: IconBolt, run: () => void choose(code) })),
    ]
    return [
      { name: t('palette.pages'), entries: pages },
      { name: t('palette.actions'), entries: [...creating, ...settings] },
      {
        name: t('palette.projects'),
        entries: projects.filter((one) => one.id !== project?.id).map((one) => ({ id: one.id, name: one.name, icon: IconLayoutGrid, run: () => void navigate({ to: '/p/$projectId', params: { projectId: one.id } }) })),
      },
    ]
  }, [project, projects, isCreating, t, choose, navigate, setColorScheme])
}
