import { expect, type Locator, type Page } from 'playwright/test'
import { pressable } from './unguarded.ts'

/** Where the telephone system of a new account is chosen. */
const systemOf = (page: Page): Locator => page.getByRole('combobox', { name: /^Telephone system/ })

/** What is typed to sign in to the simulated company. */
export interface SignInValues {
  readonly address: string
  /** The name before the @; jane when absent. */
  readonly user?: string
  readonly password?: string
}

/** Chooses the telephone system of a new account, by its name or the beginning of it. */
export async function chooseSystem(page: Page, name = 'Dstny Core'): Promise<void> {
  await systemOf(page).click()
  await page.getByRole('option', { name: new RegExp(`^${name}`, 'i') }).click()
}

/** The same by keyboard alone; it goes to the first field then. */
export async function chooseSystemByKeyboard(page: Page): Promise<void> {
  await expect(systemOf(page)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('option').first()).toBeVisible()
  await page.keyboard.press('D')
  await page.keyboard.press('Enter')
}

/** The form, once a system is chosen. */
export const signInForm = (page: Page): Locator => page.getByRole('form', { name: 'Sign in' })

/** Sends the form. */
export const submitSignIn = (page: Page): Promise<void> =>
  pressable(signInForm(page).getByRole('button', { name: 'Sign in' })).click()

/** Signs in with user name and password as a user does, so that the account is there again after a restart. */
export async function signInAs(
  page: Page,
  { address, user = 'jane', password = 's3cret' }: SignInValues
): Promise<void> {
  await chooseSystem(page)
  await page.getByLabel('Server address').fill(address)
  await page.getByLabel('User name').fill(`${user}@example.org`)
  await page.getByLabel('Password').fill(password)
  await submitSignIn(page)
}
