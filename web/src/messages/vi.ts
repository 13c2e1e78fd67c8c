import type { Words } from './messages.ts'
import { advice } from './vi/advice.ts'
import { growth } from './vi/growth.ts'
import { home } from './vi/home.ts'
import { money } from './vi/money.ts'
<<<<<<< HEAD
import { orderWork } from './vi/order-work.ts'
=======
import { operations } from './vi/operations.ts'
>>>>>>> 5b96f2a (Show what runs and what was done: operations, audit, the installation, and a bar while an operator looks as a person)
import { people } from './vi/people.ts'
import { project } from './vi/project.ts'
import { saidOfMoney } from './vi/said-of-money.ts'
import { said } from './vi/said.ts'
import { reports } from './vi/reports.ts'
import { shell } from './vi/shell.ts'
import { spending } from './vi/spending.ts'
import { unmatched } from './vi/unmatched.ts'
import { webhooks } from './vi/webhooks.ts'

<<<<<<< HEAD
export const vi: Words = { catalogue: { ...shell, ...people, ...project, ...home, ...money, ...growth, ...advice, ...unmatched, ...webhooks, ...reports, ...orderWork, ...spending }, said: { ...said, ...saidOfMoney } }
=======
export const vi: Words = { catalogue: { ...shell, ...people, ...project, ...home, ...money, ...growth, ...advice, ...operations }, said }
>>>>>>> 5b96f2a (Show what runs and what was done: operations, audit, the installation, and a bar while an operator looks as a person)
