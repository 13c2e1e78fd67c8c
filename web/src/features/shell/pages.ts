import { IconBulb, IconCoins, IconHome, IconUsersGroup, type Icon } from '@tabler/icons-react'
import type { PlainKey } from '../../messages/messages.ts'

export interface PageEntry {
  label: PlainKey
  to: '/p/$projectId' | '/p/$projectId/orders' | '/p/$projectId/transactions' | '/p/$projectId/unmatched' | '/p/$projectId/webhooks' | '/p/$projectId/bank' | '/p/$projectId/reports' | '/p/$projectId/exports' | '/p/$projectId/expenses' | '/p/$projectId/contacts' | '/p/$projectId/runs'
  /** Pressed after "g". */
  letter?: string
  /** The page is not offered without it; its address says why. */
  scope: string
  /** What stands behind it at addresses of its own. */
  behind?: readonly string[]
}

export interface PageGroup {
  key: 'home' | 'money' | 'growth' | 'advice'
  label: PlainKey
  icon: Icon
  pages: readonly PageEntry[]
}

const pageGroups: readonly PageGroup[] = [
  { key: 'home', label: 'nav.home', icon: IconHome, pages: [{ label: 'nav.home', to: '/p/$projectId', letter: 'h', scope: 'project:read' }] },
  {
    key: 'money',
    label: 'nav.money',
    icon: IconCoins,
    pages: [
      { label: 'nav.orders', to: '/p/$projectId/orders', letter: 'o', scope: 'finance:read', behind: ['customers'] },
      { label: 'nav.transactions', to: '/p/$projectId/transactions', letter: 't', scope: 'finance:read' },
      { label: 'nav.unmatched', to: '/p/$projectId/unmatched', letter: 'u', scope: 'finance:read' },
      { label: 'nav.expenses', to: '/p/$projectId/expenses', letter: 'e', scope: 'finance:read', behind: ['expense-categories', 'expense-import'] },
      { label: 'nav.reports', to: '/p/$projectId/reports', letter: 'r', scope: 'finance:read' },
      { label: 'nav.exports', to: '/p/$projectId/exports', letter: 'x', scope: 'finance:export' },
      { label: 'nav.bank', to: '/p/$projectId/bank', letter: 'b', scope: 'finance:read' },
      { label: 'nav.webhooks', to: '/p/$projectId/webhooks', letter: 'w', scope: 'finance:read' },
    ],
  },
  { key: 'growth', label: 'nav.growth', icon: IconUsersGroup, pages: [{ label: 'nav.contacts', to: '/p/$projectId/contacts', letter: 'c', scope: 'growth:read' }] },
  { key: 'advice', label: 'nav.advice', icon: IconBulb, pages: [{ label: 'nav.runs', to: '/p/$projectId/runs', letter: 'a', scope: 'ai:read' }] },
]

/** Whether one is on this page, or on one behind it. */
export function isOn({ to, behind = [] }: PageEntry, pathname: string, projectId: string): boolean {
  const base = `/p/${projectId}`
  const addresses = [to.replace('/p/$projectId', base), ...behind.map((name) => `${base}/${name}`)]
  return addresses.some((address) => pathname === address || (address !== base && pathname.startsWith(`${address}/`)))
}

/** The groups with the pages that this person may open; a group without any is left out. */
export function groupsFor(scopes: readonly string[]): PageGroup[] {
  return pageGroups
    .map((group) => ({ ...group, pages: group.pages.filter((page) => scopes.includes(page.scope)) }))
    .filter((group) => group.pages.length > 0)
}
