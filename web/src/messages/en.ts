import { advice } from './en/advice.ts'
import { growth } from './en/growth.ts'
import { home } from './en/home.ts'
import { money } from './en/money.ts'
import { orderWork } from './en/order-work.ts'
import { people } from './en/people.ts'
import { project } from './en/project.ts'
import { reports } from './en/reports.ts'
import { shell } from './en/shell.ts'
import { spending } from './en/spending.ts'
import { unmatched } from './en/unmatched.ts'
import { webhooks } from './en/webhooks.ts'

export const en = { ...shell, ...people, ...project, ...home, ...money, ...growth, ...advice, ...unmatched, ...webhooks, ...reports, ...orderWork, ...spending } as const
