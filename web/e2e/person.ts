import { chromium as launcher, type Browser, type BrowserContext, type Page } from 'playwright-core'

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

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
