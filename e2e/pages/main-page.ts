import type { Locator, Page } from 'playwright/test'
import { pressable } from './unguarded.ts'

/** The main window in the words of its user. */
export interface MainPage {
  readonly page: Page
  call(name: string): Locator
  /** A button of that call that can be pressed: the guard of what has just come is over. */
  control(name: string, label: string | RegExp): Locator
  /** Any button of the window that can be pressed. */
  button(label: string): Locator
  badge(): Locator
  /** Shows that place of the bar. */
  go(place: 'Now' | 'People' | 'Calls' | 'Groups' | 'Me'): Promise<void>
  queueSwitch(queue: string): Locator
  shortcut(name: string): Locator
  dialField(): Locator
  /** The choice of the telephone that dials, while something is typed. */
  dialFrom(): Locator
}

/** Finds things in the main window by role and name. */
export function mainPage(page: Page): MainPage {
  const call = (name: string): Locator => page.getByRole('listitem', { name: `Call with ${name}` })
  return {
    page,
    call,
    control: (name, label) => pressable(call(name).getByRole('button', { name: label, exact: true })),
    button: (label) => pressable(page.getByRole('button', { name: label, exact: true })),
    go: (place) => pressable(page.getByRole('navigation').getByRole('button', { name: place })).click(),
    badge: () => page.getByRole('status', { name: /^Connection of/ }),
    queueSwitch: (queue) => pressable(page.getByRole('switch', { name: `Log in to ${queue}` })),
    shortcut: (name) => pressable(page.getByRole('list', { name: 'Presence shortcuts' }).getByRole('button', { name })),
    dialField: () => page.getByRole('combobox', { name: 'Search or dial' }),
    dialFrom: () => pressable(page.getByRole('combobox', { name: /^Call from/ }))
  }
}
