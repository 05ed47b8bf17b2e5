import { describe, expect, it, vi } from 'vitest'
import { ManualClock } from '../util/clock.ts'
import { CLOSE_LINKS_MS, shutDown } from './shut-down.ts'
import type { ShutDownSteps } from './shut-down.ts'

function steps(change: Partial<ShutDownSteps> = {}) {
  const done: string[] = []
  const all: ShutDownSteps = {
    lastCommands: () => Promise.resolve(void done.push('last')),
    stopCommands: () => void done.push('commands'),
    closeLinks: () => Promise.resolve(void done.push('links')),
    flushLogs: () => Promise.resolve(void done.push('logs')),
    problem: vi.fn(),
    ...change
  }
  return { done, all }
}

describe('shutting down', () => {
  it('sends what is sent last, stops commands, closes links and flushes logs, in this order', async () => {
    const { done, all } = steps()
    await shutDown(all, new ManualClock())
    expect(done).toEqual(['last', 'commands', 'links', 'logs'])
    expect(all.problem).not.toHaveBeenCalled()
  })

  it('waits two seconds at most for the links', async () => {
    const { done, all } = steps({ closeLinks: () => new Promise(() => undefined) })
    const clock = new ManualClock()
    const ended = shutDown(all, clock)
    await clock.advance(0)
    await clock.advance(CLOSE_LINKS_MS - 1)
    expect(done).toEqual(['last', 'commands'])
    await clock.advance(1)
    await ended
    expect(done).toEqual(['last', 'commands', 'logs'])
    expect(all.problem).toHaveBeenCalledOnce()
  })

  it('goes on when a step fails, and leaves no timer', async () => {
    const clock = new ManualClock()
    const { done, all } = steps({
      lastCommands: () => Promise.reject(new Error('broken')),
      stopCommands: () => {
        throw new Error('broken')
      },
      closeLinks: () => Promise.reject(new Error('broken'))
    })
    await shutDown(all, clock)
    expect(done).toEqual(['logs'])
    expect(all.problem).toHaveBeenCalledTimes(3)
    expect(clock.sleeping).toBe(0)
  })
})
