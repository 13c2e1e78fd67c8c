import type { Browser, BrowserContext, Page } from 'playwright-core'
import { languageOf } from '../../src/messages/languages.ts'
import { createTranslate, type Translate } from '../../src/messages/messages.ts'
import { still } from '../browser.ts'
import type { Person, Surroundings } from './surroundings.ts'
import type { View } from './views.ts'

export const widths = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const
export type Width = keyof typeof widths
export const themes = ['light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** A4 between its margins, at 96 dots an inch. */
const paper = { width: 673, height: 1001 }

interface Walk {
  browser: Browser
  surroundings: Surroundings
  width: Width
  language: string
}

/** Opens views one after the other, each person in a browser of their own. */
export class Walker {
  readonly #walk: Walk
  readonly #people = new Map<Person | null, Promise<{ context: BrowserContext; page: Page }>>()
  readonly #complaints: string[] = []
  readonly #t: Promise<Translate>

  constructor(walk: Walk) {
    this.#walk = walk
    const language = languageOf(walk.language)
    this.#t = language.load().then(({ catalogue }) => createTranslate(catalogue, walk.language))
  }

  /** Leaves the page as the view's name says; `look` is called for each theme. */
  async visit(view: View, wanted: readonly Theme[], look: (seen: { page: Page; theme: Theme; complaints: readonly string[] }) => Promise<void>): Promise<void> {
    const { page } = await this.#personOf(view.as)
    const { surroundings, width } = this.#walk
    this.#complaints.length = 0
    await page.setViewportSize(widths[width])
    await page.emulateMedia({ media: 'screen', colorScheme: wanted[0] ?? 'light' })
    await view.before?.(page)
    try {
      await page.goto(`${surroundings.url}${view.at(surroundings.ids)}`)
      const isLoading = view.name.endsWith('.loading')
      await page.locator('h1:visible, [aria-busy="true"]').first().waitFor()
      if (!isLoading) await settle(page)
      await view.act?.(page, await this.#t)
      await page.locator(view.shows).first().waitFor()
      if (!isLoading) await settle(page)
      if (view.isPrint) {
        await page.setViewportSize(paper)
        await page.emulateMedia({ media: 'print' })
      }
      for (const theme of wanted) {
        await page.emulateMedia({ colorScheme: theme })
        await still(page)
        await look({ page, theme, complaints: view.isCut ? this.#complaints.filter((one) => !one.includes('net::ERR_FAILED')) : this.#complaints })
      }
    } catch (error) {
      throw new Error(`${view.name} (${width}): ${String(error)}`, { cause: error })
    } finally {
      await page.unrouteAll({ behavior: 'ignoreErrors' })
    }
  }

  async close(): Promise<void> {
    for (const person of this.#people.values()) await (await person).context.close()
  }

  #personOf(person: Person | null) {
    const known = this.#people.get(person) ?? this.#open(person)
    this.#people.set(person, known)
    return known
  }

  async #open(person: Person | null) {
    const { browser, surroundings, width, language } = this.#walk
    const context = await browser.newContext({
      viewport: widths[width],
      locale: { en: 'en-GB', vi: 'vi-VN' }[language] ?? language,
      timezoneId: 'Asia/Ho_Chi_Minh',
      reducedMotion: 'reduce',
      ...(width === 'phone' ? { hasTouch: true, isMobile: true } : {}),
    })
    context.setDefaultTimeout(30_000)
    if (person !== null) await signIn(context, surroundings, person)
    const page = await context.newPage()
    page.on('pageerror', (error) => this.#complaints.push(`${page.url()}: ${String(error)}`))
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.#complaints.push(`${page.url()}: ${message.text()}`)
    })
    return { context, page }
  }
}

/** By the cookie that the form would bring. */
async function signIn(context: BrowserContext, { url, people }: Surroundings, person: Person): Promise<void> {
  const answer = await context.request.post(`${url}/graphql`, {
    data: { query: 'mutation SignIn($input: SignInInput!) { signIn(input: $input) { __typename } }', variables: { input: people[person] } },
  })
  const text = await answer.text()
  if (!text.includes('SignInSuccess')) throw new Error(`${person} was not signed in: ${text}`)
}

/** Waits until everything that was asked for is there. */
async function settle(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('h1, [role="dialog"]') !== null && document.querySelector('[aria-busy="true"]') === null)
}
