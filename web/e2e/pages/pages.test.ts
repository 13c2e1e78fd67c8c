import { chromium } from '@howl/testkit/chromium'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findingsOn, launchBrowser } from '../browser.ts'
import { buildWeb } from '../build-web.ts'
import { startDemoHowl, type DemoHowl } from './demo-howl.ts'
import { views, type View } from './views.ts'
import { themes, Walker, widths, type Theme, type Width } from './walk.ts'

/** `npm run test:pages` walks everything; with all other tests it is the phone in the dark, where most goes wrong. */
const isWhole = process.env['HOWL_PAGES'] === 'all'
const walks: { width: Width; seenIn: readonly Theme[] }[] = isWhole ? (Object.keys(widths) as Width[]).map((width) => ({ width, seenIn: themes })) : [{ width: 'phone', seenIn: ['dark'] }]

if (chromium === null && process.env['CI'] !== 'true') {
  it.skip('the pages in a browser: no Chromium was found on this machine')
} else {
  describe('every page and state', pages)
}

function pages() {
  const webRoot = mkdtempSync(join(tmpdir(), 'howl-web-'))
  let howl: DemoHowl
  let browser: Browser

  beforeAll(async () => {
    expect(chromium, 'the walk needs Chromium').not.toBeNull()
    ;[howl] = await Promise.all([buildWeb(webRoot).then(() => startDemoHowl(webRoot)), launchBrowser(chromium ?? '').then((launched) => (browser = launched))])
  }, 300_000)

  afterAll(async () => {
    await browser?.close()
    await howl?.stop()
    rmSync(webRoot, { recursive: true, force: true })
  })

  describe.each(walks)('on the $width', ({ width, seenIn }) => {
    let walker: Walker
    beforeAll(() => {
      walker = new Walker({ browser, surroundings: howl, width, language: 'en' })
    })
    afterAll(() => walker.close())

    it.each(views.filter((view) => view.width === undefined || view.width === width))('$name', { timeout: 90_000 }, (view: View) =>
      walker.visit(view, view.isPrint ? ['light'] : seenIn, async ({ page, theme, complaints }) => {
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
        // What is printed is read by nobody's screen reader.
        const findings = view.isPrint ? [] : await findingsOn(page, { isLoading: view.name.endsWith('.loading') })
        expect({ theme, sideways, findings, complaints: [...complaints] }).toEqual({ theme, sideways: 0, findings: [], complaints: [] })
      }),
    )
  })

  describe('by thumb', () => {
    let walker: Walker
    beforeAll(() => {
      walker = new Walker({ browser, surroundings: howl, width: 'phone', language: 'en' })
    })
    afterAll(() => walker.close())

    it('a touch beside the box of a row picks it, and does not open the record', () =>
      walker.visit({ name: 'orders', route: null, as: 'owner', at: (ids) => `/p/${ids.shop}/orders`, shows: '[data-record] input' }, ['light'], async ({ page }) => {
        const box = page.locator('[data-record] input').first()
        const drawn = await box.boundingBox()
        if (!drawn) throw new Error('no box is drawn')
        await page.touchscreen.tap(drawn.x + drawn.width + 9, drawn.y + drawn.height / 2)
        await expect.poll(() => box.isChecked()).toBe(true)
        expect(await page.locator('main section[tabindex="-1"]').count()).toBe(0)
      }))

    it('fields and buttons are as high as a thumb needs', () =>
      walker.visit({ name: 'orders.new', route: null, as: 'owner', at: (ids) => `/p/${ids.shop}/orders/new`, shows: 'main form' }, ['light'], async ({ page }) => {
        const pressed = page.locator('main section[tabindex="-1"]').locator('input, footer button')
        const heights = await pressed.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height))
        expect(heights.length).toBeGreaterThan(4)
        expect(Math.min(...heights)).toBeGreaterThanOrEqual(44)
      }))
  })

  describe('by keyboard alone', () => {
    const orders: View = { name: 'orders', route: null, as: 'owner', at: (ids) => `/p/${ids.shop}/orders`, shows: '[data-record]' }
    let walker: Walker
    beforeAll(() => {
      walker = new Walker({ browser, surroundings: howl, width: 'desk', language: 'en' })
    })
    afterAll(() => walker.close())
    const on = (view: View, act: (page: Page) => Promise<void>) => walker.visit(view, ['light'], ({ page }) => act(page))
    /** Where the focus is, in words that say it when a test fails. */
    const focus = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? document.activeElement?.tagName ?? null)

    it('the first Tab leads past the navigation to the page', () =>
      on(orders, async (page) => {
        await page.keyboard.press('Tab')
        expect(await focus(page)).toBe('Skip to content')
        await page.keyboard.press('Enter')
        expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
      }))

    it('J opens a record after the other, and Escape leaves the focus on the last one of them', () =>
      on(orders, async (page) => {
        const second = page.locator('[data-record]').nth(1)
        await page.keyboard.press('j')
        await page.keyboard.press('j')
        await page.locator(`main section[tabindex="-1"]`).waitFor()
        await expect.poll(() => second.getAttribute('data-chosen')).toBe('true')
        await page.keyboard.press('Escape')
        await page.locator('main section[tabindex="-1"]').waitFor({ state: 'detached' })
        await expect.poll(() => second.evaluate((row) => row.contains(document.activeElement))).toBe(true)
      }))

    it('Enter sends a form from any of its fields, and the first that is wrong is where one types next', () =>
      on({ name: 'orders.new', route: null, as: 'owner', at: (ids) => `/p/${ids.shop}/orders/new`, shows: 'main form' }, async (page) => {
        await page.getByLabel('Customer name').fill('Mai Tran')
        await page.keyboard.press('Enter')
        await page.locator('[aria-invalid="true"]').first().waitFor()
        await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-invalid'))).toBe('true')
      }))
  })
}
