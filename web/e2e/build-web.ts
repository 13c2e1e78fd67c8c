import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const web = new URL('../', import.meta.url)

/** As it is shipped: in a process of its own, because the test runner's environment would make it a development build. */
export async function buildWeb(folder: string): Promise<void> {
  const vite = new URL('bin/vite.js', import.meta.resolve('vite/package.json')).pathname
  const env = { ...process.env, NODE_ENV: 'production' }
  await promisify(execFile)(process.execPath, [vite, 'build', '--outDir', folder, '--emptyOutDir', '--logLevel', 'error'], { cwd: web.pathname, env })
}
