import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Ability, Lacking } from '../../src-preload/contract/ability.ts'
import { capabilities } from '../../src-preload/contract/capability.ts'
import type { Capability } from '../../src-preload/contract/capability.ts'
import { AccountFolder, typed } from './testing/account-folder.ts'
import { FakeLink } from './testing/fake-connector.ts'

/** A link that says what it lacks. */
class LackingLink extends FakeLink {
  readonly lacking: Lacking

  constructor(can: readonly Capability[], lacking: Lacking) {
    super(can)
    this.lacking = lacking
  }
}

let folder: AccountFolder
let app: ReturnType<AccountFolder['start']>

beforeEach(async () => {
  folder = new AccountFolder()
  app = folder.start()
  await app.service.signIn(typed())
})
afterEach(() => folder[Symbol.dispose]())

async function told(capability: Capability): Promise<Partial<Ability>> {
  const found = (await app.abilities.of('id1')).find((one) => one.capability === capability)
  const { capability: _same, ...rest } = found ?? {}
  return rest
}

const needsOption = new Map([['park', { kind: 'option', reason: 'Needs “Parking”.' }]] as const)

describe('what an account can do', () => {
  it('is not known before the first connection, but for what its system never has', async () => {
    expect((await app.abilities.of('id1')).map(({ capability }) => capability)).toEqual([...capabilities])
    expect(await told('park')).toEqual({ state: 'unknown' })
    expect(await told('fax')).toEqual({ state: 'never' })
    await expect(app.abilities.of('id9')).rejects.toMatchObject({ kind: 'notFound' })
  })

  it('has the reason of the connector for what is missing, until it is there', async () => {
    app.started[0]?.sink.link(new LackingLink(['dial'], needsOption))
    expect(await told('dial')).toEqual({ state: 'can' })
    expect(await told('park')).toEqual({ state: 'missing', lack: { kind: 'option', reason: 'Needs “Parking”.' } })
    app.started[0]?.sink.link(undefined)
    app.started[0]?.sink.status('stale', 'gone')
    expect([await told('dial'), await told('park')]).toMatchObject([{ state: 'can' }, { state: 'missing' }])
    app.started[0]?.sink.link(new FakeLink(['dial', 'park']))
    expect(await told('park')).toEqual({ state: 'can' })
  })

  it('keeps why the server refused something, over a connection that finds the same', async () => {
    const lost = { type: 'capabilitiesLost', capabilities: ['dial'], reason: 'Calling: No.', why: 'No.' } as const
    const refused = { state: 'missing', lack: { kind: 'refused', reason: 'No.' } }
    app.started[0]?.sink.link(new FakeLink(['dial', 'park']))
    app.started[0]?.sink.apply(lost)
    expect(await told('dial')).toEqual(refused)
    app.started[0]?.sink.link(new FakeLink(['park']))
    expect(await told('dial')).toEqual(refused)
  })

  it('has a reason in every case, and forgets all of it with the account', async () => {
    app.started[0]?.sink.link(new FakeLink([]))
    expect(await told('dial')).toMatchObject({ state: 'missing', lack: { reason: expect.stringMatching(/\S/) } })
    await app.service.remove('id1')
    expect(app.accounts.lackingOf('id1')).toBeUndefined()
    await expect(app.abilities.of('id1')).rejects.toMatchObject({ kind: 'notFound' })
  })

  it('includes the history that is kept on this computer', async () => {
    app.started[0]?.sink.link(new FakeLink(['calls']))
    expect(await told('history')).toEqual({ state: 'can' })
  })
})
