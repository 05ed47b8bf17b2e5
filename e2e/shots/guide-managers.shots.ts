import { expect } from '../fixtures.ts'
import { mainPage } from '../pages/main-page.ts'
import { popupPage } from '../pages/popup-page.ts'
import { pressable } from '../pages/unguarded.ts'
import { addManagers, test } from '../support/managers.ts'
import { arrange, pictureStart, takePicture, themes } from './camera.ts'

/** From the folder of the camera. */
const GUIDE = '../../docs/guide/'
/** On the list of a manager. */
const HARRIET = { number: '+441632960123', name: 'Harriet Stone' }

for (const theme of themes) {
  const fileOf = (name: string): string => `${GUIDE}${name}${theme === 'dark' ? '-dark' : ''}`

  test(`groups of managers, ${theme}`, async ({ start, company, managers, turnToOtherProgram }) => {
    const ringside = await start(pictureStart(company))
    const main = mainPage(await ringside.main())
    const { page } = main
    await expect(main.badge()).toHaveAccessibleName(/Live$/)
    await addManagers(page, managers)
    await arrange(ringside, theme)
    await expect(main.badge()).toHaveCount(2)
    await main.go('Groups')
    const management = page.getByRole('button', { name: /^Management/ })
    await expect(management).toBeVisible()
    await takePicture(page, fileOf('managers-list'))
    await pressable(management).click()
    await page.getByLabel('Manager rings for (seconds)').fill('25')
    await takePicture(page, fileOf('managers-editor'))
    await page.getByRole('tab', { name: 'VIP' }).click()
    await expect(page.getByRole('list', { name: /^VIP numbers/ })).toContainText(HARRIET.name)
    await takePicture(page, fileOf('managers-vip'))
    await turnToOtherProgram()
    await company.pbx.outside(HARRIET.number, HARRIET.name).dials(company.pbx.extension('jane'))
    const popup = popupPage(await ringside.popup())
    await expect(popup.card(HARRIET.name)).toContainText('VIP')
    await expect(popup.card(HARRIET.name)).not.toHaveAttribute('data-guarded')
    const height = await popup.page.evaluate(() =>
      Math.ceil(document.querySelector('.stack')?.getBoundingClientRect().height ?? 0)
    )
    await takePicture(popup.page, fileOf('managers-popup'), height)
  })
}
