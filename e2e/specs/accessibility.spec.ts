import { expect, test } from '../fixtures.ts'
import { mainPage } from '../pages/main-page.ts'
import { popupPage } from '../pages/popup-page.ts'
import { chooseSystem, signInForm } from '../pages/sign-in-page.ts'
import { axeFaults, axeFaultsOfPages } from '../support/axe.ts'

const FRIDA = { number: '+493023125123', name: 'Frida Jönsson' }
const NILS = { number: '+46846500412', name: 'Nils Öberg' }

test('no page of the window has a fault that axe knows, light and dark', async ({ jane }) => {
  test.slow()
  const main = mainPage(await jane.main())
  const { page } = main
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  const found = [...(await axeFaultsOfPages(main))]
  await main.button('Add account').click()
  await chooseSystem(page)
  await expect(signInForm(page)).toBeVisible()
  found.push(...(await axeFaults(page, 'sign-in')))
  await page.keyboard.press('Escape')
  await main.dialField().fill('an')
  await expect(page.getByRole('option').first()).toBeVisible()
  found.push(...(await axeFaults(page, 'search')))
  expect(found).toEqual([])
})

test('no state of a call has one either, in window and popup', async ({ jane, company, turnToOtherProgram }) => {
  test.slow()
  const main = mainPage(await jane.main())
  const { page } = main
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  const user = company.pbx.extension('jane')
  const held = await company.pbx.outside(NILS.number, NILS.name).dials(user)
  const found = [...(await axeFaults(page, 'ringing'))]
  await user.answers(held)
  await expect(main.control(NILS.name, 'Hold')).toBeEnabled()
  found.push(...(await axeFaults(page, 'talking')))
  await main.control(NILS.name, 'Transfer').click()
  found.push(...(await axeFaults(page, 'transfer')))
  await page.keyboard.press('Escape')
  await main.control(NILS.name, 'Keypad').click()
  found.push(...(await axeFaults(page, 'keypad')))
  await page.keyboard.press('Escape')
  await turnToOtherProgram()
  await company.pbx.outside(FRIDA.number, FRIDA.name).dials(user)
  const popup = await jane.popup()
  await expect(popupPage(popup).answer(FRIDA.name)).toBeVisible()
  found.push(...(await axeFaults(popup, 'popup')), ...(await axeFaults(page, 'two calls')))
  expect(found).toEqual([])
})
