import type { Locator, Page } from 'playwright/test'
import { unguarded } from './unguarded.ts'

/** The main window in the words of its user. */
export interface MainPage {
  readonly page: Page
  call(name: string): Locator
  /** A button of that call that can be pressed: the guard of what has just come is over. */
  control(name: string, label: string | RegExp): Locator
  /** Any button of the window that can be pressed. */
  button(label: string): Locator
  badge(): Locator
  queueSwitch(queue: string): Locator
  shortcut(name: string): Locator
  dialField(): Locator
  /** The choice of the telephone that dials, while something is typed. */
  dialFrom(): Locator
}

/** Finds things in the main window by role and name. */
export function mainPage(page: Page): MainPage {
  const call = (name: string): Locator => page.getByRole('listitem', { name: `Call with ${name}` })
  const free = unguarded(page)
  return {
    page,
    call,
    control: (name, label) => call(name).getByRole('button', { name: label, exact: true }).and(free),
    button: (label) => page.getByRole('button', { name: label, exact: true }).and(free),
    badge: () => page.getByRole('status', { name: /^Connection of/ }),
    queueSwitch: (queue) => page.getByRole('switch', { name: `Log in to ${queue}` }).and(free),
    shortcut: (name) => page.getByRole('list', { name: 'Presence shortcuts' }).getByRole('button', { name }).and(free),
    dialField: () => page.getByRole('combobox', { name: 'Search or dial' }),
    dialFrom: () => page.getByRole('combobox', { name: /^Call from/ }).and(free)
  }
}
