import { expect, test } from '../fixtures.ts'
import { mainPage } from '../pages/main-page.ts'
import { nothingGuarded } from '../pages/unguarded.ts'

test('the demo is called Demo, asks for nothing, and can be ended and shown again', async ({ start }) => {
  const ringside = await start()
  const main = mainPage(await ringside.main())
  const { page } = main
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  await expect(main.badge()).toHaveText('Demo')
  await page.keyboard.press('Control+,')
  const accounts = page.getByRole('region', { name: 'Accounts' })
  await expect(accounts).toContainText('Demo telephone system')
  await expect(accounts).not.toContainText('key store')
  await expect(accounts.getByRole('button', { name: /Remove/ })).toHaveCount(0)

  const shown = accounts.getByRole('switch', { name: 'Demo telephone system' })
  await shown.click()
  await expect(page.getByText('No account', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Try it' })).toHaveCount(0)
  await nothingGuarded(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: 'Welcome to Ringside' })).toBeVisible()
  await nothingGuarded(page)

  await page.keyboard.press('Control+,')
  await shown.focus()
  await page.keyboard.press('Space')
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  await expect(page.getByRole('button', { name: 'Try it' })).not.toHaveAttribute('data-guarded')
  await page.getByRole('button', { name: 'Try it' }).click()
  await page.getByRole('button', { name: 'Ring me' }).click()
  await expect(page.getByRole('listitem', { name: /Call with/ }).first()).toBeVisible()
})
