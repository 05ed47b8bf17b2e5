import { expect } from '../fixtures.ts'
import { mainPage } from '../pages/main-page.ts'
import { pressable } from '../pages/unguarded.ts'
import { test } from '../support/mirta.ts'
import { arrange, pictureEnvironment, takePicture, themes } from './camera.ts'

/** From the folder of the camera. */
const GUIDE = '../../docs/guide/'

for (const theme of themes) {
  const fileOf = (name: string): string => `${GUIDE}${name}${theme === 'dark' ? '-dark' : ''}`

  test(`a day in queues, ${theme}`, async ({ start, company, account }) => {
    const ringside = await start({ account, env: pictureEnvironment })
    const main = mainPage(await ringside.main())
    const { page } = main
    await expect(main.badge()).toHaveAccessibleName(/Live/)
    await arrange(ringside, theme)
    const sales = company.pbx.queue('Sales')
    sales.setSignedIn(company.pbx.extension('201'), true)
    sales.setPaused(company.pbx.extension('202'), 'Training')
    company.pbx.extension('201').setsDnd(true)
    await company.pbx.outside('+493023125123', 'Frida Jönsson').dials(sales)
    await main.go('Groups')
    const switchboard = page.getByRole('listitem', { name: 'Switchboard' })
    await pressable(switchboard.getByRole('button', { name: 'Pause' })).click()
    await expect(page.getByRole('menuitem', { name: 'Training' })).toBeVisible()
    await takePicture(page, fileOf('queues-pause'))
    await page.getByRole('menuitem', { name: 'Lunch' }).click()
    await expect(switchboard).toContainText('Paused: Lunch')
    const row = page.getByRole('listitem', { name: 'Sales' })
    await pressable(row.getByRole('button', { name: '1 waiting' })).click()
    await expect(row).toContainText('Frida Jönsson')
    await pressable(row.getByRole('button', { name: /agents/ })).click()
    await expect(row).toContainText('Paused')
    await takePicture(page, fileOf('queues-agents'))
    await main.go('Me')
    await pressable(page.getByRole('switch', { name: 'Night' })).click()
    await expect(page.getByRole('switch', { name: 'Night' })).toBeChecked()
    await pressable(page.getByRole('button', { name: 'Switch on “Do not disturb”' })).click()
    await expect(page.getByRole('switch', { name: 'Do not disturb' })).toBeChecked()
    await takePicture(page, fileOf('queues-me'))
  })
}
