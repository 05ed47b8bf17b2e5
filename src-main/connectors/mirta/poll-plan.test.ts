import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { silentLog } from '../../logging/log.ts'
import { ManualClock } from '../../util/clock.ts'
import { MINUTE, SECOND } from '../../util/durations.ts'
import { CtiError } from '../../util/errors.ts'
import { PollPlan, callsEveryMs } from './poll-plan.ts'
import type { PollState, PolledRow } from './poll-plan.ts'

let clock: ManualClock
let life: AbortController
let state: PollState
let readings: PolledRow[]
let underWay: number
let mostUnderWay: number
let read: (row: PolledRow, signal: AbortSignal) => Promise<void>
let failures: CtiError[]
let plan: PollPlan

beforeEach(() => {
  clock = new ManualClock()
  life = new AbortController()
  state = { isInCall: false, isLampOn: false, isWindowVisible: false, isQueueShown: false }
  readings = []
  failures = []
  underWay = 0
  mostUnderWay = 0
  read = async () => undefined
  plan = new PollPlan({
    clock,
    random: () => 0.5,
    log: silentLog,
    signal: life.signal,
    state: () => state,
    read: async (row, signal) => {
      readings.push(row)
      underWay += 1
      mostUnderWay = Math.max(mostUnderWay, underWay)
      try {
        await read(row, signal)
      } finally {
        underWay -= 1
      }
    },
    fail: (error) => void failures.push(error)
  })
  plan.start()
})
afterEach(() => life.abort(new DOMException('over', 'AbortError')))

/** How often each row is read in a minute, once it is quiet. */
async function perMinute(): Promise<Partial<Record<PolledRow, number>>> {
  await clock.advance(0)
  readings.length = 0
  await clock.advance(MINUTE)
  const counted: Partial<Record<PolledRow, number>> = {}
  for (const row of readings) counted[row] = (counted[row] ?? 0) + 1
  return counted
}

const become = (changes: Partial<PollState>): void => {
  state = { ...state, ...changes }
  plan.changed()
}

describe('in a minute', () => {
  it('little is asked for while nobody looks', async () => {
    expect(await perMinute()).toEqual({ lamps: 12, flows: 1, dnd: 1 })
  })

  it('what is on the screen is asked for while somebody looks', async () => {
    become({ isWindowVisible: true })
    expect(await perMinute()).toEqual({ lamps: 20, queues: 6, flows: 2, dnd: 2, history: 1, voicemail: 1 })
  })

  it('calls are asked for twice as often while there is one, and queues only while they are looked at', async () => {
    become({ isInCall: true, isLampOn: true })
    expect(await perMinute()).toEqual({ lamps: 30, extension: 30, flows: 2, dnd: 2 })
    become({ isQueueShown: true })
    expect((await perMinute()).queues).toBe(6)
  })

  it('the extension is asked for as soon as the own lamp is on', async () => {
    become({ isLampOn: true })
    expect(await perMinute()).toMatchObject({ extension: 12 })
  })

  it('the account says how late calls show', () => {
    expect([callsEveryMs(true), callsEveryMs(false)]).toEqual([3 * SECOND, 5 * SECOND])
  })
})

it('no more than two things are read at once, and one of each', async () => {
  become({ isInCall: true, isLampOn: true, isWindowVisible: true, isQueueShown: true })
  read = (_, signal) => clock.sleep(900, signal)
  await clock.advance(MINUTE)
  expect(mostUnderWay).toBe(2)
})

it('slow answers are asked for less often, and quick ones as before', async () => {
  read = (row, signal) => (row === 'lamps' ? clock.sleep(4 * SECOND, signal) : Promise.resolve())
  await clock.advance(5 * MINUTE)
  expect((await perMinute()).lamps).toBeLessThanOrEqual(2)
  read = async () => undefined
  await clock.advance(5 * MINUTE)
  expect((await perMinute()).lamps).toBe(12)
})

describe('after', () => {
  const since = async (ms: number): Promise<readonly PolledRow[]> => {
    readings.length = 0
    await clock.advance(ms)
    return [...readings]
  }

  it('an action, what it changes is read at once and a moment later', async () => {
    await clock.advance(200)
    plan.acted('dnd')
    expect((await since(0)).toSorted()).toEqual(['dnd', 'extension', 'lamps'])
    expect((await since(1_100)).toSorted()).toEqual(['dnd', 'extension', 'lamps'])
    expect(await since(1_100)).toEqual([])
  })

  it('a call, its row of the history is looked for twice', async () => {
    plan.callEnded()
    const rows = async (ms: number) => (await since(ms)).filter((row) => row === 'history').length
    expect([await rows(2 * SECOND), await rows(2 * SECOND), await rows(9 * SECOND), await rows(4 * SECOND)]).toEqual([
      0, 1, 0, 1
    ])
  })

  it('failures, a row is asked for less often, and the others are not', async () => {
    read = (row) => (row === 'flows' ? Promise.reject(new CtiError('network', { userMessage: '' })) : Promise.resolve())
    await clock.advance(10 * MINUTE)
    expect(await perMinute()).toMatchObject({ lamps: 12, dnd: 1 })
    expect(failures).toEqual([])
  })

  it('three failures of the lamps the link is broken; one that worked in between counts anew', async () => {
    let left = 2
    const error = new CtiError('network', { userMessage: '' })
    read = (row) => (row === 'lamps' && left-- > 0 ? Promise.reject(error) : Promise.resolve())
    await clock.advance(MINUTE)
    expect(failures).toEqual([])
    left = 3
    await clock.advance(MINUTE)
    expect(failures).toEqual([error])
  })

  it('a refused key the link is broken at once', async () => {
    const error = new CtiError('auth', { userMessage: '' })
    read = (row) => (row === 'dnd' ? Promise.reject(error) : Promise.resolve())
    await clock.advance(MINUTE + SECOND)
    expect(failures).toEqual([error])
  })

  it('the server has named a wait nothing is asked for until then', async () => {
    read = () => Promise.reject(new CtiError('rateLimited', { userMessage: '', retryAfterMs: 50 * SECOND }))
    await clock.advance(6 * SECOND)
    read = async () => undefined
    expect((await since(40 * SECOND)).filter((row) => row === 'lamps')).toEqual([])
    expect((await since(20 * SECOND)).length).toBeGreaterThan(0)
  })
})
