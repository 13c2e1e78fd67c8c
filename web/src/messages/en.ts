import { advice } from './en/advice.ts'
import { growth } from './en/growth.ts'
import { home } from './en/home.ts'
import { money } from './en/money.ts'
import { people } from './en/people.ts'
import { project } from './en/project.ts'
import { shell } from './en/shell.ts'

export const en = { ...shell, ...people, ...project, ...home, ...money, ...growth, ...advice } as const
