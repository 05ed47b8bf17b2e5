import { expect, test } from '../fixtures.ts'
import { mainPage } from '../pages/main-page.ts'
import { axeFaults } from '../support/axe.ts'
import { ask, shownState } from '../support/bridge.ts'
import { resize } from '../support/resize.ts'

test('the settings list what the account can do, and why not what its system has refused', async ({ jane }) => {
  const main = mainPage(await jane.main())
  const { page } = main
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  const [accountId = ''] = Object.keys((await shownState(page)).accounts)
  await expect(ask(page, 'call.dial', { accountId, number: '201', kind: 'barge' })).rejects.toThrow() // Jane may not
  await resize(jane, 340, 600)
  await page.keyboard.press('Control+,')
  const show = page.getByRole('button', { name: /^What .* can do$/ })
  await show.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'What this account can do' })
  const row = (name: string) => dialog.getByRole('listitem').filter({ hasText: name })
  await expect(row('Answering')).toContainText('Yes')
  await expect(row('Joining calls')).toContainText(/No.*Ask your administrator/s)
  await expect(row('Fax')).toContainText('Not in this system')
  await dialog.getByRole('checkbox', { name: 'Only what is missing' }).press('Space')
  await expect(row('Answering')).toHaveCount(0)
  await expect(row('Joining calls')).toBeVisible()
  expect(await dialog.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0)
  expect(await axeFaults(page, 'abilities')).toEqual([])
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(show).toBeFocused()
})
