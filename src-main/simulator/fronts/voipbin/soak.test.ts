import { expect, it } from 'vitest'
import { HOUR } from '../../../util/durations.ts'
import { RunningSimulator } from '../../running.ts'
import { VoipbinFront } from './front.ts'

it('an afternoon of the demo leaves no leg ringing, no group call open and nobody waiting for ever', async () => {
  await using running = await RunningSimulator.start({
    scenario: 'demo',
    vendors: ['voipbin'],
    clockAt: Date.UTC(2026, 0, 5, 13)
  })
  const [front] = running.fronts
  if (!(front instanceof VoipbinFront)) throw new Error('another front')
  for (let quarter = 0; quarter < 8; quarter++) await running.clock?.advance(HOUR / 4)
  const { calls, groupcalls, queuecalls } = front.platform
  const old = front.platform.shared.stamps.now - 300_000_000
  expect([...calls.all].length).toBeGreaterThan(100)
  expect([...calls.all].filter(({ isOver, created }) => !isOver && created < old)).toEqual([])
  expect([...groupcalls.all].filter(({ status, created }) => status !== 'hangup' && created < old)).toEqual([])
  expect([...queuecalls.all.values()].some(({ status }) => status === 'done')).toBe(true)
})
