import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright/test'
import type { Bridge } from '../../src-preload/contract/ipc.ts'
import { accountOf, expect, test, type Company } from '../fixtures.ts'
import { mainPage } from '../pages/main-page.ts'
import { pressable } from '../pages/unguarded.ts'
import { signInAs } from '../pages/sign-in-page.ts'
import type { Ringside } from '../ringside.ts'
import { openForeignWindow } from '../support/foreign-window.ts'
import { pressKeys } from '../support/keyboard.ts'
import { startNotificationHost } from '../support/notification-host.ts'
import { startTrayHost } from '../support/tray-host.ts'

const FRIDA = { number: '+493023125123', name: 'Frida Jönsson' }
const HARRIET = { number: '+441632960123', name: 'Harriet Stone' }
const SMITHS = { number: '+493023125321', name: 'Smith & Sons <b>now</b>' }

const card = (page: Page): Locator => page.getByRole('list', { name: 'Missed calls' })
const row = (page: Page, name: string): Locator =>
  card(page).getByRole('listitem', { name: `Missed call from ${name}` })
const callBack = (page: Page, name: string): Locator =>
  card(page).getByRole('button', { name: `Call back ${name}`, exact: true })
const dialled = ({ front }: Company) => front.requests.filter(({ operation }) => operation === 'makeCall')

const hasDot = (ringside: Ringside): Promise<boolean> =>
  ringside.app.evaluate(() => {
    const hook = Reflect.get(globalThis, '__ringside') as { trayIcon(): string } // the test hook
    return hook.trayIcon().endsWith('-missed')
  })

/** Which of the missed calls the program takes for seen; asked later than anything that has happened before. */
const seen = (page: Page): Promise<boolean[]> =>
  page.evaluate(async () => {
    const { ringside: bridge } = window as unknown as { ringside: Bridge } // the bridge of the page, unknown to the tests
    const answer = await bridge.request('state.snapshot', undefined)
    if (!answer.ok) throw new Error(answer.error.userMessage)
    return Object.values(answer.value.state.missed).map((call) => call.seen === true)
  })

/** Whether the program knows of this call, wherever it shows it. */
const rings = (ringside: Ringside, name: string): Promise<boolean> =>
  ringside.app.evaluate((_electron, text) => {
    const hook = Reflect.get(globalThis, '__ringside') as { trayMenu(): unknown } // the test hook
    return JSON.stringify(hook.trayMenu()).includes(text)
  }, name)

/** Rings until the program shows it, then gives up. */
async function misses(ringside: Ringside, company: Company, who: { number: string; name: string }): Promise<void> {
  const caller = company.pbx.outside(who.number, who.name)
  const call = await caller.dials(company.pbx.extension('jane'))
  await expect.poll(() => rings(ringside, who.name)).toBe(true)
  caller.hangsUp(call)
  await expect.poll(() => rings(ringside, who.name)).toBe(false)
}

/** Brings the window to the front and waits until it has the keyboard. */
async function openMain(ringside: Ringside): Promise<void> {
  await ringside.app.evaluate(() => {
    const hook = Reflect.get(globalThis, '__ringside') as { openMain(): void } // the test hook
    hook.openMain()
  })
  const isFocused = (): Promise<boolean> =>
    ringside.app.evaluate(
      ({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.webContents.getURL().includes('index.html') === true
    )
  await expect.poll(isFocused).toBe(true)
}

/** A press that nothing keeps away. */
async function press(button: Locator, times: 'once' | 'twice' = 'once'): Promise<void> {
  await pressable(button).click({ clickCount: times === 'once' ? 1 : 2 })
}

/** Signs in as a user does, so that the account is there again after a restart. */
async function signIn(page: Page, company: Company): Promise<void> {
  await signInAs(page, { address: company.front.url })
  await expect(mainPage(page).badge()).toHaveAccessibleName(/Live$/)
}

test('a missed call is on the page and the dot in the tray until it was seen there, and both outlive the program', async ({
  start,
  company
}) => {
  await using desktop = await startNotificationHost()
  await using _tray = await startTrayHost()
  const first = await start({ empty: true })
  const page = await first.main()
  await signIn(page, company)
  await using other = await openForeignWindow()
  await misses(first, company, SMITHS)
  await expect(row(page, SMITHS.name)).toBeVisible()
  const reported = await desktop.next('of the missed call')
  // this desktop reads no markup
  expect(reported.body).toBe(SMITHS.name)
  await expect.poll(() => hasDot(first)).toBe(true)
  await first.close()

  const second = await start({ empty: true, args: ['--hidden'] })
  await expect.poll(() => hasDot(second)).toBe(true)
  await openMain(second)
  await expect(row(await second.main(), SMITHS.name)).toBeVisible()
  await expect.poll(() => hasDot(second)).toBe(false)
  await other.activate()
  await misses(second, company, FRIDA)
  await expect.poll(() => hasDot(second)).toBe(true)
  await second.close()

  const third = await start({ empty: true })
  const again = await third.main()
  await expect(card(again).getByRole('listitem')).toHaveCount(2)
  expect(desktop.shown).toHaveLength(2)
})

test('the focus of the window alone does not clear the dot: the card has to be on screen', async ({
  jane,
  company
}) => {
  const { page, ...main } = mainPage(await jane.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  await main.button('Settings').click()
  await misses(jane, company, FRIDA)
  await expect.poll(() => hasDot(jane)).toBe(true)
  await using other = await openForeignWindow()
  await openMain(jane)
  expect(await seen(page)).toEqual([false])
  expect(await hasDot(jane)).toBe(true)
  await page.keyboard.press('Escape')
  await expect(row(page, FRIDA.name)).toBeVisible()
  await expect.poll(() => hasDot(jane)).toBe(false)
  await other.activate()
  await misses(jane, company, HARRIET)
  await expect(row(page, HARRIET.name)).toBeVisible()
  await expect.poll(() => hasDot(jane)).toBe(true)
})

test('one press calls back once, and the call is off the list when somebody answers', async ({ jane, company }) => {
  const { page, ...main } = mainPage(await jane.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  await misses(jane, company, HARRIET)
  await misses(jane, company, FRIDA)
  await expect(page.getByRole('heading', { name: 'Missed (2)' })).toBeVisible()
  await expect(row(page, FRIDA.name)).toContainText('030 23125123')
  const frida = company.pbx.outside(FRIDA.number, FRIDA.name)
  await press(callBack(page, FRIDA.name), 'twice')
  await expect(main.call(FRIDA.name)).toBeVisible()
  expect(dialled(company)).toHaveLength(1)
  await expect(row(page, FRIDA.name)).toBeVisible()
  await frida.answers()
  await expect(row(page, FRIDA.name)).toHaveCount(0)
  await expect(row(page, HARRIET.name)).toBeVisible()
})

test('by keyboard: Enter calls back, and clears', async ({ jane, company }) => {
  const { page, ...main } = mainPage(await jane.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  for (const who of [HARRIET, FRIDA]) await misses(jane, company, who)
  await expect(row(page, FRIDA.name)).toBeVisible()
  await openMain(jane)
  await expect(callBack(page, FRIDA.name)).not.toHaveAttribute('data-guarded')
  await callBack(page, FRIDA.name).focus()
  await pressKeys('Return')
  await expect(main.call(FRIDA.name)).toBeVisible()
  expect(dialled(company)).toHaveLength(1)
  await press(main.control(FRIDA.name, 'Hang up'))
  await expect(main.call(FRIDA.name)).toHaveCount(0)
  await expect(row(page, FRIDA.name)).toBeVisible()

  const clear = (name: string): Locator => card(page).getByRole('button', { name: `Clear ${name}` })
  await expect(clear(FRIDA.name)).not.toHaveAttribute('data-guarded')
  await callBack(page, FRIDA.name).focus()
  await pressKeys('Tab')
  await expect(clear(FRIDA.name)).toBeFocused()
  // the row of the call that has ended goes meanwhile, and what moves takes no press for a moment
  await expect(async () => {
    if ((await row(page, FRIDA.name).count()) > 0) await pressKeys('Return')
    await expect(row(page, FRIDA.name)).toHaveCount(0, { timeout: 1_000 })
  }).toPass()
  await expect(clear(HARRIET.name)).toBeFocused()
  await expect(clear(HARRIET.name)).not.toHaveAttribute('data-guarded')
  await pressKeys('Return')
  await expect(card(page)).toHaveCount(0)
  await expect(main.dialField()).toBeFocused()
})

/** The telephone system is away until it was noticed, and comes back. */
async function goesAway(company: Company, main: Pick<ReturnType<typeof mainPage>, 'badge'>): Promise<void> {
  await company.front.faults.refuse()
  await expect(main.badge()).not.toHaveAccessibleName(/Live$/)
  await company.front.faults.accept()
  await expect(main.badge()).toHaveAccessibleName(/Live$/, { timeout: 15_000 })
}

test('what rang during an outage is listed once after the reconnect, and offline it says why it cannot call back', async ({
  jane,
  company
}) => {
  const { page, ...main } = mainPage(await jane.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  await misses(jane, company, HARRIET)
  await company.front.faults.refuse()
  await expect(main.badge()).not.toHaveAccessibleName(/Live$/)
  const frida = company.pbx.outside(FRIDA.number, FRIDA.name)
  frida.hangsUp(await frida.dials(company.pbx.extension('jane')))
  await press(callBack(page, HARRIET.name))
  await expect(row(page, HARRIET.name).getByRole('alert')).toContainText('Not connected')
  expect(dialled(company)).toEqual([])

  await company.front.faults.accept()
  await expect(main.badge()).toHaveAccessibleName(/Live$/, { timeout: 15_000 })
  await expect(row(page, FRIDA.name)).toBeVisible()
  const read = () => company.front.requests.filter(({ operation }) => operation === 'listCommLogItems').length
  const before = read()
  await goesAway(company, main)
  await expect.poll(read).toBeGreaterThan(before)
  await expect(page.getByRole('heading', { name: 'Missed (2)' })).toBeVisible()
})

test('refused, taken elsewhere and hidden callers; then everything is cleared for good', async ({ jane, company }) => {
  const { page, ...main } = mainPage(await jane.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  const user = company.pbx.extension('jane')
  const refused = await company.pbx.outside(HARRIET.number, HARRIET.name).dials(user)
  await press(main.control(HARRIET.name, 'Reject'))
  await expect.poll(() => user.legs.length).toBe(0)
  expect(refused.liveLegs).toEqual([])
  const hidden = company.pbx.withheld()
  const call = await hidden.dials(user)
  await expect.poll(() => rings(jane, 'Withheld number')).toBe(true)
  hidden.hangsUp(call)
  await expect(row(page, 'Number withheld')).toBeVisible()
  await expect(card(page).getByRole('button', { name: /^Call back/ })).toHaveCount(0)
  await misses(jane, company, FRIDA)
  await expect(page.getByRole('heading', { name: 'Missed (2)' })).toBeVisible()

  await press(page.getByRole('button', { name: 'Clear all' }))
  await expect(card(page)).toHaveCount(0)
  await goesAway(company, main)
  const read = () => company.front.requests.filter(({ operation }) => operation === 'listCommLogItems').length
  await expect.poll(read).toBeGreaterThan(0)
  await expect(card(page)).toHaveCount(0)
})

test('a list that is damaged is kept aside and told', async ({ start, company, profile }) => {
  await writeFile(join(profile, 'missed-calls.json'), '{"version": 1, "val')
  const ringside = await start({ account: accountOf(company, 'jane') })
  const { page } = mainPage(await ringside.main())
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText(/list of missed calls was damaged/)
  await misses(ringside, company, FRIDA)
  await expect(row(page, FRIDA.name)).toBeVisible()
  const log = await readFile(join(profile, 'logs', 'ringside.log'), 'utf8')
  expect(log).not.toContain(FRIDA.number)
})
