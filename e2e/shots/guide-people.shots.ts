import { expect, test } from '../fixtures.ts'
import { mainPage } from '../pages/main-page.ts'
import { arrange, pictureStart, takePicture } from './camera.ts'

const GUIDE = '../../docs/guide/'

test('what can be done with a person, and how somebody is added', async ({ start, company }) => {
  const ringside = await start(pictureStart(company))
  const main = mainPage(await ringside.main())
  const { page } = main
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  await arrange(ringside, 'light')
  await main.dialField().fill('björn')
  await expect(page.getByRole('option', { name: /Björn Åkesson/ }).first()).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('menuitem').first()).toBeFocused()
  await takePicture(page, `${GUIDE}person-menu`)
  await page.keyboard.press('Escape')

  await main.dialField().fill('Zita Zander')
  await main.button('Add contact…').click()
  await page.getByRole('textbox', { name: 'Company' }).fill('Zander & Co.')
  await page.getByRole('textbox', { name: 'Number' }).fill('030 23125777')
  await takePicture(page, `${GUIDE}contact-add`)
})

test('the keys that go to the field from any program', async ({ start, company }) => {
  const ringside = await start(pictureStart(company))
  const main = mainPage(await ringside.main())
  const { page } = main
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  await arrange(ringside, 'light')
  await page.keyboard.press('Control+,')
  const hotkey = page.getByRole('switch', { name: 'Ctrl+Alt+K goes to the field' })
  await hotkey.click()
  await expect(hotkey).toBeChecked()
  await hotkey.scrollIntoViewIfNeeded()
  await takePicture(page, `${GUIDE}settings-hotkey`)
})
