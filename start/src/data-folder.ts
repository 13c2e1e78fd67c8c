import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * How far the demo got. `none`: this folder was started empty on purpose. A start that was broken off leaves `creating`,
 * and the next one begins again on an empty database.
 */
export type DemoState = 'creating' | 'done' | 'none'

export function demoStateOf(dataDir: string): DemoState | null {
  const file = join(dataDir, 'demo.json')
  if (!existsSync(file)) return null
  try {
    const { state } = JSON.parse(readFileSync(file, 'utf8')) as { state: DemoState }
    return state
  } catch {
    // Cut short while it was written, and it is first written when there is nothing to lose yet.
    return 'creating'
  }
}

export function rememberDemo(dataDir: string, state: DemoState): void {
  mkdirSync(dataDir, { recursive: true })
  const file = join(dataDir, 'demo.json')
  writeFileSync(`${file}.new`, `${JSON.stringify({ state })}\n`)
  renameSync(`${file}.new`, file)
}
