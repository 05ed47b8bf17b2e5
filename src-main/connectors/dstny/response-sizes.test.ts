import type { ConnectorEvent } from '../events.ts'
import { describe, expect, it } from 'vitest'
import { dstnyOperations } from '../../wire-tables/dstny.ts'
import { mostBytesOf } from './response-sizes.ts'
import { MINUTE, SECOND } from '../../util/durations.ts'
import { openDstnyHarness } from './testing/dstny-harness.ts'

describe('the size of an answer', () => {
  it('is 256 kB at most, but for lists, logs and pictures, of which none may have more than 4 MB', () => {
    const ids = Object.keys(dstnyOperations) as (keyof typeof dstnyOperations)[] // its own keys
    const ordinary = ids.filter((id) => mostBytesOf(id) === 256 * 1024)
    expect(ordinary.length).toBeGreaterThan(ids.length * 0.7)
    expect(Math.max(...ids.map(mostBytesOf))).toBe(4 * 1024 * 1024)
    for (const id of ids.filter((one) => dstnyOperations[one].answer === 'image')) {
      expect([id, mostBytesOf(id)]).toEqual([id, 1024 * 1024])
    }
  })

  it('that is too large for calls takes nothing but the calls, and says so', async () => {
    const opened = await openDstnyHarness()
    const { front } = opened
    await using harness = opened.harness
    await harness.advance(SECOND)
    front.faults.oversizedBody(2 * 1024 * 1024, { operation: 'getUserCallState' })
    await harness.outside().dials(harness.me)
    await harness.until(() => harness.recorded.events.some(isAboutCalls))
    const reads = front.requests.length
    await harness.advance(MINUTE)
    expect(harness.recorded.events.find(isAboutCalls)).toMatchObject({
      reason: expect.stringContaining('sent more data than Ringside accepts')
    })
    expect([harness.recorded.state, harness.recorded.statuses.includes('stale')]).toEqual(['live', false])
    expect(front.requests.slice(reads).map(({ operation }) => operation)).not.toContain('getUserCallState')
  })
})

const isAboutCalls = (event: ConnectorEvent): boolean =>
  event.type === 'capabilitiesLost' && event.capabilities.includes('calls')
