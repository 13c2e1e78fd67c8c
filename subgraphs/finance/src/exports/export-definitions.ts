import type { Claims } from '@howl/platform/claims'
import type { createContext } from '../context.ts'
import type { ProjectFacts } from '../projects/projects.ts'
import type { Services } from '../services.ts'
import { cellOf, type CsvColumn } from './csv.ts'
import type { ExportWish } from './entities.ts'

/** What rows are read with, as a request has it. */
type ExportContext = ReturnType<typeof createContext>

type Asked = { project: ProjectFacts; wish: ExportWish }

/** `claims` are in the name of whoever asked for the file. */
type Reading = Asked & { claims: Claims; keys: readonly string[] }

type Definition<Row> = {
  /** The part of the input that is this kind's own. */
  part: keyof ExportWish
  columns: Record<string, CsvColumn<Row>>
  /**
   * What is written, in its order: a statement that gives what each row is known by as `key`, and its `place` from 1, or the keys themselves.
   *
   * @throws BAD_USER_INPUT for a wish that the list itself would refuse.
   */
  keys: (services: Services, asked: Asked) => { sql: string; params: unknown[] } | string[]
  /** What stands behind some of the keys, in their order. A key may have several rows, or none any more. */
  rows: (context: ExportContext, reading: Reading) => Promise<Row[]>
}

/** One kind of export: what it is of, and how its cells are read. */
export type ExportDefinition = {
  part: keyof ExportWish
  columns: string[]
  keys: Definition<never>['keys']
  /** The cells of the given columns. */
  read: (context: ExportContext, reading: Reading & { columns: readonly string[] }) => Promise<string[][]>
}

export const defineExport = <Row>({ part, columns, keys, rows }: Definition<Row>): ExportDefinition => ({
  part,
  columns: Object.keys(columns),
  keys,
  read: async (context, { columns: wanted, ...reading }) => {
    const chosen = wanted.map((name) => {
      const column = columns[name]
      if (!column) throw new Error(`there is no column ${name} any more`)
      return column
    })
    return (await rows(context, reading)).map((row) => chosen.map((column) => cellOf(column, row)))
  },
})

type Loads<Key, Value> = { loadMany: (keys: readonly Key[]) => Promise<(Value | Error)[]> }

/** As `loadMany`, but one that fails fails all. */
export async function loadAll<Key, Value>(loader: Loads<Key, Value>, keys: readonly Key[]): Promise<Value[]> {
  const found = await loader.loadMany(keys)
  return found.map((value) => {
    if (value instanceof Error) throw value
    return value
  })
}

/** The same, without those that are gone. */
export const loadPresent = async <Key, Value>(loader: Loads<Key, Value | null>, keys: readonly Key[]): Promise<Value[]> =>
  (await loadAll(loader, keys)).filter((value) => value !== null)
