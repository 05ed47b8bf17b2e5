import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from 'playwright/test'
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

/** How many changes of a style are under way; what moves for ever is no change. */
const movingColours = (): number => document.getAnimations().filter((one) => one instanceof CSSTransition).length
