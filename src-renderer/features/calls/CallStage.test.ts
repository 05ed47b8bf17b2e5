import { render, screen, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { tick } from 'svelte'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Call } from '../../../src-preload/contract/call.ts'
import { mirror } from '../../state/mirror.svelte.ts'
import { emptyState } from '../../../src-preload/contract/empty-state.ts'
import { installBridge, ok, type FakeBridge } from '../../testing/fake-bridge.ts'
import { aCall, anAccount, aTalk } from '../../testing/samples.ts'
import CallStage from './CallStage.svelte'

let bridge: FakeBridge
let revision = 0
const onempty = vi.fn()
const user = userEvent.setup({ advanceTimers: (ms) => void vi.advanceTimersByTime(ms) })

const both = ['swap', 'addToConference', 'completeTransfer', 'hangUp'] as const
const named = (name: string): Call['remote'] => ({ kind: 'external', name, number: '+491', withheld: false })
const held = aTalk({
  id: 'a1:held',
  state: 'held',
  heldBy: 'us',
  heldAt: 59_000,
  remote: named('Nils'),
  allowed: ['resume', ...both]
})
const talk = aTalk({
  id: 'a1:talk',
  startedAt: 5_000,
  remote: named('Ana'),
  allowed: ['hold', 'mute', 'blindTransfer', ...both]
})
const ringing = aCall({ id: 'a1:ring', startedAt: 9_000, remote: named('Harriet') })

async function show(calls: readonly Call[], capabilities: readonly string[] = []): Promise<void> {
  bridge = installBridge({ 'contacts.search': () => ok([]), 'dial.understand': () => ok({ problem: 'No.' }) })
  bridge.revision = revision += 100
  const able = [...anAccount().capabilities, ...capabilities] as Call['allowed'] as never[] // any capability by name
  const accounts = { a1: anAccount({ capabilities: able }) }
  bridge.state = { ...emptyState, accounts, calls: Object.fromEntries(calls.map((call) => [call.id, call])) }
  onempty.mockClear()
  mirror.connect(bridge)
  render(CallStage, { onempty })
  await free()
  expect(mirror.revision).toBe(revision)
}

/** The 600 ms in which nothing can be pressed pass. */
const free = async (): Promise<void> => void (await vi.advanceTimersByTimeAsync(600))

const row = (name: string): ReturnType<typeof within> =>
  within(screen.getByRole('listitem', { name: `Call with ${name}` }))

beforeEach(() => {
  vi.useFakeTimers({ now: 100_000 - 600 })
  localStorage.clear()
})
afterEach(() => void vi.useRealTimers())

test('one call is large with the one red button, the others are rows with what they can do', async () => {
  await show([held, talk, ringing], ['conference'])
  const items = screen.getAllByRole('listitem', { name: /^Call with/ })
  expect(items.map((item) => item.getAttribute('aria-label'))).toEqual([
    'Call with Harriet',
    'Call with Ana',
    'Call with Nils'
  ])
  expect(items.map((item) => item.hasAttribute('data-large'))).toEqual([true, false, false])
  expect(row('Nils').getByText('held')).toBeTruthy()
  expect(row('Nils').getByRole('timer').textContent).toBe('0:40')
  expect(document.querySelectorAll('.button.danger')).toHaveLength(0)
  await user.click(row('Nils').getByRole('button', { name: 'Swap with Nils' }))
  expect(bridge.inputsOf('call.act')).toEqual([{ callId: 'a1:held', action: 'swap', otherCallId: 'a1:talk' }])
})

test('two calls are joined from the row of the one that waits', async () => {
  await show([held, talk], ['conference'])
  expect(document.querySelectorAll('.button.danger')).toHaveLength(1)
  await user.click(row('Nils').getByRole('button', { name: 'Join with Ana' }))
  expect(bridge.inputsOf('call.act')).toEqual([
    { callId: 'a1:held', action: 'addToConference', otherCallId: 'a1:talk' }
  ])
})

test('what the account cannot has no button', async () => {
  await show([held, talk])
  expect(row('Nils').queryByRole('button', { name: /Join/ })).toBeNull()
})

test('in a consultation the four ways on stand in the large call', async () => {
  const asking = { ...talk, consultsFor: held.id, allowed: [...talk.allowed, 'cancelConsultation' as const] }
  const capabilities = ['conference', 'consultation', 'cancelConsultation', 'attendedTransfer']
  await show([held, asking], capabilities)
  const group = within(screen.getByRole('group', { name: 'Asking Ana' }))
  for (const name of ['Connect them', 'Swap', 'All three', 'Back to Nils']) {
    await user.click(group.getByRole('button', { name }))
    // nothing came of it: the others can be pressed again
    await vi.advanceTimersByTimeAsync(5_000)
  }
  expect(bridge.inputsOf('call.act')).toEqual([
    { callId: 'a1:held', action: 'completeTransfer', otherCallId: 'a1:talk', waitForAnswer: false },
    { callId: 'a1:held', action: 'swap', otherCallId: 'a1:talk' },
    { callId: 'a1:talk', action: 'addToConference', otherCallId: 'a1:held' },
    { callId: 'a1:talk', action: 'cancelConsultation' }
  ])
})

test('who is in a conference is listed and can be removed, and the red button says whom it ends', async () => {
  const participants = ['Ana', 'Nils'].map((name) => ({ id: `p-${name}`, party: named(name) }))
  const allowed = ['hangUp', 'leaveConference', 'removeParticipant'] as const
  const conference = aTalk({ conference: true, participants, remote: named('Conference'), allowed: [...allowed] })
  await show([conference], ['removeParticipant', 'leaveConference'])
  await user.click(screen.getByRole('button', { name: 'Remove Nils from the conference' }))
  await user.click(screen.getByRole('button', { name: 'Leave' }))
  expect(screen.getByRole('button', { name: 'End for all' })).toBeTruthy()
  expect(bridge.inputsOf('call.act')).toEqual([
    { callId: 'a1:c1', action: 'removeParticipant', participantId: 'p-Nils' },
    { callId: 'a1:c1', action: 'leaveConference' }
  ])
})

test('a call with an open panel stays large while another rings, and what was typed stays', async () => {
  await show([talk])
  await user.click(screen.getByRole('button', { name: 'Transfer' }))
  await user.keyboard('bern')
  bridge.patch({ calls: { [ringing.id]: ringing } })
  await tick()
  const field = screen.getByRole('combobox', { name: 'Transfer to' })
  expect(document.activeElement).toBe(field)
  expect((field as HTMLInputElement).value).toBe('bern') // a combobox by its role
  expect(row('Harriet').getByRole('button', { name: 'Answer Harriet' }).dataset['shortcut']).toBe('answer')
})

test('of eleven calls three rows are shown, the others count and can be unfolded', async () => {
  const many = Array.from({ length: 11 }, (_, index) =>
    aTalk({ id: `a1:c${index}`, state: 'held', heldBy: 'us', startedAt: index, remote: named(`Caller ${index}`) })
  )
  await show(many)
  expect(screen.getAllByRole('listitem', { name: /^Call with/ })).toHaveLength(4)
  await user.click(screen.getByRole('button', { name: '7 more' }))
  expect(screen.getAllByRole('listitem', { name: /^Call with/ })).toHaveLength(11)
})

test('the keyboard stays in the stage: at the same place of what came, and in the field after the end', async () => {
  await show([ringing])
  screen.getByRole('button', { name: /^Answer/ }).focus()
  bridge.patch({ calls: { [ringing.id]: { ...talk, id: ringing.id } } })
  await tick()
  await tick()
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Hold' }))
  bridge.patch({ calls: { [ringing.id]: { ...talk, id: ringing.id, state: 'cleared', allowed: [] } } })
  await tick()
  await tick()
  expect(onempty).toHaveBeenCalledOnce()
})

test('what became of a transfer is said, and its caller can be called back and it dismissed', async () => {
  const transfer = { to: named('Björn'), state: 'failed', at: 0 } as const
  await show([{ ...talk, state: 'cleared', allowed: [], transfer }])
  expect(screen.getByText('Björn did not take the call')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Call back Ana' }))
  expect(bridge.inputsOf('call.dial')).toEqual([{ accountId: 'a1', number: '+491', deviceId: 'd1' }])
  expect(bridge.inputsOf('call.dismiss')).toEqual([{ callId: 'a1:talk' }])
})

test('says how many calls there are that it does not show', async () => {
  await show([talk])
  expect(screen.queryByText(/too many/)).toBeNull()
  bridge.patch({ accounts: { a1: anAccount({ callsLeftOut: 37 }) } })
  await tick()
  expect(screen.queryByText('37 more, too many to show')).not.toBeNull()
})

test('more of a call is chosen by keys, and Esc gives the keyboard back', async () => {
  await show([{ ...talk, allowed: [...talk.allowed, 'park', 'move'] }], ['park', 'moveCall'])
  screen.getByRole('button', { name: 'More for this call' }).click()
  await vi.advanceTimersByTimeAsync(50)
  expect(document.activeElement?.textContent).toContain('Park')
  await user.keyboard('{Escape}')
  await vi.advanceTimersByTimeAsync(50)
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'More for this call' }))
  await user.keyboard('{Enter}')
  await vi.advanceTimersByTimeAsync(50)
  await user.keyboard('{ArrowDown}{Enter}')
  expect(bridge.inputsOf('call.act')).toEqual([{ callId: 'a1:talk', action: 'move', deviceId: 'd2' }])
})

test('what is not possible now stays in the menu with its reason, and does nothing', async () => {
  await show([talk], ['park'])
  screen.getByRole('button', { name: 'More for this call' }).click()
  await vi.advanceTimersByTimeAsync(50)
  const item = screen.getByRole('menuitem', { name: /^Park/ })
  expect(item.getAttribute('aria-disabled')).toBe('true')
  await user.click(item)
  expect(bridge.inputsOf('call.act')).toEqual([])
})

test('a recording is said in the large call and in a row', async () => {
  const recording = { mode: 'onDemand', running: true, paused: false, saved: false, since: 87_000 } as const
  await show([
    { ...talk, recording },
    { ...held, recording: { ...recording, paused: true, saved: true, lengthMs: 7_000 } }
  ])
  expect(row('Ana').getByTitle('Recording 0:12, not kept yet')).toBeTruthy()
  expect(row('Nils').getByTitle('Recording paused 0:07, will be kept')).toBeTruthy()
})

test('a call that has just ended can be called back, and never stands in the way of another', async () => {
  await show([talk])
  bridge.patch({
    calls: { [talk.id]: { ...talk, state: 'cleared', allowed: [], connectedAt: 10_000, endedAt: 135_000 } }
  })
  await tick()
  const ended = within(screen.getByRole('listitem', { name: 'Ended call with Ana' }))
  expect(ended.getByRole('status').textContent).toBe('Ended · 2:05')
  bridge.patch({ calls: { [ringing.id]: ringing } })
  await tick()
  expect(screen.getByRole('listitem', { name: 'Call with Harriet' }).hasAttribute('data-large')).toBe(true)
  await free()
  await user.click(ended.getByRole('button', { name: 'Call back Ana' }))
  expect(bridge.inputsOf('call.dial')).toEqual([{ accountId: 'a1', number: '+491', deviceId: 'd1' }])
  expect(bridge.inputsOf('call.dismiss')).toEqual([{ callId: 'a1:talk' }])
})

test('a call that ended before the window came is not shown', async () => {
  await show([{ ...talk, state: 'cleared', allowed: [], endedAt: 99_000 }])
  expect(screen.queryByRole('listitem')).toBeNull()
})

test('a failed call is made again with the telephone it was made with', async () => {
  await show([{ ...talk, direction: 'outgoing', state: 'failed', allowed: [], failure: 'Busy', deviceIds: ['d2'] }])
  await user.click(screen.getByRole('button', { name: 'Call Ana again' }))
  expect(bridge.inputsOf('call.dial')).toEqual([{ accountId: 'a1', number: '+491', deviceId: 'd2' }])
})

test('who is added is called first, and joining stands before handing over', async () => {
  const capabilities = ['conference', 'consultation', 'attendedTransfer']
  await show([{ ...talk, allowed: [...talk.allowed, 'consult'] }], capabilities)
  screen.getByRole('button', { name: 'More for this call' }).click()
  await vi.advanceTimersByTimeAsync(50)
  await user.keyboard('{Enter}')
  await vi.advanceTimersByTimeAsync(50)
  expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Add' }))
})

test('digits typed on the card go into the call without the keypad, and can be hidden', async () => {
  await show([{ ...talk, allowed: [...talk.allowed, 'dtmf'] }])
  screen.getByRole('button', { name: 'Mute' }).focus()
  await user.keyboard('12345678901234567890*7')
  expect(bridge.inputsOf('call.act')).toHaveLength(22)
  const sent = screen.getByRole('status', { name: 'Digits sent' })
  expect(sent.textContent?.trim()).toBe('345678901234567890*7')
  await user.click(screen.getByRole('button', { name: 'Hide digits' }))
  expect(sent.textContent).not.toContain('7')
  expect(sent.textContent).toContain('22 digits, hidden')
})

test('digits typed into a field stay there', async () => {
  await show([{ ...talk, allowed: [...talk.allowed, 'dtmf'] }])
  await user.click(screen.getByRole('button', { name: 'Transfer' }))
  await user.keyboard('201')
  expect(bridge.inputsOf('call.act')).toEqual([])
})
