import { expect } from '../fixtures.ts'
import { mainPage, type MainPage } from '../pages/main-page.ts'
import { pressable } from '../pages/unguarded.ts'
import type { Ringside } from '../ringside.ts'
import { test } from '../support/mirta.ts'
import { startTrayHost } from '../support/tray-host.ts'

async function live(ringside: Ringside): Promise<MainPage> {
  const main = mainPage(await ringside.main())
  await expect(main.badge()).toHaveAccessibleName(/Live/)
  return main
}

const computer = (ringside: Ringside, event: 'lock-screen' | 'unlock-screen'): Promise<boolean> =>
  ringside.app.evaluate(({ powerMonitor }, name) => powerMonitor.emit(name), event)

test('a pause begins for a reason from the tray, shows there and in the row of the group, and ends', async ({
  start,
  company,
  account
}) => {
  await using tray = await startTrayHost()
  const main = await live(await start({ account }))
  const seat = () => company.pbx.queue('Switchboard').seatOf(company.pbx.extension('jane'))
  const row = main.page.getByRole('listitem', { name: 'Switchboard' })
  await tray.click('Pause', 'Lunch')
  await expect.poll(() => seat()?.paused?.reason).toBe('Lunch')
  await expect(row).toContainText('Paused: Lunch')
  expect((await tray.find('Switchboard · Lunch')).checked).toBe(true)
  await tray.click('End the pause')
  await expect.poll(() => seat()?.paused).toBeUndefined()
  await expect(row).not.toContainText('Paused')
  await pressable(row.getByRole('button', { name: 'Pause' })).click()
  await main.page.getByRole('menuitem', { name: 'Training' }).click()
  await expect(row).toContainText('Paused: Training')
})

test('"do not disturb" is not known at first, is switched on with a pause and taken back, and says when it was ignored', async ({
  start,
  company,
  account,
  asked
}) => {
  const main = await live(await start({ account }))
  const { page } = main
  const jane = company.pbx.extension('jane')
  const seat = () => company.pbx.queue('Switchboard').seatOf(jane)
  await main.go('Me')
  await expect(page.getByText('not known')).toBeVisible()
  await pressable(page.getByRole('button', { name: 'Switch on “Do not disturb”' })).click()
  await expect(page.getByRole('switch', { name: 'Do not disturb' })).toBeChecked()
  await expect.poll(() => [jane.dnd, seat()?.paused !== undefined]).toEqual([true, true])
  await pressable(page.getByRole('button', { name: 'Undo' })).click()
  await expect.poll(() => [jane.dnd, seat()?.paused !== undefined]).toEqual([false, false])
  await expect(page.getByRole('switch', { name: 'Do not disturb' })).not.toBeChecked()
  asked.switches.dndSetIgnored = true
  await main.button('Do not disturb').click()
  await expect(page.getByRole('region', { name: 'Notices' }).getByText('but it is still off')).toBeVisible()
  await expect(page.getByRole('switch', { name: 'Do not disturb' })).not.toBeChecked()
})

test('a switch of the call plan is set, and shown in the line about oneself while it is on', async ({
  start,
  account
}) => {
  const main = await live(await start({ account }))
  const { page } = main
  await main.go('Me')
  const night = page.getByRole('switch', { name: 'Night' })
  await pressable(night).click()
  await expect(night).toBeChecked()
  await expect(page.getByRole('banner').getByText('Night')).toBeVisible()
  await pressable(night).click()
  await expect(page.getByRole('banner').getByText('Night')).toHaveCount(0)
})

test('groups are paused while the screen is locked, where that is chosen, and taken up afterwards', async ({
  start,
  company,
  account
}) => {
  const ringside = await start({ account })
  const main = await live(ringside)
  const { page } = main
  const seat = () => company.pbx.queue('Switchboard').seatOf(company.pbx.extension('jane'))
  await main.button('Settings').click()
  await pressable(page.getByRole('switch', { name: /screen is locked/i })).click()
  await computer(ringside, 'lock-screen')
  await expect.poll(() => seat()?.paused).toBeDefined()
  await computer(ringside, 'unlock-screen')
  await expect.poll(() => seat()?.paused).toBeUndefined()
})

test('who waits and who serves a group is seen, and a colleague is paused for a reason', async ({
  start,
  company,
  account
}) => {
  const main = await live(await start({ account }))
  const { page } = main
  const sales = company.pbx.queue('Sales')
  const bjorn = company.pbx.extension('202')
  await main.go('Groups')
  const row = page.getByRole('listitem', { name: 'Sales' })
  await pressable(row.getByRole('button', { name: '1 of 1 agents free' })).click()
  await pressable(row.getByRole('button', { name: `More for ${bjorn.name}` })).click()
  await page.getByRole('menuitem', { name: 'Pause: Training' }).click()
  await expect.poll(() => sales.seatOf(bjorn)?.paused?.reason).toBe('Training')
  await expect(row).toContainText('Paused')
  await company.pbx.outside('+493023125123', 'Frida Jönsson').dials(sales)
  await pressable(row.getByRole('button', { name: '1 waiting' })).click({ timeout: 20_000 })
  await expect(row.getByRole('list', { name: 'Who waits in Sales' })).toContainText('Frida Jönsson')
})
