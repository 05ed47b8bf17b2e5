import { render, screen, waitFor, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import type { Note } from '../../../src-preload/contract/note.ts'
import { emptyState } from '../../../src-preload/contract/empty-state.ts'
import { closeLast } from '../../state/escape.ts'
import { mirror } from '../../state/mirror.svelte.ts'
import { failed, installBridge, ok, type FakeBridge } from '../../testing/fake-bridge.ts'
import { anAccount } from '../../testing/samples.ts'
import CallNote from './CallNote.svelte'
import NotesList from './NotesList.svelte'

const aNote = (id: string, name: string, text: string): Note => ({
  id,
  accountId: 'a1',
  at: 1_000,
  direction: 'incoming',
  remote: { kind: 'external', name, number: '+493023125123', displayNumber: '030 23125123', withheld: false },
  text,
  changedAt: 2_000
})

let bridge: FakeBridge
let revision = 0
let kept: Note[]

beforeEach(async () => {
  kept = [aNote('n1', 'Frida Jönsson', 'wants invoice 4711'), aNote('n2', 'مريم', 'رسالة')]
  bridge = installBridge({
    'note.find': ({ query }) => ok(kept.filter(({ text }) => text.includes(query))),
    'note.change': ({ noteId, text }) => {
      kept = text === '' ? kept.filter(({ id }) => id !== noteId) : kept
      return ok(undefined)
    },
    'note.about': () => ok(kept[0] ?? null)
  })
  bridge.revision = revision += 100
  bridge.state = { ...emptyState, accounts: { a1: anAccount() } }
  mirror.connect(bridge)
  await waitFor(() => expect(mirror.revision).toBe(revision))
})

const rows = (): Promise<HTMLElement[]> => screen.findAllByRole('listitem')
const head = (name: RegExp): HTMLElement => screen.getByRole('button', { name })

test('all notes are listed, and found while a word is typed', async () => {
  render(NotesList)
  expect(await rows()).toHaveLength(2)
  await userEvent.type(screen.getByRole('searchbox', { name: 'Search in notes' }), '4711')
  await waitFor(async () => expect(await rows()).toHaveLength(1))
  expect(head(/^Note about Frida Jönsson, /).textContent).toContain('wants invoice 4711')
  await userEvent.type(screen.getByRole('searchbox'), 'x')
  expect(await screen.findByText('No note matches.')).toBeTruthy()
})

test('without any it says where they come from, and a failure says what it is', async () => {
  kept = []
  const { unmount } = render(NotesList)
  expect(await screen.findByText(/^No notes yet/)).toBeTruthy()
  unmount()
  installBridge({ 'note.find': () => failed('Not now.') })
  render(NotesList)
  expect((await screen.findByRole('alert')).textContent).toBe('Not now.')
})

test('a note is opened to be read and written, and Esc closes it where it was opened', async () => {
  render(NotesList)
  await rows()
  await userEvent.click(head(/Frida/))
  const field = screen.getByRole('textbox', { name: 'Note about Frida Jönsson' })
  await waitFor(() => expect(document.activeElement).toBe(field))
  await userEvent.type(field, ' today')
  await userEvent.keyboard('{Escape}')
  expect(bridge.inputsOf('note.change').at(-1)).toEqual({ noteId: 'n1', text: 'wants invoice 4711 today' })
  await waitFor(() => expect(head(/Frida/).getAttribute('aria-expanded')).toBe('false'))
  expect(document.activeElement).toBe(head(/Frida/))
  expect(closeLast()).toBe(false)
})

test('deleting asks first, and the keyboard goes on with the next note', async () => {
  render(NotesList)
  await rows()
  await userEvent.click(head(/Frida/))
  await userEvent.click(screen.getByRole('button', { name: 'Delete' }))
  const dialog = await screen.findByRole('alertdialog', { name: 'Delete the note about Frida Jönsson?' })
  await userEvent.click(within(dialog).getByRole('button', { name: 'Delete' }))
  await waitFor(async () => expect(await rows()).toHaveLength(1))
  expect(bridge.inputsOf('note.change')).toEqual([{ noteId: 'n1', text: '' }])
  await waitFor(() => expect(document.activeElement).toBe(head(/مريم/)))
})

test('the note of a call in the history is read once and written there', async () => {
  render(CallNote, {
    accountId: 'a1',
    number: '+493023125123',
    at: 5,
    name: 'Frida',
    known: 'Frida',
    direction: 'incoming'
  })
  const field = await screen.findByRole('textbox', { name: 'Note about Frida' })
  expect((field as HTMLTextAreaElement).value).toBe('wants invoice 4711')
  await userEvent.clear(field)
  await userEvent.type(field, 'x')
  await userEvent.tab()
  const call = { accountId: 'a1', number: '+493023125123', at: 5, direction: 'incoming' }
  expect(bridge.inputsOf('note.about')).toEqual([call])
  expect(bridge.inputsOf('note.writeAbout').at(-1)).toEqual({ call, name: 'Frida', text: 'x' })
  expect((field as HTMLTextAreaElement).value).toBe('x')
})
