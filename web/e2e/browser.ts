import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

export { launchBrowser, openPerson, weigh } from './person.ts'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Finding {
  id: string
  help: string
  nodes: string[]
}

/** What axe finds on the page as it stands. The debugger puts axe in, because the page's own policy would not. */
export async function findingsOn(page: Page, { isLoading = false } = {}): Promise<Finding[]> {
  if (!isLoading) await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)
  await still(page)
  const debuggerSession = await page.context().newCDPSession(page)
  await debuggerSession.send('Runtime.evaluate', { expression: axeSource })
  const { result } = await debuggerSession.send('Runtime.evaluate', {
    expression: `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
      violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map((node) => node.html) })))`,
    awaitPromise: true,
    returnByValue: true,
  })
  await debuggerSession.detach()
  return result.value as Finding[]
}

/** As text: what compiles this file for a command gives names to functions by one that the page does not have. */
const twoFrames = 'new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))'

/** Waits until nothing moves any more: what fades in and out is half transparent while it does. */
export async function still(page: Page): Promise<void> {
  await page.evaluate(async () => void (await document.fonts.ready))
  // What begins to move does so in the next frame, and charts draw in one of their own.
  await page.evaluate(twoFrames)
  await page.evaluate(async () => {
    const moving = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity)
    await Promise.allSettled(moving.map(({ finished }) => finished))
  })
  await page.evaluate(twoFrames)
}
