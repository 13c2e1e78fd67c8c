import { existsSync } from 'node:fs'

const places = [
  process.env['HOWL_TEST_CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** The Chromium (or Chrome) of this machine; null when it has none. */
export const chromium: string | null = places.find((place) => place !== undefined && existsSync(place)) ?? null
