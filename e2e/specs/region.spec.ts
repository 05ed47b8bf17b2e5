import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright/test'
import { accountOf, expect, test } from '../fixtures.ts'
import { mainPage } from '../pages/main-page.ts'

const FRENCH = { LANG: 'fr_FR.UTF-8', LC_ALL: 'fr_FR.UTF-8', LANGUAGE: 'fr_FR' }

const question = (page: Page): Locator => page.getByText(/^Numbers without a country code belong to/)

const kept = async (profile: string): Promise<unknown> =>
  (JSON.parse(await readFile(join(profile, 'settings.json'), 'utf8')) as { value: unknown }).value // checked by the test

test('the region is that of the account’s own number, asked about once, by keyboard too', async ({
  start,
  company,
  profile
}) => {
  const first = await start({ account: accountOf(company, 'jane'), env: FRENCH })
  const { page, badge } = mainPage(await first.main())
  await expect(badge()).toHaveAccessibleName(/Live$/)
  await expect(question(page)).toContainText('Germany')
  await expect(page.getByRole('button', { name: 'Yes' })).not.toHaveAttribute('data-guarded')
  await page.getByRole('button', { name: 'Yes' }).focus()
  await page.keyboard.press('Enter')
  await expect(question(page)).toHaveCount(0)
  expect(await kept(profile)).toMatchObject({ region: 'DE', regionConfirmed: true })
  await first.close()

  const again = mainPage(await (await start({ account: accountOf(company, 'jane'), env: FRENCH })).main())
  await expect(again.badge()).toHaveAccessibleName(/Live$/)
  await expect(again.page.getByText('No calls now')).toBeVisible()
  await expect(question(again.page)).toHaveCount(0)
})

test('another region can be chosen there, and numbers are read by it at once', async ({ start, company, profile }) => {
  const ringside = await start({ account: accountOf(company, 'jane'), env: FRENCH })
  const main = mainPage(await ringside.main())
  const { page } = main
  await expect(question(page)).toContainText('Germany')
  await company.pbx.outside('+493023125999').dials(company.pbx.extension('jane'))
  await expect(page.getByRole('listitem', { name: 'Call with 030 23125999' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Change…' })).not.toHaveAttribute('data-guarded')
  await page.getByRole('button', { name: 'Change…' }).click()
  await expect(page.getByRole('combobox', { name: 'Region' })).toBeFocused()
  await page.keyboard.type('Sweden')
  await page.getByRole('option', { name: 'Sweden' }).click()
  await expect(question(page)).toHaveCount(0)
  await expect(page.getByRole('listitem', { name: /Call with \+49 30/ })).toBeVisible()
  expect(await kept(profile)).toMatchObject({ region: 'SE', regionConfirmed: true })
})
