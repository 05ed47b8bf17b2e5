import type { Page } from 'playwright/test'
import { expect, test, type Company } from '../fixtures.ts'
import { mainPage } from '../pages/main-page.ts'
import { popupPage, type PopupPage } from '../pages/popup-page.ts'
import { pressable } from '../pages/unguarded.ts'
import type { Ringside } from '../ringside.ts'
import { arrange, pictureStart, takePicture } from './camera.ts'

/** From the folder of the camera. */
const GUIDE = '../../docs/guide/'
const HARRIET = { number: '+441632960123', name: 'Harriet Stone' }

const heightOf = (page: Page): Promise<number> =>
  page.evaluate(() => Math.ceil(document.querySelector('.stack')?.getBoundingClientRect().height ?? 0))

async function rings(ringside: Ringside, company: Company, turn: () => Promise<unknown>): Promise<PopupPage> {
  const popup = popupPage(await ringside.popup())
  await expect(mainPage(await ringside.main()).badge()).toHaveAccessibleName(/Live$/)
  await arrange(ringside, 'light')
  await turn()
  const user = company.pbx.extension('jane')
  const anna = company.pbx.extension('anna.berg')
  user.contacts.set('e2', 'vip')
  anna.diversion = { number: '200', untilActivityChanges: false }
  await company.pbx.outside(HARRIET.number, HARRIET.name).dials(anna)
  const card = popup.card(HARRIET.name)
  await expect(card).toContainText('VIP')
  await expect(card).toContainText('Spoke once')
  await expect(card).not.toHaveAttribute('data-guarded')
  return popup
}

test('who calls, and how often you spoke', async ({ start, company, turnToOtherProgram }) => {
  const ringside = await start(pictureStart(company))
  const { page } = await rings(ringside, company, turnToOtherProgram)
  await takePicture(page, `${GUIDE}popup-card`, await heightOf(page))
})

test('a reply by text message', async ({ start, company, turnToOtherProgram }) => {
  const ringside = await start(pictureStart(company))
  const popup = await rings(ringside, company, turnToOtherProgram)
  const press = (name: string): Promise<void> =>
    pressable(popup.page.getByRole('button', { name, exact: true })).click()
  await press('Send on')
  await press('Reply by text message')
  await press('I will call you back.')
  await takePicture(popup.page, `${GUIDE}popup-text`, await heightOf(popup.page))
})

test('which calls the popup is for', async ({ start, company }) => {
  const ringside = await start(pictureStart(company))
  const { page, badge } = mainPage(await ringside.main())
  await expect(badge()).toHaveAccessibleName(/Live$/)
  await arrange(ringside, 'light')
  await page.keyboard.press('Control+,')
  const settings = page.getByRole('region', { name: 'Calls and popup' })
  await settings.getByRole('radio', { name: 'Chosen' }).click()
  await expect(settings.getByRole('switch', { name: 'Popup for Sales' })).toBeVisible()
  await settings.scrollIntoViewIfNeeded()
  await takePicture(page, `${GUIDE}popup-settings`)
})
