import { pickUp } from '../../src-main/simulator/features/pickups.ts'
import { accountOf, expect, test } from '../fixtures.ts'
import { mainPage } from '../pages/main-page.ts'
import { startNotificationHost } from '../support/notification-host.ts'

const FRIDA = { number: '+493023125123', name: 'Frida Jönsson' }

test('a call nobody took is told by the desktop, and a click on that opens the window', async ({ start, company }) => {
  await using desktop = await startNotificationHost()
  const { front } = company
  const account = accountOf(company, 'jane')
  const ringside = await start({ account, args: ['--hidden'] })
  await expect.poll(() => ringside.app.windows().length).toBe(1)
  await expect.poll(() => front.requests.some(({ operation }) => operation === 'getUserCallState')).toBe(true)
  const jane = company.pbx.extension('jane')
  const frida = company.pbx.outside(FRIDA.number, FRIDA.name)
  const call = await frida.dials(jane)
  await expect.poll(() => ringside.popupIsVisible()).toBe(true)
  frida.hangsUp(call)
  const reported = await desktop.next('of the missed call')
  expect([reported.summary, reported.body]).toEqual(['Missed call', FRIDA.name])
  expect(desktop.shown).toHaveLength(1)
  desktop.invoke(reported.id)
  await expect(mainPage(await ringside.main()).badge()).toHaveAccessibleName(/Live$/)
})

test('what the desktop tells of a missed call goes when a colleague turns out to have taken it', async ({
  start,
  company
}) => {
  await using desktop = await startNotificationHost()
  const { front, pbx } = company
  const ringside = await start({ account: accountOf(company, 'jane') })
  const main = mainPage(await ringside.main())
  await expect.poll(() => front.streams.some(({ operation }) => operation === 'streamDialogEvents')).toBe(true)
  const jane = pbx.extension('jane')
  const call = await pbx.outside(FRIDA.number, FRIDA.name).dials(jane)
  await expect(main.page.getByText(FRIDA.name).first()).toBeVisible()
  front.faults.delay(2_000, { operation: 'streamDialogEvents' })
  const anna = pbx.extension('anna.berg')
  pickUp(pbx, anna, anna.device('desk'), jane.legIn(call))
  const reported = await desktop.next('of the missed call')
  await expect(main.page.getByRole('heading', { name: 'Missed (1)' })).toBeVisible()
  await expect.poll(() => desktop.takenBack).toEqual([reported.id])
  await expect(main.page.getByRole('heading', { name: /^Missed/ })).toBeHidden()
})

const MARKUP = '<b>IT</b> <a href="https://evil.example/">sign in</a> & <'
const ESCAPED = '&lt;b&gt;IT&lt;/b&gt; &lt;a href="https://evil.example/"&gt;sign in&lt;/a&gt; &amp; &lt;'

for (const [desktopDoes, capabilities, body] of [
  ['reads markup', ['body-markup', 'body-hyperlinks'], ESCAPED],
  ['reads none', [], MARKUP]
] as const) {
  test(`a caller's name is text where the desktop ${desktopDoes}`, async ({ start, company }) => {
    await using desktop = await startNotificationHost(undefined, capabilities)
    const ringside = await start({ account: accountOf(company, 'jane'), args: ['--hidden'] })
    await expect.poll(() => company.front.requests.some(({ operation }) => operation === 'getUserCallState')).toBe(true)
    const caller = company.pbx.outside('+493023125177', MARKUP) // nobody's in the directory
    const call = await caller.dials(company.pbx.extension('jane'))
    await expect.poll(() => ringside.popupIsVisible()).toBe(true)
    caller.hangsUp(call)
    const reported = await desktop.next('of the missed call')
    expect([reported.summary, reported.body]).toEqual(['Missed call', body])
  })
}
