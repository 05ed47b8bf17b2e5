import { describe, expect, it } from 'vitest'
import type { BasixSwitches } from '../../simulator/fronts/basix/switches.ts'
import { MINUTE } from '../../util/durations.ts'
import { live } from '../testing/connector-harness.ts'
import { openBasixHarness } from './testing/basix-harness.ts'

const opened = ({ requests }: { readonly requests: readonly { readonly operation: string }[] }): number =>
  requests.filter(({ operation }) => operation === 'ws_cti').length

describe('habits of the server that nobody has seen, for an account that hears of its own calls (Basix 8)', () => {
  it.each<Partial<BasixSwitches>>([
    { kinds: 'string', names: 'binary', fieldOrder: 'shuffled' },
    { firstMessage: 'data', unknownKinds: true },
    { initialWaiting: false, pingMs: 1_000, withheldNumber: '' }
  ])('%o', async (switches) => {
    await using basix = await openBasixHarness(switches)
    const { harness } = basix
    await harness.passing(harness.goLive()) // signing in may have to wait for silence
    const { vendorId, remote } = await harness.talks()
    expect(remote.name).toBe('Karla Klein')
    await harness.do({ type: 'park', vendorId })
    await harness.until(() => harness.recorded.facts.parked?.length === 1)
    await harness.dials('201')
    await harness.showsTruth()
    expect(harness.recorded.state).toBe('live')
  })
})

describe('the socket', () => {
  it('sends both names of one parameter', async () => {
    await using basix = await openBasixHarness()
    const { harness, front } = basix
    await harness.goLive()
    const paths = front.requests.filter(({ operation }) => operation === 'ws_cti').map(({ path }) => path)
    expect(paths.at(-1)).toBe('/basix/api/ws_cti?app_name=Ringside&user_name=jane&forced=true&force=true')
  })

  it('is opened anew after a frame that cannot be read, but not for each of them', async () => {
    await using basix = await openBasixHarness()
    const { harness, front } = basix
    await harness.goLive()
    const before = opened(front)
    front.faults.garbleNextMessage('noise')
    front.actions['message']?.({ text: 'hello' })
    await harness.until(() => opened(front) === before + 1)
    await harness.recover()
    front.faults.garbleNextMessage('noise')
    front.actions['message']?.({ text: 'hello' })
    await harness.advance(MINUTE)
    expect([opened(front), harness.recorded.state]).toEqual([before + 1, 'live'])
    await harness.rings()
  })

  it('takes words of a newer Erlang', async () => {
    await using basix = await openBasixHarness()
    const { harness, front } = basix
    await harness.goLive()
    front.actions['newErlang']?.({})
    await harness.rings()
    expect(harness.recorded.statuses).not.toContain('stale')
  })

  it('stands a flood, and shows what is then true', async () => {
    await using basix = await openBasixHarness()
    const { harness, front } = basix
    await harness.goLive()
    front.actions['flood']?.({ who: '200', count: 500 })
    await harness.until(() => harness.recorded.calls.size > 0)
    await harness.until(() => harness.recorded.calls.size === 0)
    await harness.rings()
    expect([harness.recorded.callStates, harness.recorded.state]).toEqual([['alerting'], 'live'])
  })

  it('is read again after a lost answer without telling anything twice', async () => {
    await using basix = await openBasixHarness()
    const { harness } = basix
    await harness.goLive()
    const { current, events } = harness.recorded
    await harness.rings()
    const again = await current?.snapshot(live)
    expect(again).toContainEqual({ type: 'callUpdated', call: harness.recorded.call, order: 'newer' })
    const before = events.length
    await harness.do({ type: 'reject', vendorId: harness.recorded.call.vendorId })
    await harness.until(() => harness.recorded.calls.size === 0)
    expect(events.slice(before).filter(({ type }) => type === 'callEnded')).toHaveLength(1)
  })

  it('is right after the server has started anew during a call', async () => {
    await using basix = await openBasixHarness()
    const { harness, front } = basix
    await harness.goLive()
    await harness.talks()
    front.actions['restart']?.({})
    await harness.recover()
    await harness.until(() => harness.recorded.calls.size === 0)
    await harness.rings()
  })
})

describe('signing in', () => {
  it('says that the domain has no such user', async () => {
    await using basix = await openBasixHarness()
    const { right } = basix.harness.front
    const typed = { ...right, values: { ...right.values, user: 'nobody' } }
    await expect(basix.harness.signIn(typed)).rejects.toMatchObject({
      kind: 'auth',
      userMessage: expect.stringContaining('user')
    })
  })

  it('warns that a token can act for everybody, and names the user', async () => {
    await using basix = await openBasixHarness()
    const signedIn = await basix.harness.signIn(basix.harness.front.right)
    expect(signedIn).toMatchObject({ label: 'Jane Doe · example.org', warning: expect.stringContaining('everybody') })
  })

  it('takes nobody’s place: who is told that there is none has the right token', async () => {
    await using basix = await openBasixHarness({ connectionLimit: 0 })
    const signedIn = await basix.harness.signIn(basix.harness.front.right)
    expect(signedIn).toMatchObject({ status: 'signedIn', label: 'jane · example.org' })
  })

  it('tells a token in a result from one in a status', async () => {
    await using basix = await openBasixHarness({ refusedToken: 'result' })
    await expect(basix.harness.signIn(basix.harness.front.wrong)).rejects.toMatchObject({ kind: 'auth' })
  })

  it('ends the account where the user is no user any more', async () => {
    await using basix = await openBasixHarness({}, { fullEvents: true })
    const { harness, front } = basix
    await harness.goLive()
    front.actions['setUser']?.({ who: '200', on: false })
    front.faults.dropConnections()
    await harness.until(() => harness.recorded.state === 'signInAgain')
    expect(harness.recorded.problem).toContain('user')
  })
})
