import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright/test'
import type { Bridge } from '../../src-preload/contract/ipc.ts'
import { expect, test } from '../fixtures.ts'
import { mainPage } from '../pages/main-page.ts'
import { popupPage } from '../pages/popup-page.ts'
import { chooseSystem, signInForm } from '../pages/sign-in-page.ts'

const FRIDA = { number: '+493023125123', name: 'Frida Jönsson' }
const NILS = { number: '+46846500412', name: 'Nils Öberg' }

/** What axe finds in a window, in both themes; each as one line. */
async function faults(page: Page, state: string): Promise<readonly string[]> {
  const found: string[] = []
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate(async (wanted) => {
      const { ringside: bridge } = window as unknown as { ringside: Bridge } // the bridge of the page, unknown to the tests
      await bridge.request('settings.change', { theme: wanted })
    }, theme)
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

test('no page of the window has a fault that axe knows, light and dark', async ({ jane }) => {
  test.slow()
  const main = mainPage(await jane.main())
  const { page } = main
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  const found = [...(await faults(page, 'Now'))]
  for (const place of ['People', 'Calls', 'Groups', 'Me'] as const) {
    await main.go(place)
    await expect(page.getByRole('status', { name: 'Loading…' })).toHaveCount(0)
    found.push(...(await faults(page, place)))
  }
  await page.keyboard.press('Control+,')
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
  found.push(...(await faults(page, 'settings')))
  await main.button('Add account').click()
  await chooseSystem(page)
  await expect(signInForm(page)).toBeVisible()
  found.push(...(await faults(page, 'sign-in')))
  await page.keyboard.press('Escape')
  await main.dialField().fill('an')
  await expect(page.getByRole('option').first()).toBeVisible()
  found.push(...(await faults(page, 'search')))
  expect(found).toEqual([])
})

test('no state of a call has one either, in window and popup', async ({ jane, company, turnToOtherProgram }) => {
  test.slow()
  const main = mainPage(await jane.main())
  const { page } = main
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  const user = company.pbx.extension('jane')
  const held = await company.pbx.outside(NILS.number, NILS.name).dials(user)
  const found = [...(await faults(page, 'ringing'))]
  await user.answers(held)
  await expect(main.control(NILS.name, 'Hold')).toBeEnabled()
  found.push(...(await faults(page, 'talking')))
  await main.control(NILS.name, 'Transfer').click()
  found.push(...(await faults(page, 'transfer')))
  await page.keyboard.press('Escape')
  await main.control(NILS.name, 'Keypad').click()
  found.push(...(await faults(page, 'keypad')))
  await page.keyboard.press('Escape')
  await turnToOtherProgram()
  await company.pbx.outside(FRIDA.number, FRIDA.name).dials(user)
  const popup = await jane.popup()
  await expect(popupPage(popup).answer(FRIDA.name)).toBeVisible()
  found.push(...(await faults(popup, 'popup')), ...(await faults(page, 'two calls')))
  expect(found).toEqual([])
})
