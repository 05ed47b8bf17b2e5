import { render, screen, waitFor, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import { emptyState } from '../../../../src-preload/contract/empty-state.ts'
import type { TextMessage } from '../../../../src-preload/contract/services/messages.ts'
import { mirror } from '../../../state/mirror.svelte.ts'
import { failed, installBridge, ok, type FakeBridge } from '../../../testing/fake-bridge.ts'
import { anAccount } from '../../../testing/samples.ts'
import TextMessages from './TextMessages.svelte'

const now = Date.now()
const aText = (id: string, text: string, parts: Partial<TextMessage> = {}): TextMessage => ({
  ...{ id, text, direction: 'incoming', at: now - Number(id) * 60_000 },
  ...{ number: '+493023125123', displayNumber: '030 23125123', name: 'Frida Jönsson' },
  ...parts
})
const FRIDA = [aText('1', 'Fine, see you'), aText('2', 'On my way', { direction: 'outgoing', failed: true })]
const NILS = aText('9', 'Ring me', { number: '+46846500412', displayNumber: '+46 8 465 00412', name: 'Nils Öberg' })

let bridge: FakeBridge
let revision = 0
let messages: TextMessage[]
let failing: boolean

beforeEach(async () => {
  messages = [...FRIDA, NILS]
  failing = false
  bridge = installBridge({
    'message.list': () => (failing ? failed('Try later.') : ok(messages)),
    'message.send': () => ok(undefined)
  })
  bridge.revision = revision += 100
  const account = anAccount({ capabilities: ['textMessages', 'textMessageList'] })
  bridge.state = { ...emptyState, accounts: { a1: account, b: anAccount({ id: 'b', label: 'Other' }) } }
  mirror.connect(bridge)
  await waitFor(() => expect(mirror.revision).toBe(revision))
})

const head = (name: string): Promise<HTMLElement> =>
  screen.findByRole('button', { name: new RegExp(`^Text messages with ${name}, `) })

test('what was written with one number is one conversation, the newest first', async () => {
  render(TextMessages)
  const first = await head('Frida Jönsson')
  expect(first.textContent).toContain('Fine, see you')
  const list = screen.getByRole('list', { name: 'Conversations' })
  expect(within(list).getAllByRole('button')).toHaveLength(2)
  await userEvent.click(first)
  const texts = within(screen.getByRole('list', { name: 'Text messages' })).getAllByRole('listitem')
  expect(texts.map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/You.*Not delivered.*On my way/),
    expect.stringMatching(/Frida Jönsson.*Fine, see you/)
  ])
})

test('messages of one second are in the order they came in', async () => {
  messages = [aText('2', 'Gladly'), aText('1', 'Ten roses', { direction: 'outgoing', at: now - 120_000 })]
  render(TextMessages)
  await userEvent.click(await head('Frida Jönsson'))
  const texts = within(screen.getByRole('list', { name: 'Text messages' })).getAllByRole('listitem')
  expect(texts.map(({ textContent }) => textContent)).toEqual([
    expect.stringContaining('Ten roses'),
    expect.stringContaining('Gladly')
  ])
})

test('only accounts that have a list are asked, for a month and then further back', async () => {
  render(TextMessages)
  await head('Nils Öberg')
  await userEvent.click(screen.getByRole('button', { name: 'Look further back' }))
  await waitFor(() => expect(bridge.inputsOf('message.list')).toHaveLength(2))
  const asked = bridge.inputsOf('message.list') as { accountId: string; from: number }[] // as the contract has them
  expect(asked.map(({ accountId }) => accountId)).toEqual(['a1', 'a1'])
  expect(asked.map(({ from }) => Math.round((now - from) / 86_400_000))).toEqual([30, 60])
})

test('an answer says that it may cost, is sent once, and the list is read again', async () => {
  render(TextMessages)
  await userEvent.click(await head('Frida Jönsson'))
  await userEvent.click(screen.getByRole('button', { name: 'Write…' }))
  expect(await screen.findByText(/\+493023125123.*may cost/)).toBeTruthy()
  await userEvent.type(screen.getByRole('textbox', { name: 'Text message to Frida Jönsson' }), 'At ten')
  expect(bridge.inputsOf('message.send')).toEqual([])
  messages = [aText('0', 'At ten', { direction: 'outgoing' }), ...messages]
  await userEvent.click(screen.getByRole('button', { name: 'Send' }))
  await vi.waitFor(() => expect(bridge.inputsOf('message.list').length).toBeGreaterThan(1))
  expect(bridge.inputsOf('message.send')).toEqual([{ accountId: 'a1', to: '+493023125123', text: 'At ten' }])
  expect((await screen.findAllByText('At ten')).length).toBeGreaterThan(0)
})

test('says that there are none, and why they cannot be read', async () => {
  messages = []
  const { unmount } = render(TextMessages)
  expect(await screen.findByText('No text messages in the last 30 days.')).toBeTruthy()
  unmount()
  failing = true
  render(TextMessages)
  expect((await screen.findByRole('alert')).textContent).toMatch(/Jane Doe.*Try later\./)
  expect(screen.queryByText(/^No text messages/)).toBeNull()
})

test('without a connection nothing is claimed', async () => {
  bridge.patch({ accounts: { a1: anAccount({ capabilities: ['textMessageList'], connection: 'stale' }) } })
  render(TextMessages)
  expect(await screen.findByText('Not connected: text messages are not shown.')).toBeTruthy()
  expect([screen.queryByText(/^No text messages/), bridge.inputsOf('message.list')]).toEqual([null, []])
})

test('an answer that was not sent changes nothing, and the keyboard is where it was', async () => {
  render(TextMessages)
  await userEvent.click(await head('Frida Jönsson'))
  const write = screen.getByRole('button', { name: 'Write…' })
  await userEvent.click(write)
  await userEvent.click(await screen.findByRole('button', { name: 'Cancel' }))
  await waitFor(() => expect(document.activeElement).toBe(write))
  expect(bridge.inputsOf('message.list')).toHaveLength(1)
})

test('a text is shown as text, and a hidden sender cannot be answered', async () => {
  const { number: _number, displayNumber: _display, name: _name, ...hidden } = aText('3', '<b>x</b>')
  messages = [hidden]
  render(TextMessages)
  await userEvent.click(await head('Number withheld'))
  expect(screen.getByText('<b>x</b>')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Write…' })).toBeNull()
})
