import { advice } from './en/advice.ts'
import { growth } from './en/growth.ts'
import { home } from './en/home.ts'
import { money } from './en/money.ts'
<<<<<<< HEAD
import { orderWork } from './en/order-work.ts'
=======
import { operations } from './en/operations.ts'
>>>>>>> 5b96f2a (Show what runs and what was done: operations, audit, the installation, and a bar while an operator looks as a person)
import { people } from './en/people.ts'
import { project } from './en/project.ts'
import { reports } from './en/reports.ts'
import { shell } from './en/shell.ts'
import { spending } from './en/spending.ts'
import { unmatched } from './en/unmatched.ts'
import { webhooks } from './en/webhooks.ts'

<<<<<<< HEAD
export const en = { ...shell, ...people, ...project, ...home, ...money, ...growth, ...advice, ...unmatched, ...webhooks, ...reports, ...orderWork, ...spending } as const
=======
export const en = { ...shell, ...people, ...project, ...home, ...money, ...growth, ...advice, ...operations } as const
>>>>>>> 5b96f2a (Show what runs and what was done: operations, audit, the installation, and a bar while an operator looks as a person)
