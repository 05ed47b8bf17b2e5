import { expect, test } from '../fixtures.ts'
import { accountOf } from '../fixtures.ts'
import { mainPage } from '../pages/main-page.ts'
import { pressable } from '../pages/unguarded.ts'
import type { Ringside } from '../ringside.ts'
import { windowsFromBelow } from '../support/screen.ts'

test('a link with a feature code asks before anything is dialled', async ({ start, company }) => {
  const ringside = await start({ account: accountOf(company, 'jane'), args: ['--', 'tel:*21*0302312500#'] })
  const main = mainPage(await ringside.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  const strip = main.page.getByRole('region', { name: 'Confirm the call' })
  await expect(strip).toContainText('*21*0302312500#')
  await expect(strip).toContainText('feature code')
  expect(dialled(company)).toHaveLength(0)
  await main.button('Cancel').click()
  await expect(strip).toHaveCount(0)
  expect(dialled(company)).toHaveLength(0)
})

test('a confirmed link is dialled once, with the digits that were shown', async ({ start, company }) => {
  const ringside = await start({ account: accountOf(company, 'jane'), args: ['--', 'tel:+49-30-23125-201'] })
  const main = mainPage(await ringside.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  const strip = main.page.getByRole('region', { name: 'Confirm the call' })
  await expect(strip).toContainText('+493023125201')
  await main.button('Call').click()
  await expect.poll(() => dialled(company).length).toBe(1)
  expect(dialled(company)[0]?.body).toContain('tel:+493023125201')
  await expect(main.call('Anna Berg')).toBeVisible()
})

test('a second start hands its link to the running program and ends', async ({ start, company }) => {
  const account = accountOf(company, 'jane')
  const ringside = await start({ account })
  const main = mainPage(await ringside.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  const code = await ringside.startAgain(['--', 'tel:+493023125202'])
  expect(code).toBe(0)
  await expect(main.page.getByRole('region', { name: 'Confirm the call' })).toContainText('+493023125202')
})

test('a link shows its question without taking the keyboard, and one that comes too soon shows nothing', async ({
  start,
  company,
  turnToOtherProgram
}) => {
  const ringside = await start({ account: accountOf(company, 'jane') })
  const main = mainPage(await ringside.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  const other = await turnToOtherProgram()
  const raised = await countRaised(ringside)
  await ringside.startAgain(['--', 'tel:+493023125202'])
  await expect(main.page.getByRole('region', { name: 'Confirm the call' })).toContainText('+493023125202')
  await expect.poll(raised).toEqual({ show: 0, focus: 0, showInactive: 1, flashFrame: 1 })
  expect(await windowsFromBelow()).toEqual([other.title, expect.stringContaining('Ringside')])
  await ringside.advanceClock(2_000)
  await linksAtOnce(ringside, 5)
  await expect(main.page.getByText('asked to dial twice within two seconds')).toBeVisible()
  await expect.poll(raised).toEqual({ show: 0, focus: 0, showInactive: 2, flashFrame: 2 })
  await other.type('still here')
  await other.waitForText('still here')
})

test('a link brings a minimised window back without taking the keyboard', async ({
  start,
  company,
  turnToOtherProgram
}) => {
  const ringside = await start({ account: accountOf(company, 'jane') })
  const main = mainPage(await ringside.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  const other = await turnToOtherProgram()
  await mainWindow(ringside, 'minimize')
  await expect.poll(() => mainWindow(ringside, 'isMinimized')).toBe(true)
  await other.activate()
  await ringside.startAgain(['--', 'tel:+493023125202'])
  await expect.poll(() => mainWindow(ringside, 'isMinimized')).toBe(false)
  await other.type('still here')
  await other.waitForText('still here')
})

test('a start by a link opens the window without taking the keyboard', async ({
  start,
  company,
  turnToOtherProgram
}) => {
  const other = await turnToOtherProgram()
  const ringside = await start({ account: accountOf(company, 'jane'), args: ['--', 'tel:+493023125202'] })
  const main = mainPage(await ringside.main())
  await expect(main.page.getByRole('region', { name: 'Confirm the call' })).toContainText('+493023125202')
  await expect.poll(() => mainWindow(ringside, 'isVisible')).toBe(true)
  await other.type('still here')
  await other.waitForText('still here')
})

test('what is no number is refused in words', async ({ start, company }) => {
  const ringside = await start({ account: accountOf(company, 'jane'), args: ['--', 'tel:DROP%20TABLE'] })
  const main = mainPage(await ringside.main())
  await expect(main.page.getByRole('region', { name: 'Confirm the call' })).toBeVisible()
  await expect(main.page.getByRole('button', { name: 'Call', exact: true })).toHaveCount(0)
})

test('a typed number is dialled from the field', async ({ jane, company }) => {
  const main = mainPage(await jane.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  await main.dialField().fill('201')
  await expect(main.page.getByText('Call 201')).toBeVisible()
  await main.dialField().press('Enter')
  await expect.poll(() => dialled(company).length).toBe(1)
  await expect(main.call('Anna Berg')).toBeVisible()
})

test('the telephone used last dials again, and when it is switched off another one has to be chosen', async ({
  jane,
  company
}) => {
  const main = mainPage(await jane.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  const user = company.pbx.extension('jane')
  const calledFrom = (): readonly (string | undefined)[] =>
    dialled(company).map(({ path }) => /200-\w+/.exec(path)?.[0]?.slice('200-'.length))
  const type = async (): Promise<void> => {
    await main.dialField().fill('201')
    await expect(main.page.getByText('Call 201')).toBeVisible()
  }
  const choose = async (telephone: string): Promise<void> => {
    await main.dialFrom().click()
    await pressable(main.page.getByRole('option', { name: telephone })).click()
    await expect(main.dialFrom()).toHaveText(telephone)
  }
  const call = async (): Promise<void> => {
    const before = calledFrom().length
    await main.dialField().press('Enter')
    await expect.poll(() => calledFrom().length).toBe(before + 1)
    await expect(main.call('Anna Berg')).toBeVisible()
    await main.control('Anna Berg', 'Hang up').click()
    await expect(main.call('Anna Berg')).toHaveCount(0)
  }

  await type()
  await choose('Softphone')
  await call()
  await type()
  await expect(main.dialFrom()).toHaveText('Softphone')
  await call()
  user.setsDeviceActive('soft', false)
  await type()
  await expect(main.page.getByText('The telephone to call with cannot be reached. Choose another one.')).toBeVisible()
  await main.dialField().press('Enter')
  await choose('Desk phone')
  await call()
  expect(calledFrom()).toEqual(['soft', 'soft', 'desk'])
})

const dialled = (company: { front: { requests: readonly { operation: string; path: string; body: string }[] } }) =>
  company.front.requests.filter((request) => request.operation === 'makeCall')

const mainWindow = (ringside: Ringside, what: 'minimize' | 'isMinimized' | 'isVisible'): Promise<unknown> =>
  ringside.app.evaluate(
    ({ BrowserWindow }, name) =>
      BrowserWindow.getAllWindows()
        .find((window) => window.webContents.getURL().includes('index.html'))
        ?.[name](),
    what
  )

/** What as many second starts hand over, in one moment. */
const linksAtOnce = (ringside: Ringside, count: number): Promise<void> =>
  ringside.app.evaluate(({ app }, most) => {
    for (let index = 0; index < most; index++) {
      const link = `tel:+4930231253${String(10 + index)}`
      app.emit('second-instance', {}, [], '', { link, answer: false, hangUp: false })
    }
  }, count)

/** Counts how often the program's windows come up or ask for attention from now on. */
async function countRaised(ringside: Ringside): Promise<() => Promise<Record<string, number>>> {
  await ringside.app.evaluate(({ BrowserWindow }) => {
    const raised: Record<string, number> = {}
    Reflect.set(globalThis, 'raised', raised)
    for (const window of BrowserWindow.getAllWindows()) {
      for (const name of ['show', 'focus', 'showInactive', 'flashFrame'] as const) {
        const real: (...args: never[]) => void = window[name].bind(window)
        raised[name] = 0
        Reflect.set(window, name, (...args: never[]) => {
          raised[name] = (raised[name] ?? 0) + 1
          real(...args)
        })
      }
    }
  })
  return () => ringside.app.evaluate(() => Reflect.get(globalThis, 'raised') as Record<string, number>) // set above
}
