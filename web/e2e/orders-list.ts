import type { Page } from 'playwright-core'

const rowHeight = 40
const height = 'document.documentElement.scrollHeight'

/** Scrolls to the end again and again, until so many orders are loaded. */
export async function loadOrders(page: Page, count: number): Promise<void> {
  while ((await page.evaluate<number>(`scrollTo({ top: ${height} }), ${height}`)) < count * rowHeight) await page.waitForTimeout(50)
}

/** By the wheel, and by leaps as with the bar of the window. */
export async function scrollOrders(page: Page): Promise<void> {
  await page.evaluate('scrollTo({ top: 0 })')
  await page.mouse.move(700, 500)
  for (let turn = 0; turn < 60; turn += 1) {
    await page.mouse.wheel(0, 600)
    await page.waitForTimeout(16)
  }
  const far = await page.evaluate<number>(height)
  for (let leap = 1; leap <= 20; leap += 1) {
    await page.evaluate(`scrollTo({ top: ${Math.round((far * leap) / 21)} })`)
    await page.waitForTimeout(50)
  }
}

/** Opens a row, walks on by keys, closes it, chooses columns, filters: each once and to its end. */
export async function workWithOrders(page: Page): Promise<void> {
  await page.evaluate(`scrollTo({ top: ${200 * rowHeight} })`)
  await page.waitForTimeout(300)
  const panel = page.getByRole('region', { name: /^Order \d+$/ })
  await page.mouse.click(900, 500)
  await panel.waitFor()
  for (let steps = 0; steps < 2; steps += 1) {
    await page.keyboard.press('j')
    await page.waitForTimeout(400)
  }
  await page.keyboard.press('Escape')
  await panel.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Columns', exact: true }).click()
  await page.getByRole('checkbox', { name: 'Still owed' }).check()
  await page.keyboard.press('Escape')
  await page.getByRole('columnheader', { name: 'Still owed' }).waitFor()
  await page.getByRole('columnheader', { name: 'Total' }).getByRole('button').first().click()
  await page.waitForTimeout(600)
  await page.getByLabel('Search orders').fill('mai')
  await page.waitForTimeout(600)
}
