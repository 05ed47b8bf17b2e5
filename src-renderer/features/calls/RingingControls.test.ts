import { fireEvent, render, screen } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Account } from '../../../src-preload/contract/account.ts'
import type { Call } from '../../../src-preload/contract/call.ts'
import { emptyState } from '../../../src-preload/contract/empty-state.ts'
import { defaultSettings, mirror } from '../../state/mirror.svelte.ts'
import { failed, installBridge, ok, type FakeBridge } from '../../testing/fake-bridge.ts'
import { aCall, aContact, anAccount } from '../../testing/samples.ts'
import RingingControls from './RingingControls.svelte'

const remote: Call['remote'] = {
  kind: 'external',
  name: 'Anna',
  number: '+49301234',
  displayNumber: '030 1234',
  withheld: false
}
const account = anAccount({
  capabilities: ['blindTransfer', 'transferToVoicemail', 'textMessages', 'hangUp', 'answer'],
  callerLines: [{ id: 'l', kind: 'officeFixed', secondary: false, number: '+4930200', active: true }]
})
const call = aCall({ remote, allowed: ['answer', 'reject', 'blindTransfer'] })
let revision = 0
let end = (): void => undefined

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  end()
  vi.useRealTimers()
})

async function open(
  parts: { call?: Call; account?: Account; inPopup?: boolean } = {},
  answers: Parameters<typeof installBridge>[0] = {}
): Promise<FakeBridge> {
  const bridge = installBridge(answers)
  const settings = { app: { ...defaultSettings, textTemplates: ['I will call you back.', 'In a meeting.'] } }
  bridge.state = { ...emptyState, settings }
  bridge.revision = revision += 100
  end = mirror.connect(bridge)
  await vi.advanceTimersByTimeAsync(0)
  render(RingingControls, { call, account, ...parts })
  return bridge
}

const press = async (name: string | RegExp): Promise<void> => {
  await fireEvent.click(screen.getByRole('button', { name }))
  await vi.advanceTimersByTimeAsync(0)
}
const names = (): readonly (string | undefined)[] =>
  screen.getAllByRole('button').map((button) => button.getAttribute('aria-label') ?? button.textContent?.trim())

test('a call that can only be answered at the telephone has no button for it', async () => {
  await open({ account: { ...account, capabilities: ['hangUp', 'blindTransfer'] } })
  expect(names()).toEqual(['Reject', 'Send on'])
})

describe('what a ringing call offers', () => {
  test.each<[string, Partial<Account>, Partial<Call>, readonly string[]]>([
    ['all', {}, {}, ['To a colleague or number', 'To my voicemail', 'Reply by text message']],
    [
      'no text to a hidden number',
      {},
      { remote: { kind: 'external', withheld: true } },
      ['To a colleague or number', 'To my voicemail']
    ],
    [
      'no text to a colleague',
      {},
      { remote: { ...remote, kind: 'internal' } },
      ['To a colleague or number', 'To my voicemail']
    ],
    [
      'only a text where a ringing call cannot be sent on',
      {},
      { allowed: ['answer', 'reject'] },
      ['Reply by text message']
    ],
    [
      'no voicemail without an own number',
      { callerLines: [] },
      {},
      ['To a colleague or number', 'Reply by text message']
    ]
  ])('%s', async (_what, accountParts, callParts, offered) => {
    await open({ account: { ...account, ...accountParts }, call: { ...call, ...callParts } })
    await press('Send on')
    expect(names().slice(0, offered.length)).toEqual(offered)
    expect(names()[offered.length]).toMatch(/^Answer/)
  })

  test('is no menu where the system can nothing of that', async () => {
    await open({ account: anAccount(), call: aCall() })
    expect(screen.queryByRole('button', { name: 'Send on' })).toBeNull()
  })
})

test('sends the call to the own voicemail, and the keyboard goes back to the menu', async () => {
  const bridge = await open()
  await press('Send on')
  expect(document.activeElement?.textContent).toContain('To a colleague')
  await press('To my voicemail')
  expect(bridge.inputsOf('call.act')).toEqual([
    { callId: 'a1:c1', action: 'blindTransfer', number: '+4930200', kind: 'voicemail' }
  ])
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Send on' }))
})

test('sends the call on to a colleague, by Enter at once and by the pointer after a second press', async () => {
  const bridge = await open({ inPopup: true }, { 'contacts.search': () => ok([aContact()]) })
  await press('Send on')
  expect(bridge.inputsOf('popup.takeKeyboard')).toEqual([])
  await press('To a colleague or number')
  expect(bridge.inputsOf('popup.takeKeyboard')).toHaveLength(1)
  const field = screen.getByRole('combobox', { name: 'Send on to' })
  expect(document.activeElement).toBe(field)
  await fireEvent.input(field, { target: { value: 'bernd' } })
  await vi.advanceTimersByTimeAsync(0)
  await fireEvent.click(screen.getByRole('option'))
  await vi.advanceTimersByTimeAsync(0)
  expect(bridge.inputsOf('call.act')).toEqual([])
  const buttons = screen.getAllByRole('button', { name: 'Send on' })
  await fireEvent.click(buttons[0] ?? field)
  await vi.advanceTimersByTimeAsync(0)
  expect(bridge.inputsOf('call.act')).toEqual([{ callId: 'a1:c1', action: 'blindTransfer', number: '214' }])
})

test('says why a call could not be sent on, and keeps what was chosen', async () => {
  await open({}, { 'call.act': () => failed('The mailbox is full.') })
  await press('Send on')
  await press('To my voicemail')
  expect(screen.getByRole('alert').textContent).toBe('The mailbox is full.')
  expect(screen.getByRole('button', { name: 'To my voicemail' })).toBeTruthy()
})

describe('a reply by text message', () => {
  const write = async (): Promise<void> => {
    await press('Send on')
    await press('Reply by text message')
    await press('In a meeting.')
  }
  const sent = { accountId: 'a1', to: '+49301234', text: 'In a meeting.' }

  test('asks before it is sent, and leaves the call ringing', async () => {
    const bridge = await open()
    await write()
    expect(bridge.inputsOf('message.send')).toEqual([])
    expect(screen.getByText('Goes to 030 1234 as a text message, which may cost.')).toBeTruthy()
    await press('Send')
    expect(bridge.inputsOf('message.send')).toEqual([sent])
    expect(bridge.inputsOf('call.act')).toEqual([])
    expect(screen.getByRole('status').textContent).toBe('Text message sent.')
  })

  test('refuses the call as well where the user wants that', async () => {
    const bridge = await open()
    await write()
    await press('Send and reject')
    expect(bridge.inputsOf('message.send')).toEqual([sent])
    expect(bridge.inputsOf('call.act')).toEqual([{ callId: 'a1:c1', action: 'reject' }])
  })

  test('that fails is told, is not lost and refuses nothing', async () => {
    const bridge = await open({}, { 'message.send': () => failed('No credit.') })
    await write()
    await press('Send and reject')
    expect(screen.getByRole('alert').textContent).toBe('No credit.')
    expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('In a meeting.')
    expect(bridge.inputsOf('call.act')).toEqual([])
  })

  test('cannot be sent empty', async () => {
    const bridge = await open()
    await press('Send on')
    await press('Reply by text message')
    await press('Send')
    expect(bridge.inputsOf('message.send')).toEqual([])
  })
})

test('the popup says itself what failed', async () => {
  await open({ inPopup: true }, { 'call.act': () => failed('Somebody was faster.') })
  await press(/^Answer/)
  expect(screen.getByRole('status').textContent).toBe('Somebody was faster.')
})

test('names the telephone that answers also where there is little room', async () => {
  await open()
  expect(screen.getByRole('button', { name: /^Answer\son Desk phone$/ })).toBeTruthy()
})
