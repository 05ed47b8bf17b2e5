import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { expect } from '../fixtures.ts'
import { mainPage } from '../pages/main-page.ts'
import { pressable } from '../pages/unguarded.ts'
import type { Ringside } from '../ringside.ts'
import { ask, shownState } from '../support/bridge.ts'
import { signIn, signInToAll, test, type System } from '../support/five-accounts.ts'
import { root } from '../support/program.ts'
import { waitFor } from '../support/wait-for.ts'

/** The system of that name among the five. */
const called = (systems: readonly System[], vendor: string): System => {
  const found = systems.find((one) => one.vendor === vendor)
  if (found === undefined) throw new Error(`no ${vendor}`)
  return found
}

/** How all accounts are connected, by system. */
async function connections(page: Page): Promise<Readonly<Record<string, string>>> {
  const { accounts } = await shownState(page)
  return Object.fromEntries(Object.values(accounts).map(({ vendor, connection }) => [vendor, connection]))
}

const allOf = (systems: readonly System[], connection: string): Readonly<Record<string, string>> =>
  Object.fromEntries(systems.map(({ vendor }) => [vendor, connection]))

const wake = ({ app }: Ringside): Promise<boolean> => app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'))

test('a call on each is shown, what one of them loses leaves the others alone, and waking up makes all true', async ({
  start,
  systems
}) => {
  test.slow()
  const ringside = await start({ empty: true })
  const main = mainPage(await ringside.main())
  const { page } = main
  const ids = await signInToAll(page, systems)
  const able = systems.filter((one) => one.tellsCalls)
  for (const { caller, user } of able) await user.answers(await caller.dials(user))
  const owners = async (): Promise<unknown> => {
    const { calls } = await shownState(page)
    return Object.fromEntries(
      Object.values(calls).map(({ accountId, remote, state }) => [accountId, [remote.name, state]])
    )
  }
  const talking = Object.fromEntries(able.map(({ vendor, callerName }) => [ids.get(vendor), [callerName, 'connected']]))
  await expect.poll(owners).toEqual(talking)
  for (const { callerName } of able) await expect(main.call(callerName)).toBeVisible()

  const [dropped, expired, slow, sound] = ['dstny', 'basix', 'voipbin', 'mirta'].map((vendor) =>
    called(systems, vendor)
  )
  if (!dropped || !expired || !slow || !sound) throw new Error('four systems tell of calls')
  await dropped.front.faults.refuse()
  expired.front.faults.reply(401)
  expired.front.faults.dropConnections()
  slow.front.faults.delay(2_000)
  await expect
    .poll(() => connections(page))
    .toMatchObject({
      [dropped.vendor]: 'stale',
      [expired.vendor]: 'signInAgain',
      [slow.vendor]: 'live',
      [sound.vendor]: 'live'
    })
  for (const { callerName, user } of [sound, slow]) {
    await main.control(callerName, /^Hang up/).click()
    await expect.poll(() => user.legs.length).toBe(0)
    await expect(main.call(callerName)).toHaveCount(0)
  }

  // the computer sleeps: calls end and begin, and nobody hears of it
  slow.front.faults.clear()
  for (const { front } of systems) if (front !== dropped.front) await front.faults.refuse()
  dropped.user.hangsUp()
  await sound.caller.dials(sound.user)
  for (const { front } of systems) {
    front.faults.clear()
    await front.faults.accept()
  }
  await wake(ringside)
  await ask(page, 'account.reconnect', { accountId: ids.get(expired.vendor) ?? '' })
  await expect.poll(() => connections(page), { timeout: 20_000 }).toEqual(allOf(systems, 'live'))
  const now = { [ids.get(expired.vendor) ?? '']: [expired.callerName, 'connected'] }
  await expect.poll(owners).toEqual({ ...now, [ids.get(sound.vendor) ?? '']: [sound.callerName, 'alerting'] })
})

test('one is switched off for the day and on again, all can be refused at start, and one that is removed leaves nothing', async ({
  start,
  systems,
  profile
}) => {
  test.slow()
  const first = await start({ empty: true })
  const main = mainPage(await first.main())
  const ids = await signInToAll(main.page, systems)
  const off = called(systems, 'basix')
  await off.user.answers(await off.caller.dials(off.user))
  await expect(main.call(off.callerName)).toBeVisible()
  await main.page.keyboard.press('Control+,')
  const accounts = main.page.getByRole('region', { name: 'Accounts' })
  const { label = '' } = (await shownState(main.page)).accounts[ids.get(off.vendor) ?? ''] ?? {}
  await pressable(accounts.getByRole('button', { name: `Switch off ${label} until tomorrow` })).click()
  const question = main.page.getByRole('alertdialog')
  await expect(question).toContainText('You are on a call')
  await pressable(question.getByRole('button', { name: 'Switch off' })).click()
  await expect(main.call(off.callerName)).toHaveCount(0)
  await expect(accounts.getByRole('listitem', { name: label })).toContainText(/Off until/)
  await expect.poll(() => off.front.streams.length).toBe(0)
  off.front.forgetRequests()
  expect(off.user.legs.map(({ state }) => state)).toEqual(['connected'])
  expect(Object.values((await shownState(main.page)).missed)).toEqual([])
  await wake(first)
  await signIn(main.page, called(systems, 'voipbin'))
  expect(off.front.requests).toEqual([])
  await pressable(accounts.getByRole('button', { name: `Switch on ${label}` })).click()
  await expect(main.call(off.callerName)).toBeVisible()
  await first.close()

  for (const { front } of systems) front.faults.reply(401)
  const again = await start({ empty: true })
  const { page } = mainPage(await again.main())
  await expect.poll(() => connections(page)).toEqual(allOf(systems, 'signInAgain'))
  await expect(page.getByRole('group', { name: /^Problem with/ })).toHaveCount(5)
  expect(Object.values((await shownState(page)).notices)).toEqual([])
  await expect(page.getByRole('button', { name: /^Sign in: / })).toHaveCount(5)
  for (const { front } of systems) front.faults.clear()
  for (const accountId of ids.values()) await ask(page, 'account.reconnect', { accountId })
  await expect.poll(() => connections(page)).toEqual(allOf(systems, 'live'))

  for (const { vendor, secret, front } of systems) {
    const accountId = ids.get(vendor) ?? ''
    await ask(page, 'account.remove', { accountId })
    await expect.poll(() => front.streams.length).toBe(0)
    const { accounts: left, ...state } = await shownState(page)
    expect([left[accountId], JSON.stringify({ ...state, settings: undefined }).includes(accountId)]).toEqual([
      undefined,
      false
    ])
    expect(await keptSecrets(again)).not.toContain(accountId)
    expect(await filesWith(profile, secret)).toEqual([])
    const kept = async (): Promise<string[]> =>
      (await filesWith(profile, accountId)).filter((file) => !file.endsWith('.log'))
    await expect.poll(kept).toEqual([])
  }
})

test('a system that floods does not keep another from ringing and being answered', async ({ start, systems }) => {
  test.slow()
  const ringside = await start({ empty: true })
  const main = mainPage(await ringside.main())
  const [wild, calm] = [called(systems, 'voipbin'), called(systems, 'dstny')]
  await signIn(main.page, wild)
  await signIn(main.page, calm)
  await wild.user.answers(await wild.caller.dials(wild.user))
  await expect(main.call(wild.callerName)).toContainText(/0:0/)
  let written = 0
  // 2,000 events in a second, over all streams
  const flood = setInterval(() => {
    for (const end = written + 20; written < end; written += Math.max(1, wild.front.streams.length)) {
      wild.front.faults.repeatLastEvent()
    }
  }, 10)
  try {
    await waitFor('the flood', () => written > 1_000)
    await calm.caller.dials(calm.user)
    await main.control(calm.callerName, /^Answer/).click()
    await expect.poll(() => calm.user.legs.map(({ state }) => state)).toEqual(['connected'])
    await main.control(calm.callerName, /^Hang up/).click()
    await expect.poll(() => calm.user.legs.length).toBe(0)
    wild.user.hangsUp()
  } finally {
    clearInterval(flood)
  }
  await expect(main.call(wild.callerName)).toHaveCount(0)
  await expect.poll(() => connections(main.page)).toEqual(allOf([wild, calm], 'live'))
})

/** The accounts that have an entry in the key store. */
const keptSecrets = ({ app }: Ringside): Promise<string[]> =>
  app.evaluate(async (_electron, folder) => {
    const { createRequire } = process.getBuiltinModule('node:module')
    const keytar = createRequire(`${folder}/`)('keytar') as {
      findCredentials(service: string): Promise<{ account: string }[]>
    } // its own type is not known here
    return (await keytar.findCredentials('Ringside')).map(({ account }) => account)
  }, root)

async function filesWith(folder: string, text: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  // a file that is being written anew has just gone
  const has = (file: string): Promise<boolean> =>
    readFile(file).then(
      (bytes) => bytes.includes(text),
      () => false
    )
  const hits = await Promise.all(files.map(has))
  return files.filter((_, index) => hits[index])
}
