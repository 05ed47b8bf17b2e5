import { fireEvent, render, screen } from '@testing-library/svelte'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Sections } from '../../src-preload/contract/snapshot.ts'
import { emptyState } from '../../src-preload/contract/empty-state.ts'
import { installBridge, type FakeBridge } from '../testing/fake-bridge.ts'
import { aCall, anAccount } from '../testing/samples.ts'
import Popup from './Popup.svelte'

let bridge: FakeBridge
let revision = 0

/** Main's cards for these calls. */
const cardsOf = (...callIds: readonly string[]): Sections['popupCards'] =>
  Object.fromEntries(callIds.map((callId) => [callId, { callId, shownBy: 'event' as const }]))

beforeEach(() => {
  vi.useFakeTimers()
  localStorage.clear()
  bridge = installBridge()
  const calls = { 'a1:c1': aCall() }
  bridge.state = { ...emptyState, accounts: { a1: anAccount() }, calls, popupCards: cardsOf('a1:c1') }
  // The mirror is one for all tests of this file: each begins after the last.
  bridge.revision = revision += 100
})
afterEach(() => void vi.useRealTimers())

async function open(): Promise<void> {
  render(Popup)
  await vi.advanceTimersByTimeAsync(0)
}

const answers = (): readonly unknown[] => bridge.inputsOf('call.act')
const answerButton = (): HTMLElement => screen.getByRole('button', { name: /^Answer/ })

test('a click in the first 600 ms answers nothing, a later one answers', async () => {
  await open()
  await vi.advanceTimersByTimeAsync(599)
  await fireEvent.click(answerButton())
  expect(answers()).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  await fireEvent.click(answerButton())
  expect(answers()).toEqual([{ callId: 'a1:c1', action: 'answer' }])
})

test('a press that began within the 600 ms does not count when it ends later', async () => {
  await open()
  await vi.advanceTimersByTimeAsync(590)
  await fireEvent.pointerDown(answerButton())
  await vi.advanceTimersByTimeAsync(50)
  await fireEvent.click(answerButton(), { detail: 1 })
  expect(answers()).toEqual([])
})

test('keys are ignored in the first 600 ms as well', async () => {
  await open()
  const early = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true })
  answerButton().dispatchEvent(early)
  expect(early.defaultPrevented).toBe(true)
  await fireEvent.keyDown(answerButton(), { key: 'Escape' })
  expect(bridge.inputsOf('popup.dismiss')).toEqual([])
  await vi.advanceTimersByTimeAsync(600)
  await fireEvent.keyDown(answerButton(), { key: 'Escape' })
  expect(bridge.inputsOf('popup.dismiss')).toEqual([{ callId: 'a1:c1' }])
})

test('draws the cards that main has decided on, and no others', async () => {
  await open()
  expect(screen.getAllByRole('listitem')).toHaveLength(1)
  bridge.patch({ calls: { 'a1:c2': aCall({ id: 'a1:c2', startedAt: 5_000 }) } })
  await vi.advanceTimersByTimeAsync(0)
  expect(screen.getAllByRole('listitem')).toHaveLength(1)
  bridge.patch({ popupCards: cardsOf('a1:c2') }, { popupCards: ['a1:c1'] })
  await vi.advanceTimersByTimeAsync(0)
  expect(screen.getAllByRole('listitem')).toHaveLength(1)
  bridge.patch({}, { popupCards: ['a1:c2'] })
  await vi.advanceTimersByTimeAsync(0)
  expect(screen.queryByRole('listitem')).toBeNull()
})

test('Esc closes the list of devices first, then the card that has the keyboard', async () => {
  bridge.state = {
    ...bridge.state,
    calls: { 'a1:c1': aCall(), 'a1:c2': aCall({ id: 'a1:c2', startedAt: 5_000, answerDeviceIds: ['d1', 'd2'] }) },
    popupCards: cardsOf('a1:c1', 'a1:c2')
  }
  await open()
  await vi.advanceTimersByTimeAsync(600)
  const choose = screen.getByRole('button', { name: 'Choose another device' })
  await fireEvent.click(choose)
  const mobile = screen.getByRole('button', { name: 'Mobile' })
  mobile.focus()
  await fireEvent.keyDown(mobile, { key: 'Escape' })
  expect(screen.queryByRole('button', { name: 'Mobile' })).toBeNull()
  expect(bridge.inputsOf('popup.dismiss')).toEqual([])
  expect(document.activeElement).toBe(choose)
  await fireEvent.keyDown(choose, { key: 'Escape' })
  expect(bridge.inputsOf('popup.dismiss')).toEqual([{ callId: 'a1:c2' }])
})

test('Esc without the keyboard in a card closes the oldest, and none that is guarded', async () => {
  const calls = { 'a1:c1': aCall(), 'a1:c2': aCall({ id: 'a1:c2', startedAt: 5_000 }) }
  bridge.state = { ...bridge.state, calls, popupCards: cardsOf('a1:c1', 'a1:c2') }
  await open()
  await fireEvent.keyDown(document.body, { key: 'Escape' })
  expect(bridge.inputsOf('popup.dismiss')).toEqual([])
  await vi.advanceTimersByTimeAsync(600)
  await fireEvent.keyDown(document.body, { key: 'Escape' })
  expect(bridge.inputsOf('popup.dismiss')).toEqual([{ callId: 'a1:c1' }])
})

test('after the hotkey the keyboard is in the Answer button of that card, also when the card comes later', async () => {
  bridge.state = { ...bridge.state, popupCards: {} }
  await open()
  bridge.push('popup.focus', { callId: 'a1:c1' })
  await vi.advanceTimersByTimeAsync(0)
  bridge.patch({ popupCards: { 'a1:c1': { callId: 'a1:c1', shownBy: 'hotkey' } } })
  await vi.advanceTimersByTimeAsync(0)
  expect(document.activeElement).toBe(answerButton())
  answerButton().blur()
  bridge.push('popup.focus', { callId: 'a1:c1' })
  await vi.advanceTimersByTimeAsync(0)
  expect(document.activeElement).toBe(answerButton())
})

test('a second call comes above the first, is guarded itself and leaves the first as it was', async () => {
  await open()
  await vi.advanceTimersByTimeAsync(600)
  const first = answerButton()
  const second = aCall({ id: 'a1:c2', startedAt: 5_000, remote: { kind: 'external', name: 'Bernd', withheld: false } })
  bridge.patch({ calls: { 'a1:c2': second }, popupCards: cardsOf('a1:c2') })
  await vi.advanceTimersByTimeAsync(0)
  const cards = screen.getAllByRole('listitem')
  expect(cards.map((card) => card.getAttribute('aria-label'))).toEqual(['Call from Bernd', 'Call from Anna Schmidt'])
  expect(screen.getAllByRole('button', { name: /^Answer/ }).at(-1)).toBe(first)
  await fireEvent.click(screen.getAllByRole('button', { name: /^Answer/ })[0] ?? first)
  await fireEvent.click(first)
  expect(answers()).toEqual([{ callId: 'a1:c1', action: 'answer' }])
})

test('a card that falls under the pointer because another one left is guarded again', async () => {
  bridge.state = {
    ...bridge.state,
    calls: { 'a1:c1': aCall(), 'a1:c2': aCall({ id: 'a1:c2', startedAt: 5_000 }) },
    popupCards: cardsOf('a1:c1', 'a1:c2')
  }
  await open()
  await vi.advanceTimersByTimeAsync(600)
  // the lower card leaves, and the upper one takes its place
  const place = vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect')
  place.mockImplementation(() => new DOMRect(0, screen.getAllByRole('listitem').length === 2 ? 0 : 160, 100, 30))
  bridge.patch({}, { calls: ['a1:c1'], popupCards: ['a1:c1'] })
  place.mockRestore()
  await vi.advanceTimersByTimeAsync(0)
  await fireEvent.click(answerButton())
  expect(answers()).toEqual([])
})

test('a call that somebody else took says so, then leaves', async () => {
  await open()
  bridge.patch({ calls: { 'a1:c1': aCall({ state: 'cleared', answeredElsewhere: true, allowed: [] }) } })
  await vi.advanceTimersByTimeAsync(0)
  expect(screen.getByRole('status').textContent).toBe('Answered elsewhere')
  await vi.advanceTimersByTimeAsync(3_000)
  expect(bridge.inputsOf('popup.dismiss')).toEqual([{ callId: 'a1:c1' }])
})

test('a call that is answered leaves the popup and the height is reported', async () => {
  await open()
  bridge.patch({ calls: { 'a1:c1': aCall({ state: 'connected' }) } }, { popupCards: ['a1:c1'] })
  await vi.advanceTimersByTimeAsync(0)
  expect(screen.queryByRole('listitem')).toBeNull()
  expect(bridge.inputsOf('popup.resize').at(-1)).toEqual({ height: 0 })
})

test('the telephone that answers is the one main says, and another can be chosen', async () => {
  const call = aCall({ answerDeviceIds: ['d1', 'd2'], answerDeviceId: 'd1' })
  bridge.state = { ...bridge.state, calls: { 'a1:c1': call } }
  await open()
  await vi.advanceTimersByTimeAsync(600)
  expect(answerButton().textContent).toContain('Desk phone')
  await fireEvent.click(screen.getByRole('button', { name: 'Choose another device' }))
  expect(screen.getByRole('button', { name: 'Desk phone' }).getAttribute('aria-pressed')).toBe('true')
  await fireEvent.click(screen.getByRole('button', { name: 'Mobile' }))
  expect(bridge.inputsOf('call.chooseAnswerDevice')).toEqual([{ callId: 'a1:c1', deviceId: 'd2' }])
  bridge.patch({ calls: { 'a1:c1': { ...call, answerDeviceId: 'd2' } } })
  await vi.advanceTimersByTimeAsync(0)
  expect(answerButton().textContent).toContain('Mobile')
  await fireEvent.click(answerButton())
  expect(answers()).toEqual([{ callId: 'a1:c1', action: 'answer' }])
})

test('hostile text is shown as text', async () => {
  const evil = '<img src=x onerror=alert(1)>'
  bridge.state = {
    ...bridge.state,
    calls: { 'a1:c1': aCall({ remote: { kind: 'external', name: evil, company: evil, withheld: false }, queue: evil }) }
  }
  await open()
  expect(document.querySelector('img')).toBeNull()
  expect(screen.getAllByText(evil).length).toBeGreaterThanOrEqual(3)
})
