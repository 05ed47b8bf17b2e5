import { render, screen } from '@testing-library/svelte'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { emptyState } from '../../../src-preload/contract/empty-state.ts'
import type { CallerFacts as Facts } from '../../../src-preload/contract/caller-facts.ts'
import { mirror } from '../../state/mirror.svelte.ts'
import { installBridge, type FakeBridge } from '../../testing/fake-bridge.ts'
import { aCall, anAccount } from '../../testing/samples.ts'
import CallerFacts from './CallerFacts.svelte'
import { spokenText } from './caller-facts.ts'

const call = aCall({ remote: { kind: 'external', number: '+4930123456', withheld: false } })
const account = anAccount({ capabilities: ['history'] })
let bridge: FakeBridge
let revision = 0
let end: () => void

beforeEach(async () => {
  vi.useFakeTimers()
  vi.setSystemTime(new Date(2026, 0, 7, 12))
  bridge = installBridge()
  bridge.state = { ...emptyState, calls: { [call.id]: call } }
  bridge.revision = revision += 100
  end = mirror.connect(bridge)
  await vi.advanceTimersByTimeAsync(0)
})
afterEach(() => {
  end()
  vi.useRealTimers()
})

const learn = async (facts: Omit<Facts, 'callId'>): Promise<void> => {
  bridge.patch({ callerFacts: { [call.id]: { callId: call.id, ...facts } } })
  await vi.advanceTimersByTimeAsync(0)
}

test('keeps a line for what the history will say, and then says it', async () => {
  const { container } = render(CallerFacts, { call, account })
  const line = container.querySelector('.line')
  expect(line).not.toBeNull()
  expect(line?.textContent.trim()).toBe('')
  await learn({ calls: 5, callsThisWeek: 2, lastAt: new Date(2026, 0, 7, 9, 30).getTime() })
  expect(container.querySelector('.line')).toBe(line)
  expect(line?.textContent.replaceAll('\u00a0', ' ')).toMatch(/^3rd call this week · Spoke 5 times, last .*9:30/)
})

test('shows the last note, whole as a hint', async () => {
  render(CallerFacts, { call, account: anAccount() })
  expect(screen.queryByRole('group')).toBeNull()
  await learn({ lastNote: 'wants an offer' })
  expect(screen.getByTitle('wants an offer').textContent.replace(/\s+/g, ' ').trim()).toBe('Note: wants an offer')
})

test('keeps no line where the system has no history or the caller no number', () => {
  render(CallerFacts, { call, account: anAccount() })
  render(CallerFacts, { call: aCall({ remote: { kind: 'external', withheld: true } }), account })
  expect(screen.queryByRole('group')).toBeNull()
})

test.each<[Omit<Facts, 'callId'>, RegExp]>([
  [{}, /^$/],
  [{ calls: 0, callsThisWeek: 0 }, /^Not spoken before$/],
  [{ calls: 0, callsThisWeek: 1 }, /^2nd call this week, Not spoken before$/],
  [{ calls: 1, callsThisWeek: 0, lastAt: 1 }, /^Spoke once, /],
  [{ calls: 9, callsThisWeek: 20, lastAt: 1 }, /^21st call this week, Spoke 9 times, last /],
  [{ calls: 9, callsThisWeek: 10, lastAt: 1 }, /^11th call this week/]
])('says of %o in words', (facts, words) => {
  expect(spokenText({ callId: 'c', ...facts }).join(', ')).toMatch(words)
})
