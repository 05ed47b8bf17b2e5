import type { Page } from 'playwright/test'
import { openDstnyFront } from '../../src-main/simulator/fronts/dstny/front.ts'
import { allApis } from '../../src-main/simulator/fronts/dstny/http/tickets.ts'
import { accountOf, expect, test } from '../fixtures.ts'
import { mainPage } from '../pages/main-page.ts'

const noCalls = (page: Page) => page.getByText('No calls now')

test('without a connection nothing is said of calls, search says what it needs, and groups are stale', async ({
  jane,
  company
}) => {
  const main = mainPage(await jane.main())
  const { page } = main
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  await expect(noCalls(page)).toBeVisible()
  const queue = company.pbx.queue('Sales')
  const isIn = (): boolean => queue.seatOf(company.pbx.extension('jane'))?.signedIn === true
  const before = isIn()

  await company.front.faults.refuse()
  await expect(page.getByText('Not connected: calls are not shown.')).toBeVisible()
  await expect(noCalls(page)).toHaveCount(0)
  await expect(page.getByRole('listitem', { name: 'Sales' })).toContainText(/As of/)
  await expect(main.queueSwitch('Sales')).toHaveAttribute('aria-disabled', 'true')
  await main.queueSwitch('Sales').click({ force: true })
  await main.dialField().fill('anna')
  await expect(page.getByText('Search needs a connection.')).toBeVisible()
  await expect(page.getByText(/Nothing found/)).toHaveCount(0)

  await company.front.faults.accept()
  await expect(main.badge()).toHaveAccessibleName(/Live$/, { timeout: 15_000 })
  await expect(page.getByRole('option', { name: /Anna Berg/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(noCalls(page)).toBeVisible()
  expect(isIn()).toBe(before)
})

test('signed out it does not say that there are no calls', async ({ jane, company }) => {
  const main = mainPage(await jane.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  company.front.faults.reply(401)
  company.front.faults.dropConnections()
  await expect(main.page.getByText('Not signed in: calls are not shown.')).toBeVisible()
  await expect(noCalls(main.page)).toHaveCount(0)
})

test('of two accounts one is down: what is said names both', async ({ jane, company }) => {
  const main = mainPage(await jane.main())
  const { page } = main
  await using other = await openDstnyFront(company.pbx)
  const values = { address: other.url, domain: other.domain, user: 'anna.berg', token: other.issueToken('anna.berg') }
  await page.evaluate(async (typed) => {
    const bridge = Reflect.get(window, 'ringside') as { request(name: string, input: unknown): Promise<unknown> } // the page's own type is not known here
    await bridge.request('account.signIn', { vendor: 'dstny', method: 'token', values: typed })
  }, values)
  await expect(main.badge()).toHaveCount(2)
  await expect(main.badge().nth(1)).toHaveAccessibleName(/Live$/)
  await expect(page.getByText(/^No calls now\./)).toBeVisible()

  await other.faults.refuse()
  await expect(page.getByText(/No calls now in jane\./)).toContainText(
    'Not connected, so calls are not shown: Anna Berg'
  )
  await main.dialField().fill('bj')
  await expect(page.getByRole('option', { name: /Björn/ })).toBeVisible()
  await expect(page.getByText(/Not searched, because not connected: Anna Berg/)).toBeVisible()
})

test('an account that may not see calls says so as long as it is so', async ({ start, company }) => {
  const token = company.front.issueToken('jane', { apis: allApis.filter((api) => !/CALL/.test(api)) })
  const ringside = await start({ account: { ...accountOf(company, 'jane'), secret: token } })
  const main = mainPage(await ringside.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  const line = main.page.getByText(/Nothing appears here when it rings/)
  await expect(line).toBeVisible()
  await expect(noCalls(main.page)).toHaveCount(0)
  await expect(main.page.getByRole('region', { name: 'Notices' }).getByText(/Calls/)).toHaveCount(0)
  await company.pbx.outside('+493023125123', 'Frida Jönsson').dials(company.pbx.extension('jane'))
  await expect(line).toBeVisible()
})
