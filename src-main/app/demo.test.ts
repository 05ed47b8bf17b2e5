import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Connectors } from '../accounts/connectors.ts'
import { AccountFolder } from '../accounts/testing/account-folder.ts'
import { fakeConnector } from '../accounts/testing/fake-connector.ts'
import { vendorNames } from '../connectors/registry.ts'
import { systemClock } from '../util/clock.ts'
import { Demo } from './demo.ts'

/** Every telephone system there is, none of which is asked for anything. */
const allConnectors: Connectors = {
  list: () => vendorNames,
  find: async (vendor) => ({ ...fakeConnector, vendor })
}

let folder: AccountFolder
let app: ReturnType<AccountFolder['start']>
let demo: Demo
const find = vi.fn()

beforeEach(() => {
  folder = new AccountFolder()
  app = folder.start()
  find.mockReset().mockResolvedValue(fakeConnector)
  const connectors = { find, list: () => [{ vendor: 'dstny', vendorName: 'Real name' }] }
  demo = new Demo({ accounts: app.service, connectors, clock: systemClock })
})

afterEach(async () => {
  await demo[Symbol.asyncDispose]()
  await app.service[Symbol.asyncDispose]()
  folder[Symbol.dispose]()
})

const shown = (): readonly unknown[] => app.accounts.entities.values().map(({ isDemo, label }) => ({ isDemo, label }))
const theDemo = { isDemo: true, label: 'Demo telephone system' }

describe('the demo', () => {
  it('is shown before its telephone system is there, and is the same account once it is', async () => {
    demo.announce()
    expect(shown()).toEqual([theDemo])
    expect(demo.run).toBeUndefined()
    await demo.show(true)
    expect(shown()).toEqual([theDemo])
    expect(app.started).toHaveLength(1)
    expect(demo.run).toBeDefined()
  })

  it('can be ended and shown again, however fast', async () => {
    await Promise.all([demo.show(true), demo.show(true), demo.show(false), demo.show(true), demo.show(false)])
    expect(shown()).toEqual([])
    expect(demo.run).toBeUndefined()
    await demo.show(true)
    expect(shown()).toEqual([theDemo])
  })

  it('of all systems has an account of each, on people of their own, and all of them end with it', async () => {
    demo = new Demo({ accounts: app.service, connectors: allConnectors, clock: systemClock })
    demo.announce('all')
    const labels = allConnectors.list().map(({ vendorName }) => `Demo: ${vendorName}`)
    expect(app.accounts.entities.values().map(({ label }) => label)).toEqual(labels)
    expect(app.accounts.entities.values().every(({ isDemo }) => isDemo)).toBe(true)
    await demo.show(true)
    const signedIn = app.started.map(({ credentials }) => credentials)
    expect(new Set(signedIn.map(({ settings }) => settings['address'])).size).toBe(labels.length)
    await demo.run?.('ringMe')
    await demo.run?.('dropConnection')
    await demo.show(false)
    expect([shown(), app.started.map(({ isEnded }) => isEnded)]).toEqual([[], labels.map(() => true)])
    await demo.show(true)
    expect(shown()).toEqual([theDemo])
  })

  it('that cannot be started leaves no account behind', async () => {
    find.mockResolvedValue(undefined)
    demo.announce()
    await expect(demo.show(true)).rejects.toThrow('no connector')
    expect(shown()).toEqual([])
    expect(demo.run).toBeUndefined()
  })
})
