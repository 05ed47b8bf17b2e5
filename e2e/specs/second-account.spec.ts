import type { Page } from 'playwright/test'
import { accountOf, expect, test, type Company } from '../fixtures.ts'
import { mainPage } from '../pages/main-page.ts'
import type { Ringside } from '../ringside.ts'
import { ask, shownState } from '../support/bridge.ts'

const ANNA = 'anna.berg'

/** The accounts' own parts of the tray menu. */
async function submenusOf(ringside: Ringside): Promise<string[]> {
  const menu = await ringside.app.evaluate(() => {
    const hook = Reflect.get(globalThis, '__ringside') as { trayMenu(): { kind: string; label?: string }[] } // the test hook
    return hook.trayMenu().map(({ kind, label }) => ({ kind, label }))
  })
  return menu.flatMap(({ kind, label }) => (kind === 'submenu' && label !== undefined ? [label] : []))
}

async function addAnna(page: Page, company: Company): Promise<string> {
  const { settings, secret } = accountOf(company, ANNA)
  const { address, domain, userId } = settings
  const values = { address: String(address), domain: String(domain), user: String(userId), token: secret }
  const answer = await ask(page, 'account.signIn', { vendor: 'dstny', method: 'token', values })
  if (answer.status !== 'signedIn') throw new Error(answer.status)
  const { accountId } = answer
  await expect.poll(async () => (await shownState(page)).accounts[accountId]?.connection).toBe('live')
  return accountId
}

test('two accounts on one server are live at once, each with its own calls, presence, groups and telephones', async ({
  jane,
  company
}) => {
  const { page } = mainPage(await jane.main())
  const annaId = await addAnna(page, company)
  const { accounts, presence, queues } = await shownState(page)
  const janeId = Object.keys(accounts).find((id) => id !== annaId) ?? ''
  expect(Object.keys(accounts)).toHaveLength(2)
  expect(Object.keys(presence).sort()).toEqual([annaId, janeId].sort())
  expect(new Set(Object.values(queues).map(({ accountId }) => accountId))).toEqual(new Set([annaId, janeId]))
  const devices = (id: string) => (accounts[id]?.devices ?? []).map((device) => device.id)
  expect(devices(annaId).filter((id) => devices(janeId).includes(id))).toEqual([])
  await expect(page.getByRole('status', { name: /^Connection of/ })).toHaveCount(2)

  company.pbx.extension(ANNA).changesPresence('lunch')
  await expect.poll(async () => (await shownState(page)).presence[annaId]?.activityId).toBe('lunch')
  expect((await shownState(page)).presence[janeId]?.activityId).not.toBe('lunch')

  await expect.poll(() => submenusOf(jane)).toHaveLength(2)

  await company.pbx.outside('+493023125123', 'Frida Jönsson').dials(company.pbx.extension('jane'))
  await company.pbx.outside('+441632960123', 'Harriet Stone').dials(company.pbx.extension(ANNA))
  await expect.poll(async () => Object.keys((await shownState(page)).calls).length).toBe(2)
  const owners = Object.values((await shownState(page)).calls).map(({ accountId, remote }) => [remote.name, accountId])
  expect(Object.fromEntries(owners)).toEqual({ 'Frida Jönsson': janeId, 'Harriet Stone': annaId })
})

test('an account that is removed while it rings takes its call and popup with it, and the other goes on', async ({
  jane,
  company,
  turnToOtherProgram
}) => {
  const main = mainPage(await jane.main())
  const annaId = await addAnna(main.page, company)
  await turnToOtherProgram()
  const user = company.pbx.extension(ANNA)
  const call = await company.pbx.outside('+441632960123', 'Harriet Stone').dials(user)
  await expect.poll(() => jane.popupIsVisible()).toBe(true)
  await ask(main.page, 'account.remove', { accountId: annaId })
  await expect.poll(() => jane.popupIsVisible()).toBe(false)
  await expect(main.call('Harriet Stone')).toHaveCount(0)
  expect(user.legIn(call).state).toBe('alerting')
  await company.pbx.outside('+493023125123', 'Frida Jönsson').dials(company.pbx.extension('jane'))
  await expect(main.call('Frida Jönsson')).toBeVisible()
  await expect.poll(() => jane.popupIsVisible()).toBe(true)
  const streams = company.front.streams.filter(({ ticket }) => ticket.extension === user)
  expect(streams).toEqual([])
})
