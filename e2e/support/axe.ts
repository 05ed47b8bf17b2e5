import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from 'playwright/test'
import type { MainPage } from '../pages/main-page.ts'
import { ask } from './bridge.ts'

/** What axe finds in a window, in both themes; each as one line. */
export async function axeFaults(page: Page, state: string): Promise<readonly string[]> {
  const found: string[] = []
  for (const theme of ['light', 'dark'] as const) {
    await ask(page, 'settings.change', { theme })
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
    // a colour on its way from one theme to the other belongs to neither
    await expect.poll(() => page.evaluate(movingColours)).toBe(0)
    // the other mode opens a page of its own, which no window of the program is
    const axe = new AxeBuilder({ page }).setLegacyMode(true)
    // only colours are others in the dark
    const { violations } = await (theme === 'dark' ? axe.withRules('color-contrast') : axe).analyze()
    found.push(
      ...violations.map(({ id, nodes }) => `${state}, ${theme}: ${id}: ${nodes.map(({ target }) => target).join(' ')}`)
    )
  }
  return found
}

/** What axe finds on every page of the main window; the settings are shown last. */
export async function axeFaultsOfPages(main: MainPage): Promise<readonly string[]> {
  const { page } = main
  const found = [...(await axeFaults(page, 'Now'))]
  for (const place of ['People', 'Calls', 'Groups', 'Me'] as const) {
    await main.go(place)
    await expect(page.getByRole('status', { name: 'Loading…' })).toHaveCount(0)
    found.push(...(await axeFaults(page, place)))
  }
  await page.keyboard.press('Control+,')
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
  return [...found, ...(await axeFaults(page, 'settings'))]
}

/** How many changes of a style are under way; what moves for ever is no change. */
const movingColours = (): number => document.getAnimations().filter((one) => one instanceof CSSTransition).length
