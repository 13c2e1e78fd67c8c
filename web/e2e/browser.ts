import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium as launcher, type Browser, type BrowserContext, type Page } from 'playwright-core'

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Finding {
  id: string
  help: string
  nodes: string[]
}

export function launchBrowser(executablePath: string): Promise<Browser> {
  return launcher.launch({ executablePath, headless: true, args: flags })
}

type Kept = Awaited<ReturnType<BrowserContext['storageState']>>

/**
 * A browser of a person's own.
 *
 * @param complaints where everything goes that its console complains of.
 * @param kept what another browser of theirs had kept, its cache left out.
 */
export async function openPerson(browser: Browser, complaints: string[], kept?: Kept) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', timezoneId: 'Asia/Ho_Chi_Minh', ...(kept ? { storageState: kept } : {}) })
  context.setDefaultTimeout(20_000)
  const openPage = async (address: string): Promise<Page> => {
    const page = await context.newPage()
    page.on('pageerror', (error) => complaints.push(`${page.url()}: ${String(error)}`))
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(`${page.url()}: ${message.text()}`)
    })
    await page.goto(address)
    return page
  }
  return { context, openPage, close: () => context.close() }
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

/** Waits until nothing moves any more: what fades in and out is half transparent while it does. */
export async function still(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready
    const twoFrames = () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
    // What begins to move does so in the next frame, and charts draw in one of their own.
    await twoFrames()
    const moving = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity)
    await Promise.allSettled(moving.map(({ finished }) => finished))
    await twoFrames()
  })
}

/** How many bytes of JavaScript a context has loaded since, as they came over the wire. */
export function weigh(context: BrowserContext): () => Promise<number> {
  const scripts: Promise<number>[] = []
  context.on('response', (response) => {
    if (!new URL(response.url()).pathname.endsWith('.js')) return
    scripts.push(
      response.finished().then(async () => {
        const { responseBodySize } = await response.request().sizes()
        return responseBodySize
      }),
    )
  })
  return async () => (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0)
}
