import { ai } from '@howl/ai'
import { finance } from '@howl/finance'
import { growth } from '@howl/growth'
import { identity } from '@howl/identity'
import type { Door } from '@howl/platform/subgraph'

export const subgraphNames = ['identity', 'finance', 'growth', 'ai'] as const
export type SubgraphName = (typeof subgraphNames)[number]

export const doors: Record<SubgraphName, Door> = { identity, finance, growth, ai }
