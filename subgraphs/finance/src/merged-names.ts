/** A category or a vendor, as it is found under one of its names. */
type Named = { id: string; key: string; mergedInto: string | null; isWithdrawn: boolean }

/**
 * What names stand for: what is called so, or where that was merged to; what was withdrawn stands for nothing. The few that
 * were merged are looked up by themselves and not joined: of a table that is just growing the planner would compare all with all.
 *
 * @param lock finds and locks rows by their keys or ids.
 * @returns by `nameKey`.
 */
export async function standFor<Row extends Named>(keys: readonly string[], lock: (by: 'key' | 'id', values: readonly string[]) => Promise<Row[]>): Promise<Map<string, Row>> {
  const named = await lock('key', keys)
  const merged = named.flatMap(({ mergedInto }) => mergedInto ?? [])
  const targets = new Map((merged.length === 0 ? [] : await lock('id', merged)).map((row) => [row.id, row]))
  return new Map(
    named.flatMap((row) => {
      const stands = row.mergedInto === null ? row : targets.get(row.mergedInto)
      return stands && !stands.isWithdrawn ? [[row.key, stands] as const] : []
    }),
  )
}
