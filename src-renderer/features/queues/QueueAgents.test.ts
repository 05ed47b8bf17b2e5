import { render, screen, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { QueueAgent } from '../../../src-preload/contract/services/queues.ts'
import { failed, installBridge, ok } from '../../testing/fake-bridge.ts'
import { anAccount, aQueue } from '../../testing/samples.ts'
import { agentState } from './agent-state.ts'
import QueueRow from './QueueRow.svelte'

const anna: QueueAgent = {
  id: '201',
  name: 'Anna Berg',
  signedIn: true,
  free: true,
  line: 'idle',
  calls: 4,
  talkedMs: 318_000,
  isMe: false
}
const bjorn: QueueAgent = { id: '202', name: 'Björn', signedIn: false, free: false, isMe: false }
const account = anAccount({
  capabilities: ['queueFigures', 'agents', 'agentSignIn', 'agentPause'],
  pauseReasons: ['Lunch', 'Training']
})
const queue = aQueue({ agentsSignedIn: 1, agentsFree: 1 })
const open = (): Promise<void> => userEvent.click(screen.getByRole('button', { name: /^1 of 1 agents free/ }))
const more = (name: string): Promise<void> => userEvent.click(screen.getByRole('button', { name: `More for ${name}` }))
const entries = async (): Promise<string[]> =>
  (await screen.findAllByRole('menuitem')).map((item) => item.getAttribute('aria-label') ?? '')

beforeEach(() => vi.useFakeTimers({ now: 1_000_000, shouldAdvanceTime: true }))
afterEach(() => vi.useRealTimers())

test('who serves a group is listed on request with what each does, and read again', async () => {
  const bridge = installBridge({ 'queue.agents': () => ok({ agents: [bjorn, anna] }) })
  render(QueueRow, { queue, account })
  expect(bridge.inputsOf('queue.agents')).toEqual([])
  await open()
  const list = within(await screen.findByRole('list', { name: 'Agents of Support' }))
  expect(list.getAllByRole('listitem').map((row) => row.textContent?.replace(/\s+/g, ' ').trim())).toEqual([
    'Anna Berg Free Calls 4, talked 5:18',
    'Björn Logged out'
  ])
  await vi.advanceTimersByTimeAsync(10_000)
  expect(bridge.inputsOf('queue.agents')).toHaveLength(2)
  await open()
  await vi.advanceTimersByTimeAsync(20_000)
  expect(bridge.inputsOf('queue.agents')).toHaveLength(2)
})

test('an agent is paused for a reason, and the list is read at once', async () => {
  let agents = [anna]
  const bridge = installBridge({
    'queue.agents': () => ok({ agents }),
    'queue.setAgentPaused': () => {
      agents = [{ ...anna, free: false, paused: { reason: 'Training' } }]
      return ok(undefined)
    }
  })
  render(QueueRow, { queue, account })
  await open()
  await screen.findByText('Anna Berg')
  await more('Anna Berg')
  expect(await entries()).toEqual(['Pause: Lunch', 'Pause: Training', 'Pause', 'Log out'])
  await userEvent.click(screen.getByRole('menuitem', { name: 'Pause: Training' }))
  expect(bridge.inputsOf('queue.setAgentPaused')).toEqual([
    { accountId: 'a1', queueId: queue.id, agentId: '201', paused: true, reason: 'Training' }
  ])
  expect(await screen.findByText('Paused: Training')).toBeTruthy()
  await more('Anna Berg')
  expect(await entries()).toEqual(['End the pause', 'Log out'])
})

test('an agent is logged in and out, and nothing can be done with one of whom nobody says who it is', async () => {
  const nobody: QueueAgent = { name: 'Somebody', signedIn: true, free: false, isMe: false }
  const bridge = installBridge({
    'queue.agents': () => ok({ agents: [bjorn, nobody] }),
    'queue.setAgentSignedIn': () => ok(undefined)
  })
  render(QueueRow, { queue, account })
  await open()
  await screen.findByText('Björn')
  expect(screen.queryByRole('button', { name: 'More for Somebody' })).toBeNull()
  await more('Björn')
  expect(await entries()).toEqual(['Log in'])
  await userEvent.click(screen.getByRole('menuitem', { name: 'Log in' }))
  expect(bridge.inputsOf('queue.setAgentSignedIn')).toEqual([
    { accountId: 'a1', queueId: queue.id, agentId: '202', signedIn: true }
  ])
})

test('a list that cannot be read says why; without the right to see it there is none', async () => {
  installBridge({ 'queue.agents': () => failed('Try later.') })
  const { rerender } = render(QueueRow, { queue, account })
  await open()
  expect(await screen.findByText('Try later.')).toBeTruthy()
  await rerender({ queue, account: anAccount({ capabilities: ['queueFigures'] }) })
  expect(screen.queryByRole('button', { name: /^1 of 1 agents free/ })).toBeNull()
  expect(screen.getByText('1 of 1 agents free')).toBeTruthy()
})

test('its figures are shown with the agents', async () => {
  installBridge({
    'queue.agents': () => ok({ agents: [anna] }),
    'queue.figures': () =>
      ok({
        ...{ queueId: queue.id, name: 'Support', last24h: {}, activities: [] },
        ...{ period: { answered: 17, dropped: 3 }, averageWaitMs: 15_000, serviceLevel: 87 }
      })
  })
  render(QueueRow, { queue, account })
  await open()
  const list = within(await screen.findByRole('list', { name: 'Figures of Support' }))
  expect(list.getAllByRole('listitem').map((row) => row.textContent)).toEqual([
    'Answered 17',
    'Hung up while waiting 3',
    'Average wait 0:15',
    'Service level 87 %'
  ])
})

test('what an agent does is said in one word and one colour', () => {
  const states = [
    { ...anna, signedIn: false },
    { ...anna, paused: {} },
    { ...anna, free: false, line: 'alerting' },
    { ...anna, free: false, line: 'busy' },
    { ...anna, free: false, line: 'unknown' },
    { name: 'A', signedIn: true, free: false, isMe: false, activityName: 'Lunch' },
    { name: 'A', signedIn: true, free: false, isMe: false }
  ] as const
  expect(states.map((agent) => Object.values(agentState(agent)).join(' '))).toEqual([
    'grey Logged out',
    'amber Paused',
    'blue Ringing',
    'red On a call',
    'grey Telephone not connected',
    'amber Lunch',
    'grey Logged in'
  ])
})
