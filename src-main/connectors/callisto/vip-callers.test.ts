import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AccountFolder, typed } from '../../accounts/testing/account-folder.ts'
import { reportedCall } from '../../calls/testing/seen-call.ts'
import type { ConnectorEvent } from '../events.ts'
import { CallistoHarness } from './testing/callisto-harness.ts'

let callisto: CallistoHarness
let folder: AccountFolder

beforeEach(async () => {
  callisto = await CallistoHarness.open()
  folder = new AccountFolder()
})
afterEach(async () => {
  folder[Symbol.dispose]()
  await callisto[Symbol.asyncDispose]()
})

const remote = { kind: 'external', number: '+493023125123', withheld: false } as const
const rings: ConnectorEvent = { type: 'callUpdated', call: reportedCall({ vendorId: 'c1', remote }), order: 'newer' }

/** Everything that can come first. */
const ORDERS = [
  ['ring', 'lists', 'end of another'],
  ['ring', 'end of another', 'lists'],
  ['lists', 'ring', 'end of another'],
  ['lists', 'end of another', 'ring'],
  ['end of another', 'ring', 'lists'],
  ['end of another', 'lists', 'ring']
] as const

describe('a number on a manager’s list marks the calls of another account', () => {
  it.each(ORDERS)('%s, %s, %s', async (...order) => {
    const { service, calls, started } = folder.start()
    await service.signIn(typed())
    await service.signIn(typed({ user: 'Anna' }))
    const [telephones, records] = started.map(({ sink }) => sink)
    const { harness } = callisto
    if (records === undefined || telephones === undefined) throw new Error('two accounts were expected')
    const steps = {
      ring: () => telephones.apply(rings),
      'end of another': () => telephones.apply({ type: 'callEnded', vendorId: 'c0', answeredElsewhere: false }),
      lists: async () => {
        harness.recorded.follower = records
        await harness.goLive()
        await harness.until(() => harness.recorded.vipNumbers.length === 3)
      }
    }
    for (const step of order) await steps[step]()
    expect(calls.entities.values().map((call) => call.remote.vip)).toEqual([true])
    const [vip] = callisto.instance.vipNumbers
    await harness.ask('vipNumber.remove', { memberId: vip?.memberId ?? '', vipNumberId: vip?.id ?? '' })
    await harness.until(() => harness.recorded.vipNumbers.length === 2)
    expect(calls.entities.values().map((call) => call.remote.vip)).toEqual([undefined])
  })
})
