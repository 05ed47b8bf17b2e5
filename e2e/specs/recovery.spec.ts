import { expect, test } from '../fixtures.ts'
import { mainPage } from '../pages/main-page.ts'

const FRIDA = { number: '+493023125123', name: 'Frida Jönsson' }

test('a connection lost during a call is shown as stale, and the state is right when it is back', async ({
  jane,
  company
}) => {
  const main = mainPage(await jane.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  const user = company.pbx.extension('jane')
  const call = await company.pbx.outside(FRIDA.number, FRIDA.name).dials(user)
  await user.answers(call)
  await expect(main.control(FRIDA.name, 'Hold')).toBeEnabled()

  await company.front.faults.refuse()
  await expect(main.badge()).toHaveAccessibleName(/Stale since/)
  await expect(main.call(FRIDA.name)).toContainText('may have changed')
  user.hangsUp(call)
  const next = await company.pbx.outside('+441632960123', 'Harriet Stone').dials(user)
  await company.front.faults.accept()

  await expect(main.badge()).toHaveAccessibleName(/Live$/, { timeout: 15_000 })
  await expect(main.call(FRIDA.name)).toHaveCount(0)
  await expect(main.call('Harriet Stone')).toBeVisible()
  expect(user.legIn(next).state).toBe('alerting')
})

test('waking up reconnects at once', async ({ jane, company }) => {
  const main = mainPage(await jane.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  await company.front.faults.refuse()
  await expect(main.badge()).toHaveAccessibleName(/Stale since/)
  await company.front.faults.accept()
  await jane.app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'))
  await expect(main.badge()).toHaveAccessibleName(/Live$/, { timeout: 3_000 })
})

test('an expired ticket asks to sign in again and keeps the calls as stale', async ({ jane, company }) => {
  const main = mainPage(await jane.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  const user = company.pbx.extension('jane')
  await user.answers(await company.pbx.outside(FRIDA.number, FRIDA.name).dials(user))
  await expect(main.control(FRIDA.name, 'Hold')).toBeEnabled()
  company.front.faults.reply(401)
  company.front.faults.dropConnections()
  await expect(main.badge()).toHaveAccessibleName(/Sign in again/)
  await expect(main.call(FRIDA.name)).toBeVisible()
})

test('a crashed window comes back with the calls while the program goes on', async ({
  jane,
  company,
  turnToOtherProgram
}) => {
  const main = mainPage(await jane.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  await turnToOtherProgram()
  await jane.popup()
  await jane.crash('popup.html')
  await company.pbx.outside(FRIDA.number, FRIDA.name).dials(company.pbx.extension('jane'))
  await expect.poll(() => jane.popupIsVisible()).toBe(true)
})

test('a connection that falls silent is noticed, though nobody closed it', async ({ jane, company }) => {
  const main = mainPage(await jane.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  company.front.faults.halfOpen()
  await company.pbx.outside(FRIDA.number, FRIDA.name).dials(company.pbx.extension('jane'))
  company.front.faults.clear()
  expect(await jane.popupIsVisible()).toBe(false)
  await jane.advanceClock(61_000)
  await expect(main.call(FRIDA.name)).toBeVisible()
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
})
