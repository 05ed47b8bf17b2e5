import type { Page } from 'playwright/test'
import type { Front, SignInWay } from '../../src-main/simulator/fronts/kit/front.ts'
import { frontNames, tellsCalls } from '../../src-main/simulator/fronts/registry.ts'
import type { Extension } from '../../src-main/simulator/people/extension.ts'
import type { OutsideParty } from '../../src-main/simulator/people/outside-party.ts'
import { RunningSimulator } from '../../src-main/simulator/running.ts'
import { expect, test as base } from '../fixtures.ts'
import { ask, shownState } from './bridge.ts'

/** One of the five telephone systems, and who signs in there. */
export interface System {
  readonly vendor: string
  readonly front: Front
  readonly user: Extension
  readonly way: SignInWay
  readonly secret: string
  /** Somebody outside who calls nobody else. */
  readonly caller: OutsideParty
  readonly callerName: string
  readonly tellsCalls: boolean
}

/** One company in which nothing happens by itself, behind all telephone systems. */
export const test = base.extend<{ readonly running: RunningSimulator; readonly systems: readonly System[] }>({
  running: async ({}, use) => {
    const vendors = frontNames.map(({ vendor }) => vendor)
    await using running = await RunningSimulator.start({ scenario: 'company', vendors })
    await use(running)
  },
  systems: async ({ running }, use) => {
    const systems = running.signIns.map(({ vendor, user, ways, secret }, index): System => {
      const front = running.fronts[index] ?? running.fronts[0]
      const callerName = `Caller ${index + 1}`
      const caller = running.pbx.outside(`+44163296070${index}`, callerName)
      return { vendor, front, user, way: ways[0], secret, caller, callerName, tellsCalls: tellsCalls(vendor) }
    })
    await use(systems)
  }
})

/** Signs in as the form does, also where it asks for more; resolves with the account's id once it is live. */
export async function signIn(page: Page, { vendor, way }: Pick<System, 'vendor' | 'way'>): Promise<string> {
  const fields = [...way.fields, ...(way.more ?? [])]
  const values = Object.fromEntries(fields.map(({ name, value }) => [name, value]))
  const outcome = await ask(page, 'account.signIn', { vendor, method: way.method, values, confirmed: true })
  if (outcome.status !== 'signedIn') throw new Error(`${vendor}: ${JSON.stringify(outcome)}`)
  await expect.poll(() => connectionOf(page, outcome.accountId), { message: vendor }).toBe('live')
  return outcome.accountId
}

/** How that account is connected; undefined where there is none. */
const connectionOf = async (page: Page, accountId: string): Promise<string | undefined> =>
  (await shownState(page)).accounts[accountId]?.connection

/** Signs in to all of them, one after the other; the ids of the accounts by vendor. */
export async function signInToAll(page: Page, systems: readonly System[]): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>()
  for (const system of systems) ids.set(system.vendor, await signIn(page, system))
  return ids
}
