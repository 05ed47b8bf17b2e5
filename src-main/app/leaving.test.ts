import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { SECOND } from '../util/durations.ts'
import { ManualClock } from '../util/clock.ts'
import { watchLeaving } from './leaving.ts'
import type { LeavingChange } from './leaving.ts'

const monitor = vi.hoisted(() => ({ state: 'active', emitter: undefined as EventEmitter | undefined }))

vi.mock('electron', () => ({
  powerMonitor: {
    on: (event: string, listener: () => void) => monitor.emitter?.on(event, listener),
    off: (event: string, listener: () => void) => monitor.emitter?.off(event, listener),
    getSystemIdleState: () => monitor.state
  }
}))

const at = (platform: NodeJS.Platform): void => void vi.spyOn(process, 'platform', 'get').mockReturnValue(platform)

let clock: ManualClock
let seen: LeavingChange[]
let wanted: boolean

beforeEach(() => {
  monitor.emitter = new EventEmitter()
  monitor.state = 'active'
  clock = new ManualClock()
  seen = []
  wanted = true
})
afterEach(() => vi.restoreAllMocks())

describe('leaving the computer', () => {
  it('is what the system tells of', () => {
    at('win32')
    const end = watchLeaving(
      clock,
      () => wanted,
      (change) => seen.push(change)
    )
    for (const event of ['lock-screen', 'suspend', 'resume', 'unlock-screen']) monitor.emitter?.emit(event)
    expect(seen).toEqual([
      { how: 'locked', left: true },
      { how: 'asleep', left: true },
      { how: 'asleep', left: false },
      { how: 'locked', left: false }
    ])
    end()
    monitor.emitter?.emit('suspend')
    expect([seen.length, clock.sleeping]).toEqual([4, 0])
  })

  it('is asked for where a lock is not told of', async () => {
    at('linux')
    const end = watchLeaving(
      clock,
      () => wanted,
      (change) => seen.push(change)
    )
    for (const state of ['idle', 'locked', 'locked', 'active']) {
      monitor.state = state
      await clock.advance(5 * SECOND)
    }
    expect(seen).toEqual([
      { how: 'locked', left: true },
      { how: 'locked', left: false }
    ])
    end()
    await clock.advance(0)
    expect(clock.sleeping).toBe(0)
  })
  it('is not asked for while nobody wants to know', async () => {
    at('linux')
    const end = watchLeaving(
      clock,
      () => wanted,
      (change) => seen.push(change)
    )
    wanted = false
    monitor.state = 'locked'
    await clock.advance(5 * SECOND)
    expect(seen).toEqual([])
    wanted = true
    await clock.advance(5 * SECOND)
    expect(seen).toEqual([{ how: 'locked', left: true }])
    end()
  })
})
