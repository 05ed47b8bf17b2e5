import { accountOf, expect, test } from '../fixtures.ts'
import { mainPage } from '../pages/main-page.ts'

test('the program ends at once while it is still connecting', async ({ start, company }) => {
  company.front.faults.delay(60_000, { operation: 'streamDialogEvents' })
  const ringside = await start({ account: accountOf(company, 'jane') })
  await expect(mainPage(await ringside.main()).badge()).toHaveAccessibleName(/Connecting/)
  const ended = new Promise((resolve) => ringside.app.process().once('exit', resolve))
  await ringside.app.evaluate(({ app }) => app.quit()).catch(() => undefined)
  expect(await ended).toBe(0)
})

test('an account that is removed while it connects is gone, and the server is left alone', async ({
  start,
  company
}) => {
  company.front.faults.delay(60_000, { operation: 'getUserCallState' })
  const ringside = await start({ account: accountOf(company, 'jane') })
  const page = await ringside.main()
  await expect.poll(() => company.front.streams.length).toBeGreaterThan(0)
  await page.evaluate(async () => {
    const bridge = Reflect.get(window, 'ringside') as {
      request(name: string, input?: unknown): Promise<{ value: { state: { accounts: Record<string, unknown> } } }>
    } // the page's own type is not known here
    const { value } = await bridge.request('state.snapshot')
    for (const accountId of Object.keys(value.state.accounts)) await bridge.request('account.remove', { accountId })
  })
  await expect(page.getByRole('heading', { name: 'Welcome to Ringside' })).toBeVisible()
  await expect.poll(() => company.front.streams.length).toBe(0)
})
