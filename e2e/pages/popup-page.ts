import type { Locator, Page } from 'playwright/test'
import { pressable } from './unguarded.ts'

/** The popup in the words of its user. */
export interface PopupPage {
  readonly page: Page
  card(name: string): Locator
  /** Buttons of a card that can be pressed: the guard of what has just come is over. */
  answer(name: string): Locator
  reject(name: string): Locator
  hide(name: string): Locator
  /** The button that opens the list of telephones. */
  chooseDevice(name: string): Locator
}

/** Finds things in the popup by role and name. */
export function popupPage(page: Page): PopupPage {
  const card = (name: string): Locator => page.getByRole('listitem', { name: `Call from ${name}` })
  return {
    page,
    card,
    answer: (name) => pressable(card(name).getByRole('button', { name: /^Answer/ })),
    reject: (name) => pressable(card(name).getByRole('button', { name: 'Reject' })),
    hide: (name) => pressable(card(name).getByRole('button', { name: 'Hide' })),
    chooseDevice: (name) => pressable(card(name).getByRole('button', { name: 'Choose another device' }))
  }
}
