import type { Words } from './messages.ts'
import { advice } from './vi/advice.ts'
import { growth } from './vi/growth.ts'
import { home } from './vi/home.ts'
import { money } from './vi/money.ts'
import { people } from './vi/people.ts'
import { project } from './vi/project.ts'
import { said } from './vi/said.ts'
import { shell } from './vi/shell.ts'

export const vi: Words = { catalogue: { ...shell, ...people, ...project, ...home, ...money, ...growth, ...advice }, said }
