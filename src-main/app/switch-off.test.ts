import { describe, expect, it, vi } from 'vitest'
import { sampleAccount, sampleCall, sampleQueue } from '../windows/testing/samples.ts'
import { EntityStore } from '../state/entity-store.ts'
import { switchOffIfSure } from './switch-off.ts'

vi.mock('electron', () => ({}))

const [account, call, group] = [sampleAccount(), sampleCall({ state: 'held' }), sampleQueue({ signedIn: true })]

async function switching(
  calls: readonly ReturnType<typeof sampleCall>[],
  queues: readonly ReturnType<typeof sampleQueue>[],
  answer = true
) {
  const stores = {
    accounts: new EntityStore('accounts'),
    calls: new EntityStore('calls'),
    queues: new EntityStore('queues')
  }
  stores.accounts.set(account.id, account)
  for (const one of calls) stores.calls.set(one.id, one)
  for (const one of queues) stores.queues.set(one.id, one)
  const switchOff = vi.fn(async () => undefined)
  const ask = vi.fn(async (_question: { readonly detail: string }) => answer)
  await switchOffIfSure({ accounts: { switchOff }, stores }, account.id, ask)
  return { asked: ask.mock.calls.map(([{ detail }]) => detail), switchedOff: switchOff.mock.calls }
}

describe('switching an account off from the tray', () => {
  it('asks nothing where nothing is left alone', async () => {
    const others = [sampleCall({ id: 'a2:c1', accountId: 'a2' }), sampleCall({ id: 'a1:c9', state: 'cleared' })]
    const groups = [sampleQueue({ signedIn: false }), sampleQueue({ id: 'a2:q', accountId: 'a2', signedIn: true })]
    expect(await switching(others, groups)).toEqual({ asked: [], switchedOff: [[account.id]] })
  })

  it('asks first during a call, and where the user is logged in to a group, and says what goes on', async () => {
    const [onCall, inGroup, both] = [
      await switching([call], []),
      await switching([], [group]),
      await switching([call], [group])
    ]
    expect(onCall.asked).toEqual([expect.stringMatching(/^You are on a call.*not shown here any more\.$/)])
    expect(inGroup.asked).toEqual([expect.stringMatching(/^You stay logged in to your groups/)])
    expect(both.asked).toEqual([`${onCall.asked[0]} ${inGroup.asked[0]}`])
    expect(both.switchedOff).toEqual([[account.id]])
  })

  it('changes nothing when the answer is no', async () => {
    expect((await switching([call], [group], false)).switchedOff).toEqual([])
  })
})
