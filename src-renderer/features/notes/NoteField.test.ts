import { render, screen, waitFor } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { tick } from 'svelte'
import { beforeEach, expect, test } from 'vitest'
import type { Call } from '../../../src-preload/contract/call.ts'
import type { Result } from '../../../src-preload/contract/error.ts'
import { emptyState } from '../../../src-preload/contract/empty-state.ts'
import { pressedKey } from '../../app/keys.ts'
import { mirror } from '../../state/mirror.svelte.ts'
import { failed, installBridge, ok, type FakeBridge } from '../../testing/fake-bridge.ts'
import { anAccount, aTalk } from '../../testing/samples.ts'
import CallCard from '../calls/CallCard.svelte'
import NoteField from './NoteField.svelte'

let bridge: FakeBridge
let revision = 0
let answer: () => Result<undefined>
let count = 0
let call: Call

beforeEach(async () => {
  // a draft outlives the field of its call
  call = aTalk({ id: `a1:talk${++count}` })
  answer = () => ok(undefined)
  bridge = installBridge({ 'note.write': () => answer() })
  bridge.revision = revision += 100
  bridge.state = { ...emptyState, accounts: { a1: anAccount() }, calls: { [call.id]: call } }
  mirror.connect(bridge)
  await waitFor(() => expect(mirror.revision).toBe(revision))
})

const showCard = (parts = {}) => render(CallCard, { call: { ...call, ...parts }, account: anAccount(), calls: [call] })
const field = (): HTMLTextAreaElement => screen.getByRole('textbox', { name: 'Note about Anna Schmidt' })
const written = (): unknown => bridge.inputsOf('note.write').at(-1)

/** What main sends to every window once the note is on the disk. */
function tell(text: string, isKept = true): void {
  bridge.patch({ notes: { [call.id]: { text, changedAt: revision + bridge.revision, isKept } } })
}

test('a note is written from the first key and said to be kept when it is', async () => {
  showCard()
  await userEvent.type(field(), 'w')
  expect(bridge.inputsOf('note.write')).toEqual([{ callId: call.id, text: 'w' }])
  expect(screen.getByText('Saving…')).toBeTruthy()
  await userEvent.type(field(), 'ants invoice{Enter}4711')
  await waitFor(() => expect(written()).toEqual({ callId: call.id, text: 'wants invoice\n4711' }))
  tell('wants invoice\n4711')
  expect(await screen.findByText('Kept on this computer')).toBeTruthy()
})

test('what was typed last is sent when the field is left, and when the window is', async () => {
  showCard()
  await userEvent.type(field(), 'ab')
  await userEvent.tab()
  expect(written()).toEqual({ callId: call.id, text: 'ab' })
  await userEvent.type(field(), 'c')
  window.dispatchEvent(new Event('blur'))
  expect(written()).toEqual({ callId: call.id, text: 'abc' })
})

test('what was typed last goes with the call to another field before main has it, and is written on there', async () => {
  let release = (): void => undefined
  const waiting = new Promise<void>((resolve) => (release = resolve))
  bridge = installBridge({ 'note.write': async () => (await waiting, ok(undefined)) })
  const first = render(NoteField, { callId: call.id, name: 'Anna Schmidt' })
  await userEvent.type(field(), 'calls')
  first.unmount()
  render(NoteField, { callId: call.id, name: 'Anna Schmidt' })
  expect(field().value).toBe('calls')
  await userEvent.type(field(), ' back')
  release()
  await waitFor(() => expect(written()).toEqual({ callId: call.id, text: 'calls back' }))
  tell('calls back')
  expect(field().value).toBe('calls back')
})

test('a note that cannot be saved says so and stays in the field', async () => {
  answer = () => failed('The change could not be saved on this computer.')
  showCard()
  await userEvent.type(field(), 'wants')
  expect((await screen.findByRole('alert')).textContent).toBe('The change could not be saved on this computer.')
  await userEvent.tab()
  tell('w', false)
  await tick()
  expect(field().value).toBe('wants')
  expect(field().getAttribute('aria-invalid')).toBe('true')
})

test('what another window writes is shown, unless somebody types here', async () => {
  showCard()
  tell('from the other window')
  await tick()
  expect(field().value).toBe('from the other window')
  await userEvent.type(field(), '!')
  tell('from the other window still')
  await tick()
  expect(field().value).toBe('from the other window!')
})

test('a note of the demo is kept until the program ends', async () => {
  showCard()
  tell('x', false)
  expect(await screen.findByText('Kept until Ringside ends')).toBeTruthy()
})

test('the key of the note goes to it, and Esc from it to the controls of the call', async () => {
  showCard()
  pressedKey(new KeyboardEvent('keydown', { key: 'N', ctrlKey: true, shiftKey: true }), {
    focusField: () => undefined,
    openSettings: () => undefined,
    goToNth: () => undefined,
    toggleKeys: () => undefined,
    showCall: () => undefined
  })
  expect(document.activeElement).toBe(field())
  await userEvent.keyboard('{Escape}')
  expect(document.activeElement?.textContent?.trim()).toBe('Hold')
})

test('a call that rings or has failed has no note yet', () => {
  const { unmount } = showCard({ state: 'alerting', allowed: ['answer'] })
  expect(screen.queryByRole('textbox')).toBeNull()
  unmount()
  showCard({ state: 'failed' })
  expect(screen.queryByRole('textbox')).toBeNull()
})

test('the last words are sent when the call goes, and the keyboard goes on in its next place', async () => {
  const first = showCard()
  await userEvent.type(field(), 'ab')
  field().setSelectionRange(1, 1)
  first.unmount()
  expect(written()).toEqual({ callId: call.id, text: 'ab' })
  tell('ab')
  render(NoteField, { callId: call.id, name: 'Anna Schmidt' })
  await waitFor(() => expect(document.activeElement).toBe(field()))
  expect([field().value, field().selectionStart]).toEqual(['ab', 1])
})

test('the last words of one call are not those of the next in its place', async () => {
  const { rerender } = render(NoteField, { callId: call.id, name: 'Anna Schmidt' })
  await userEvent.type(field(), 'ab')
  await rerender({ callId: 'a1:c2', name: 'Nils' })
  expect(written()).toEqual({ callId: call.id, text: 'ab' })
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Note about Nils' }).value).toBe('')
})

test('another call does not take the keyboard over', async () => {
  const first = showCard()
  await userEvent.type(field(), 'ab')
  first.unmount()
  render(NoteField, { callId: 'a1:other', name: 'Anna Schmidt' })
  await tick()
  await tick()
  expect(document.activeElement).toBe(document.body)
})

test('how many characters are left is said when they are few', async () => {
  showCard()
  tell('x'.repeat(3_900))
  expect(await screen.findByText('100 characters left')).toBeTruthy()
  expect(field().maxLength).toBe(4_000)
})
