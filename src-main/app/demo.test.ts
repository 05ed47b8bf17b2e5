import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { AccountFolder } from '../accounts/testing/account-folder.ts'
import { fakeConnector } from '../accounts/testing/fake-connector.ts'
import { systemClock } from '../util/clock.ts'
import { Demo } from './demo.ts'

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

  it('that cannot be started leaves no account behind', async () => {
    find.mockResolvedValue(undefined)
    demo.announce()
    await expect(demo.show(true)).rejects.toThrow('no connector')
    expect(shown()).toEqual([])
    expect(demo.run).toBeUndefined()
  })
})
