import type { Locator, Page } from 'playwright/test'
import { accountOf, expect, test, type Company } from '../fixtures.ts'
import { mainPage } from '../pages/main-page.ts'
import { nothingGuarded, pressable } from '../pages/unguarded.ts'

const CODE = '*21*0301234#'

const dialled = ({ front }: Company): readonly string[] =>
  front.requests.filter(({ operation }) => operation === 'makeCall').map(({ body }) => body)

const strip = (page: Page): Locator => page.getByRole('region', { name: 'Confirm the call' })

test('a code typed in the field asks, shows its exact digits, and is dialled by Enter in the strip only', async ({
  jane,
  company
}) => {
  const main = mainPage(await jane.main())
  const { page } = main
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  await main.dialField().focus()
  await page.keyboard.type(CODE)
  await expect(page.getByRole('option', { name: /Feature code/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(strip(page)).toContainText(CODE)
  await expect(strip(page)).toContainText('feature code')
  await expect(strip(page)).toContainText('Ctrl+Enter')

  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(main.dialField()).toBeFocused()
  expect(dialled(company)).toEqual([])

  await nothingGuarded(page)
  await page.keyboard.press('Control+Enter')
  await expect(strip(page).getByRole('button', { name: 'Call', exact: true })).toBeFocused()
  await page.keyboard.press('Control+Enter')
  expect(dialled(company)).toEqual([])
  await page.keyboard.press('Enter')
  await expect.poll(() => dialled(company).length).toBe(1)
  expect(dialled(company)[0]).toContain(CODE)
  await expect(strip(page)).toHaveCount(0)
  await expect(main.dialField()).toBeFocused()
})

test('of several numbers one is asked about, the others are counted, and none has the keyboard', async ({
  start,
  company
}) => {
  const ringside = await start({ account: accountOf(company, 'jane'), args: ['--', 'tel:+493023125201'] })
  const main = mainPage(await ringside.main())
  const { page } = main
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  await expect(strip(page)).toContainText('+493023125201')
  await main.dialField().focus()
  await ringside.advanceClock(2_000)
  await ringside.startAgain(['--', 'tel:+19005550123'])
  await expect(page.getByText('1 more waiting')).toBeVisible()
  await expect(strip(page)).toHaveCount(1)
  await expect(strip(page)).toContainText('+493023125201')
  await page.keyboard.press('Enter')
  expect(dialled(company)).toEqual([])

  await pressable(strip(page).getByRole('button', { name: 'Cancel' })).click()
  await expect(strip(page)).toContainText('+19005550123')
  await expect(strip(page)).toContainText('premium number')
  await expect(page.getByText(/more waiting/)).toHaveCount(0)
  expect(dialled(company)).toEqual([])
})

test('an emergency number is not dropped, however soon it comes, and comes first with its words', async ({
  start,
  company
}) => {
  const ringside = await start({ account: accountOf(company, 'jane'), args: ['--', 'tel:+493023125201'] })
  const main = mainPage(await ringside.main())
  const { page } = main
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  await expect(strip(page)).toContainText('+493023125201')
  await ringside.startAgain(['--', 'tel:911'])
  await expect(strip(page)).toContainText('911')
  await expect(strip(page)).toContainText('emergency services')
  await expect(page.getByText('1 more waiting')).toBeVisible()
  expect(dialled(company)).toEqual([])
  await page.keyboard.press('Control+,')
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
  await expect(strip(page)).toContainText('911')
  await pressable(strip(page).getByRole('button', { name: 'Call', exact: true })).click()
  await expect.poll(() => dialled(company).length).toBe(1)
  expect(dialled(company)[0]).toContain('911')
})
