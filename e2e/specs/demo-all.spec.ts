import { expect, test } from '../fixtures.ts'
import { mainPage } from '../pages/main-page.ts'
import { nothingGuarded } from '../pages/unguarded.ts'
import { axeFaultsOfPages } from '../support/axe.ts'

test('the demo of all systems has an account on each, and no page of it a fault that axe knows', async ({ start }) => {
  test.slow()
  const ringside = await start({ args: ['--demo=all'] })
  const main = mainPage(await ringside.main())
  const { page } = main
  await expect(page.getByRole('status', { name: /^Connection of Demo: .*: Live/ })).toHaveCount(5)
  await expect(page.getByRole('region', { name: '5 demo telephone systems' })).toBeVisible()
  await expect(page.getByRole('listitem', { name: /^Call with/ })).toHaveCount(1)
  expect(await axeFaultsOfPages(main)).toEqual([])
  await nothingGuarded(page)
  await page.getByRole('switch', { name: 'Demo telephone system' }).click()
  await expect(page.getByText('No account', { exact: true })).toBeVisible()
})
