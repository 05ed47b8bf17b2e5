import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Call } from '../../src-preload/contract/call.ts'
import { entitySchemas, patch as patchSchema, snapshot as snapshotSchema } from '../../src-preload/contract/snapshot.ts'
import type { Patch } from '../../src-preload/contract/snapshot.ts'
import { reportedCall } from '../calls/testing/seen-call.ts'
import { createLog, silentLog } from '../logging/log.ts'
import { CheckedStores } from '../state/checked-stores.ts'
import { EntityStore } from '../state/entity-store.ts'
import { StateView } from '../state/state-view.ts'
import { ManualClock } from '../util/clock.ts'
import { HOUR } from '../util/durations.ts'
import { Publisher } from './publisher.ts'
import { FakeWindow } from './testing/fake-window.ts'

const makeStores = () => ({
  accounts: new EntityStore('accounts'),
  calls: new EntityStore('calls'),
  missed: new EntityStore('missed'),
  notes: new EntityStore('notes'),
  presence: new EntityStore('presence'),
  queues: new EntityStore('queues'),
  colleagues: new EntityStore('colleagues'),
  notices: new EntityStore('notices'),
  dialRequests: new EntityStore('dialRequests'),
  popupCards: new EntityStore('popupCards'),
  callerFacts: new EntityStore('callerFacts'),
  settings: new EntityStore('settings')
})

let clock: ManualClock
let stores: ReturnType<typeof makeStores>
let publisher: Publisher
let window: FakeWindow

beforeEach(() => {
  clock = new ManualClock()
  stores = makeStores()
  publisher = new Publisher({ stores, clock, log: silentLog })
  window = new FakeWindow(1)
})
afterEach(() => publisher[Symbol.asyncDispose]())

const notice = (id: string): void => stores.notices.set(id, { id, level: 'info', text: id, at: 1 })
const call = (id: string, state: Call['state']): void => {
  const { vendorId: _id, ...rest } = reportedCall({ state })
  stores.calls.set(id, { ...rest, id, accountId: 'a' })
}
const patches = (of = window): Patch[] => of.pushes('state.patch').map((sent) => patchSchema.parse(sent))
const endOfTurn = (): Promise<void> => Promise.resolve()

describe('the publisher', () => {
  it('sends nothing to a window that has not asked for the state', async () => {
    notice('n1')
    await clock.advance(16)
    expect(window.sent).toEqual([])
  })

  it('sends a card that comes up for a call that rings already at the end of the same turn', async () => {
    publisher.snapshotFor(window)
    stores.popupCards.set('a:c1', { callId: 'a:c1', shownBy: 'event' })
    await endOfTurn()
    expect(patches()).toMatchObject([{ set: { popupCards: { 'a:c1': { shownBy: 'event' } } } }])
  })

  it('tells once of each window that takes patches from now on', () => {
    const joined: number[] = []
    publisher.joined.on((windowId) => joined.push(windowId))
    for (const each of [window, window, new FakeWindow(2)]) publisher.snapshotFor(each)
    expect(joined).toEqual([1, 2])
  })

  it('answers with all state and sends only what comes after', async () => {
    notice('n1')
    const first = snapshotSchema.parse(publisher.snapshotFor(window))
    expect(Object.keys(first.state.notices)).toEqual(['n1'])
    notice('n2')
    await clock.advance(16)
    expect(patches()).toMatchObject([{ from: first.revision, revision: first.revision + 1 }])
    expect(Object.keys(patches()[0]?.set.notices ?? {})).toEqual(['n2'])
  })

  it('joins what happens within one frame into one patch', async () => {
    publisher.snapshotFor(window)
    notice('n1')
    await clock.advance(10)
    notice('n2')
    stores.notices.remove('n1')
    await clock.advance(5)
    expect(patches()).toEqual([])
    await clock.advance(1)
    expect(patches()).toHaveLength(1)
    expect(patches()[0]).toMatchObject({ set: { notices: { n2: {} } }, removed: { notices: ['n1'] } })
  })

  it('does not let the first alerting call wait, and takes along what is pending', async () => {
    publisher.snapshotFor(window)
    notice('n1')
    call('c1', 'alerting')
    await endOfTurn()
    expect(patches()).toHaveLength(1)
    expect(Object.keys(patches()[0]?.set ?? {}).sort()).toEqual(['calls', 'notices'])
    await clock.advance(16)
    expect(patches()).toHaveLength(1)
  })

  it('sends the end of an alerting call at once', async () => {
    call('c1', 'alerting')
    publisher.snapshotFor(window)
    await clock.advance(100)
    call('c1', 'cleared')
    await endOfTurn()
    expect(patches()).toHaveLength(1)
    call('c1', 'failed')
    await endOfTurn()
    expect(patches()).toHaveLength(1)
    await clock.advance(16)
    expect(patches()).toHaveLength(2)
  })

  it('still sends changes of an alerting call at once when the clock is set back', async () => {
    publisher.snapshotFor(window)
    call('c1', 'alerting')
    await endOfTurn()
    await clock.advance(100)
    clock.set(-HOUR)
    call('c1', 'cleared')
    await endOfTurn()
    expect(patches()).toHaveLength(2)
  })

  it('keeps to a patch per frame when one alerting call changes all the time', async () => {
    publisher.snapshotFor(window)
    for (let count = 0; count < 1_000; count++) {
      const { vendorId: _id, ...rest } = reportedCall({ startedAt: count })
      stores.calls.set('c1', { ...rest, id: 'c1', accountId: 'a' })
      await clock.advance(1)
    }
    expect(patches().length).toBeLessThanOrEqual(2 * Math.ceil(1_000 / 16) + 1)
    expect(patches().at(-1)?.set.calls?.['c1']?.startedAt).toBeGreaterThan(980)
  })

  it('gives every window the same revisions, and none to a closed one', async () => {
    const other = new FakeWindow(2)
    publisher.snapshotFor(window)
    notice('n1')
    await clock.advance(16)
    publisher.snapshotFor(other)
    notice('n2')
    await clock.advance(16)
    window.destroy()
    notice('n3')
    await clock.advance(16)
    expect(patches().map(({ revision }) => revision)).toEqual([1, 2])
    expect(patches(other).map(({ revision }) => revision)).toEqual([2, 3])
  })

  it('goes on with the others when a window dies while it is sent to', async () => {
    const other = new FakeWindow(2)
    publisher.snapshotFor(window)
    publisher.snapshotFor(other)
    window.isGone = true
    window.isDestroyed = () => false
    notice('n1')
    await clock.advance(16)
    expect(patches(other)).toHaveLength(1)
  })

  describe('with an entity that breaks the contract', () => {
    const lines: string[] = []
    let checked: CheckedStores
    let own: Publisher

    beforeEach(() => {
      lines.length = 0
      checked = new CheckedStores(stores, createLog({ destination: { write: (line) => void lines.push(line) }, clock }))
      own = new Publisher({ stores: checked.stores, clock, log: silentLog })
    })
    afterEach(async () => {
      await own[Symbol.asyncDispose]()
      checked[Symbol.dispose]()
    })

    /** As a mapper with a hole might make it. */
    const badCall = (id: string, name = 'Frida Bad'): void => {
      const { vendorId: _id, ...rest } = reportedCall({ state: 'alerting' })
      const remote = { kind: 'external', withheld: false, name, intrudes: Object } as never // no party may be like that
      stores.calls.set(id, { ...rest, id, accountId: 'a', remote })
    }
    const shownCalls = (): string[] => Object.keys(snapshotSchema.parse(own.snapshotFor(window)).state.calls)

    it('leaves it out of patch and snapshot, and shows the rest', async () => {
      using view = new StateView(checked.stores)
      const seen: Patch[] = []
      view.changed((change) => seen.push(patchSchema.parse(change)))
      own.snapshotFor(window)
      call('c1', 'alerting')
      badCall('c2')
      call('c3', 'alerting')
      await endOfTurn()
      expect(patches().flatMap(({ set }) => Object.keys(set.calls ?? {}))).toEqual(['c1', 'c3'])
      expect(seen.flatMap(({ set }) => Object.keys(set.calls ?? {}))).toEqual(['c1', 'c3'])
      expect(shownCalls()).toEqual(['c1', 'c3'])
      expect(Object.keys(view.snapshot().state.calls)).toEqual(['c1', 'c3'])
    })

    it('shows what was shown before until it is good again or gone', async () => {
      call('c1', 'alerting')
      own.snapshotFor(window)
      badCall('c1')
      await clock.advance(16)
      expect(patches()).toEqual([])
      expect(shownCalls()).toEqual(['c1'])
      call('c1', 'connected')
      await clock.advance(16)
      expect(patches().at(-1)?.set.calls?.['c1']?.state).toBe('connected')
      badCall('c1')
      stores.calls.remove('c1')
      await clock.advance(16)
      expect(patches().at(-1)?.removed).toEqual({ calls: ['c1'] })
      expect(shownCalls()).toEqual([])
    })

    it('tells the log once where it is wrong, and nothing of whom it is about', () => {
      for (let count = 0; count < 50; count++) badCall(`c${String(count)}`, `Frida ${String(count)}`)
      expect(lines).toHaveLength(1)
      expect(lines[0]).toContain('invalid_value remote.intrudes')
      expect(lines[0]).not.toContain('Frida')
    })

    it('looks at each entity once', async () => {
      const look = vi.spyOn(entitySchemas.calls, 'safeParse')
      own.snapshotFor(window)
      call('c1', 'alerting')
      call('c2', 'alerting')
      await clock.advance(16)
      shownCalls()
      shownCalls()
      expect(look).toHaveBeenCalledTimes(2)
      look.mockRestore()
    })
  })

  it('leaves a window that applies every patch with exactly the state of main', async () => {
    const step = fc.record({
      id: fc.constantFrom('a', 'b', 'c'),
      kind: fc.constantFrom('alerting', 'connected', 'cleared', 'remove', 'notice', 'wait')
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const all = makeStores()
        const time = new ManualClock()
        await using own = new Publisher({ stores: all, clock: time, log: silentLog })
        const view = new FakeWindow(3)
        const mirror = structuredClone(own.snapshotFor(view))
        for (const { id, kind } of steps) {
          const { vendorId: _id, ...rest } = reportedCall()
          if (kind === 'wait') await time.advance(9)
          else if (kind === 'remove') all.calls.remove(id)
          else if (kind === 'notice') all.notices.set(id, { id, level: 'info', text: kind, at: time.now() })
          else all.calls.set(id, { ...rest, id, accountId: 'x', state: kind })
        }
        await time.advance(16)
        for (const patch of patches(view)) {
          expect(patch.from).toBe(mirror.revision)
          for (const section of ['calls', 'notices'] as const) {
            Object.assign(mirror.state[section], patch.set[section])
            for (const id of patch.removed[section] ?? []) Reflect.deleteProperty(mirror.state[section], id)
          }
          mirror.revision = patch.revision
        }
        expect(mirror).toEqual(own.snapshotFor(view))
      })
    )
  })
})
