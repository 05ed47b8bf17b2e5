import { expect, test } from '../fixtures.ts'
import { accountOf } from '../fixtures.ts'
import { mainPage } from '../pages/main-page.ts'

test('a link with a feature code asks before anything is dialled', async ({ start, office }) => {
  const ringside = await start({ account: accountOf(office, 'jane'), args: ['--', 'tel:*21*0302312500#'] })
  const main = mainPage(await ringside.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  const strip = main.page.getByRole('region', { name: 'Confirm the call' })
  await expect(strip).toContainText('*21*0302312500#')
  await expect(strip).toContainText('feature code')
  expect(dialled(office)).toHaveLength(0)
  await strip.getByRole('button', { name: 'Cancel' }).click()
  await expect(strip).toHaveCount(0)
  expect(dialled(office)).toHaveLength(0)
})

test('a confirmed link is dialled once, with the digits that were shown', async ({ start, office }) => {
  const ringside = await start({ account: accountOf(office, 'jane'), args: ['--', 'tel:+49-30-23125-201'] })
  const main = mainPage(await ringside.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  const strip = main.page.getByRole('region', { name: 'Confirm the call' })
  await expect(strip).toContainText('+493023125201')
  await strip.getByRole('button', { name: 'Call', exact: true }).click()
  await expect.poll(() => dialled(office).length).toBe(1)
  expect(dialled(office)[0]?.body).toContain('tel:+493023125201')
  await expect(main.call('Anna Berg')).toBeVisible()
})

test('a second start hands its link to the running program and ends', async ({ start, office }) => {
  const account = accountOf(office, 'jane')
  const ringside = await start({ account })
  const main = mainPage(await ringside.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  const code = await ringside.startAgain(['--', 'tel:+493023125202'])
  expect(code).toBe(0)
  await expect(main.page.getByRole('region', { name: 'Confirm the call' })).toContainText('+493023125202')
})

test('what is no number is refused in words', async ({ start, office }) => {
  const ringside = await start({ account: accountOf(office, 'jane'), args: ['--', 'tel:DROP%20TABLE'] })
  const main = mainPage(await ringside.main())
  await expect(main.page.getByRole('region', { name: 'Confirm the call' })).toBeVisible()
  await expect(main.page.getByRole('button', { name: 'Call', exact: true })).toHaveCount(0)
})

test('a typed number is dialled from the field', async ({ jane, office }) => {
  const main = mainPage(await jane.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  await main.dialField().fill('201')
  await expect(main.page.getByText('Call 201')).toBeVisible()
  await main.dialField().press('Enter')
  await expect.poll(() => dialled(office).length).toBe(1)
  await expect(main.call('Anna Berg')).toBeVisible()
})

const dialled = (office: { front: { requests: readonly { operation: string; body: string }[] } }) =>
  office.front.requests.filter((request) => request.operation === 'makeCall')
