import { expect, test } from '../fixtures.ts'
import { startTrayHost } from '../support/tray-host.ts'
import { mainPage } from '../pages/main-page.ts'
import { accountOf } from '../fixtures.ts'
import type { Ringside } from '../ringside.ts'

test('the tray menu shows shortcuts and groups, and using them changes the telephone system', async ({
  start,
  company
}) => {
  await using tray = await startTrayHost()
  const ringside = await start({ account: accountOf(company, 'jane') })
  await expect(mainPage(await ringside.main()).badge()).toHaveAccessibleName(/Live$/)
  const user = company.pbx.extension('jane')
  const queue = company.pbx.queue('Support')
  expect(queue.seatOf(user)).toBeDefined()

  await tray.click('⊖ Lunch · 45 min')
  await expect.poll(() => user.presence.activityId).toBe('lunch')

  const before = (await tray.find('Support')).checked
  await tray.click('Support')
  await expect.poll(async () => (await tray.find('Support')).checked).toBe(before !== true)
  expect(queue.seatOf(user)?.signedIn).toBe(before !== true)
})

test('the tray shows the call and answers it, and its picture follows the state', async ({ start, company }) => {
  await using tray = await startTrayHost()
  const ringside = await start({ account: accountOf(company, 'jane') })
  await expect(mainPage(await ringside.main()).badge()).toHaveAccessibleName(/Live$/)
  const idle = await tray.item()
  const user = company.pbx.extension('jane')
  const call = await company.pbx.outside('+493023125123', 'Frida Jönsson').dials(user)
  const entry = await expect
    .poll(async () => (await tray.menu()).find((item) => item.label.includes('Frida Jönsson'))?.label)
    .toBeDefined()
    .then(async () => (await tray.menu()).find((item) => item.label.includes('Frida Jönsson')))
  await tray.click(entry?.label ?? '', 'Answer')
  await expect.poll(() => user.legIn(call).state).toBe('connected')
  await expect.poll(async () => (await tray.item()).icon.equals(idle.icon)).toBe(false)
})

test('closing the window keeps the program in the tray, from where it opens again', async ({ start, company }) => {
  await using tray = await startTrayHost()
  const ringside = await start({ account: accountOf(company, 'jane') })
  const page = await ringside.main()
  await expect(mainPage(page).badge()).toHaveAccessibleName(/Live$/)
  const closed = page.waitForEvent('close')
  await ringside.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()
      .find((window) => window.webContents.getURL().includes('index.html'))
      ?.close()
  })
  await closed
  await tray.click('Open Ringside')
  await expect(mainPage(await ringside.main()).badge()).toHaveAccessibleName(/Live$/)
})

const mainIs = (ringside: Ringside, what: 'isFocused' | 'isVisible'): Promise<boolean> =>
  ringside.app.evaluate(
    ({ BrowserWindow }, question) =>
      BrowserWindow.getAllWindows()
        .find((window) => window.webContents.getURL().includes('index.html'))
        ?.[question]() ?? false,
    what
  )

test('a double click on the tray icon brings the window to the front and leaves it there; a later click closes it', async ({
  start,
  company,
  turnToOtherProgram
}) => {
  await using tray = await startTrayHost()
  const ringside = await start({ account: accountOf(company, 'jane') })
  const page = await ringside.main()
  await expect(mainPage(page).badge()).toHaveAccessibleName(/Live$/)
  await turnToOtherProgram()
  await expect.poll(() => mainIs(ringside, 'isFocused')).toBe(false)
  await tray.activate()
  await tray.activate()
  await expect.poll(() => mainIs(ringside, 'isFocused')).toBe(true)
  // clicks are answered in turn, so that what comes after them would show what they did
  await tray.find('Open Ringside')
  expect(await mainIs(ringside, 'isFocused')).toBe(true)
  expect(page.isClosed()).toBe(false)

  await ringside.advanceClock(1_000)
  const closed = page.waitForEvent('close')
  await tray.activate()
  await closed
})

test('the icon appears in a panel that starts after the program, and in one that starts anew', async ({
  start,
  company
}) => {
  const ringside = await start({ account: accountOf(company, 'jane') })
  await expect(mainPage(await ringside.main()).badge()).toHaveAccessibleName(/Live$/)
  for (const _time of ['first', 'second']) {
    await using tray = await startTrayHost()
    await tray.find('Open Ringside')
    expect((await tray.item()).toolTip).toContain('Ringside')
  }
})
