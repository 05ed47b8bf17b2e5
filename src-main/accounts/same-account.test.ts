import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { domainIn } from '../app/testing/start-domain.ts'
import type { Domain } from '../app/domain.ts'
import { loadConnector, vendorNames } from '../connectors/registry.ts'
import { silentLog } from '../logging/log.ts'
import type { SignInWay } from '../simulator/fronts/kit/front.ts'
import { RunningSimulator } from '../simulator/running.ts'
import { WebhookServer } from '../transport/webhook-server.ts'
import { systemClock } from '../util/clock.ts'
import { fakeSupervision } from './testing/fake-connector.ts'

const vendors = vendorNames.map(({ vendor }) => vendor)
let company: RunningSimulator
let folder: string
let domain: Domain
let opened: ReturnType<typeof fakeSupervision>['started']

// loads the code of five systems
const LOADING_MS = 60_000
beforeAll(async () => void (company = await RunningSimulator.start({ scenario: 'company', vendors })), LOADING_MS)
afterAll(() => company[Symbol.asyncDispose]())

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ringside-'))
  const [clock, log] = [systemClock, silentLog]
  const webhooks = new WebhookServer({ clock })
  const { supervise, started } = fakeSupervision()
  opened = started
  const connectors = {
    list: () => vendorNames,
    find: (vendor: string) => loadConnector(vendor, { clock, log, webhooks })
  }
  domain = domainIn(folder, { connectors, supervise })
})

afterEach(async () => {
  await domain.accounts[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true })
})

/** Types the form, with what is given in other words. */
async function signIn(vendor: string, way: SignInWay | undefined, changes: Readonly<Record<string, string>> = {}) {
  const fields = [...(way?.fields ?? []), ...(way?.more ?? [])]
  const values = { ...Object.fromEntries(fields.map(({ name, value }) => [name, value])), ...changes }
  const input = { vendor, method: way?.method ?? '', values, confirmed: true }
  const outcome = await domain.accounts.signIn(input)
  if (outcome.status !== 'signedIn') throw new Error(JSON.stringify(outcome))
  return outcome.accountId
}

const frontOf = (vendor: string) => company.fronts.find((front) => front.vendor === vendor) ?? company.fronts[0]
const open = () => opened.filter(({ isEnded }) => !isEnded).length

describe.each(vendors)('of %s', (vendor) => {
  it('two sign-ins of one user are one account, however the address was typed and whichever way was taken', async () => {
    const front = frontOf(vendor)
    const { ways } = front.issue('jane')
    const id = await signIn(vendor, ways[0])
    const again = [` ${front.url}/ `, front.url.replace('http:', 'HTTP:')].map((address) => ({ address }))
    for (const changes of again) expect(await signIn(vendor, front.issue('jane').ways[0], changes)).toBe(id)
    for (const way of ways) expect([way.method, await signIn(vendor, way)]).toEqual([way.method, id])
    expect([domain.keeper.list().length, open()]).toEqual([1, 1])
  })

  it('two users of one server are two accounts', async () => {
    const front = frontOf(vendor)
    const ids = [await signIn(vendor, front.issue('jane').ways[0]), await signIn(vendor, front.issue('ingrid').ways[0])]
    expect([new Set(ids).size, open()]).toEqual([2, 2])
  })
})

it('the same user on all systems is an account on each', async () => {
  for (const vendor of vendors) await signIn(vendor, frontOf(vendor).issue('jane').ways[0])
  expect([domain.keeper.list().map(({ vendor }) => vendor), open()]).toEqual([vendors, vendors.length])
})
