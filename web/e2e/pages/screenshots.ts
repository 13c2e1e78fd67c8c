import { chromium } from '@howl/testkit/chromium'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { launchBrowser } from '../browser.ts'
import { buildWeb } from '../build-web.ts'
import { startDemoHowl } from './demo-howl.ts'
import { readmePictures, views } from './views.ts'
import { themes, Walker, widths, type Theme, type Width } from './walk.ts'

const root = resolve(import.meta.dirname, '../../..')
const usage = `npm run screenshots takes a picture of every page, in both widths and themes.

  --readme          only those of the README, into docs/images
  --language vi     in Vietnamese
  --only NAME       only pages whose name begins so
  --whole           as high as the page is, not as the screen
  --folder DIR      where they go (default screenshots/)`

const { values: asked } = parseArgs({
  options: {
    readme: { type: 'boolean', default: false },
    language: { type: 'string', default: 'en' },
    only: { type: 'string', default: '' },
    whole: { type: 'boolean', default: false },
    folder: { type: 'string', default: join(root, 'screenshots') },
    help: { type: 'boolean', default: false },
  },
})

if (asked.help) console.log(usage)
else await takeAll()

async function takeAll(): Promise<void> {
  if (chromium === null) throw new Error('No Chromium was found on this machine; HOWL_TEST_CHROMIUM may name it.')
  const webRoot = join(root, 'web/dist')
  console.log('Building the web app …')
  await buildWeb(webRoot)
  console.log('Starting Howl with its demo …')
  const howl = await startDemoHowl(webRoot)
  const browser = await launchBrowser(chromium)
  try {
    const chosen = views.filter(({ name }) => (asked.readme ? name in readmePictures : name.startsWith(asked.only)))
    for (const width of asked.readme ? (['desk'] as const) : (Object.keys(widths) as Width[])) {
      const walker = new Walker({ browser, surroundings: howl, width, language: asked.language })
      for (const view of chosen.filter((one) => one.width === undefined || one.width === width)) {
        await walker.visit(view, asked.readme || view.isPrint ? ['light'] : themes, async ({ page, theme }) => {
          await page.screenshot({ path: placeOf(view.name, { width, theme }), fullPage: asked.whole || view.isPrint === true })
          if (view.isPrint) await page.pdf({ path: placeOf(view.name, { width, theme }).replace(/png$/, 'pdf'), format: 'A4', printBackground: true })
        })
      }
      await walker.close()
    }
    console.log(`${chosen.length} pages are in ${asked.readme ? 'docs/images' : asked.folder}.`)
  } finally {
    await browser.close()
    await howl.stop()
  }
}

function placeOf(name: string, { width, theme }: { width: Width; theme: Theme }): string {
  if (asked.readme) return join(root, 'docs/images', readmePictures[name] ?? `${name}.png`)
  const folder = join(asked.folder, asked.language, `${width}-${theme}`)
  mkdirSync(folder, { recursive: true })
  return join(folder, `${name}.png`)
}
