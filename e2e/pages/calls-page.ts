import { expect, type Locator, type Page } from 'playwright/test'
import { pressable } from './unguarded.ts'

/** The page of past calls in the words of its user. */
export interface CallsPage {
  /** All lines of the list. */
  readonly rows: Locator
  row(name: string): Locator
  /** What the line's "Call back" is pressed with. */
  callBack(name: string): Locator
  details(name: string): Locator
  search(): Locator
  filter(name: string): Promise<void>
  /** Opens the menu of a line and chooses from it. */
  choose(name: string, entry: string): Promise<void>
  /** A button of the page beside the lines. */
  press(label: string): Promise<void>
}

/** Opens the page and finds things in it by role and name. */
export async function openCalls(page: Page): Promise<CallsPage> {
  const place = page.getByRole('navigation').getByRole('button', { name: 'Calls' })
  await pressable(place).click()
  await expect(place).toHaveAttribute('aria-current', 'page')
  const list = page.getByRole('treegrid', { name: 'List of calls' })
  const row = (name: string): Locator => list.getByRole('row', { name: new RegExp(`: ${name},`) })
  await expect(list.getByRole('row').first()).toBeVisible()
  return {
    rows: list.getByRole('row', { name: /: / }),
    row,
    callBack: (name) => pressable(list.getByRole('button', { name: `Call back ${name}`, exact: true })),
    details: (name) => list.getByRole('gridcell', { name: `Details of ${name}` }),
    search: () => page.getByRole('searchbox', { name: 'Search calls' }),
    filter: (name) => pressable(page.getByRole('radio', { name, exact: true })).click(),
    choose: async (name, entry) => {
      const more = list.getByRole('button', { name: `More about ${name}`, exact: true })
      const item = page.getByRole('menuitem', { name: entry, exact: true })
      // a press just as a new line moves the others is refused, as it is to be
      await expect(async () => {
        if (!(await item.isVisible())) await more.click({ timeout: 1_000 })
        await item.click({ timeout: 1_000 })
      }).toPass()
    },
    press: (label) => pressable(page.getByRole('button', { name: label, exact: true })).click()
  }
}
