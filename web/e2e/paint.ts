import type { BrowserContext, Page } from 'playwright-core'

/** What the browser itself says of how a page was drawn. As text, because the bench that uses it knows no browser. */
const watch = `
  globalThis.howlPaint = { largestMs: 0, shift: 0, shifted: [] };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) howlPaint.largestMs = entry.startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.hadRecentInput) continue;
      howlPaint.shift += entry.value;
      for (const { node } of entry.sources) howlPaint.shifted.push(entry.value.toFixed(4) + ' ' + (node instanceof Element ? node : node?.parentElement)?.outerHTML.slice(0, 160));
    }
  }).observe({ type: 'layout-shift', buffered: true });
`

interface Paint {
  /** When the largest thing in sight was drawn. */
  largestMs: number
  /** How far things were moved under the eyes of the reader, by the browser's own measure, and which. */
  shift: number
  shifted: readonly string[]
}

export const watchPaint = (context: BrowserContext): Promise<unknown> => context.addInitScript({ content: watch })

export const paintOf = (page: Page): Promise<Paint> => page.evaluate('howlPaint')

const state = `[performance.getEntriesByType('resource').length, document.querySelectorAll('[aria-busy="true"]').length].join()`

/** Nothing more comes in. A page is never idle by the network's account: its stream of events stays open. */
export async function untilQuiet(page: Page): Promise<void> {
  for (let before = ''; ; ) {
    const now = await page.evaluate<string>(state)
    if (now === before && now.endsWith(',0')) return
    before = now
    await page.waitForTimeout(1_500)
  }
}
