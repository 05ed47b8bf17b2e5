import { render, screen, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { tick } from 'svelte'
import { beforeEach, expect, test } from 'vitest'
import type { Account } from '../../../src-preload/contract/account.ts'
import type { Call } from '../../../src-preload/contract/call.ts'
import { closeLast } from '../../state/escape.ts'
import { notices } from '../../state/notices.svelte.ts'
import { failed, installBridge, ok, type FakeBridge } from '../../testing/fake-bridge.ts'
import { aContact, aCall, anAccount, aTalk } from '../../testing/samples.ts'
import CallCard from './CallCard.svelte'

let bridge: FakeBridge

beforeEach(() => {
  notices.clear()
  localStorage.clear()
  bridge = installBridge({
    'contacts.search': () => ok([aContact()]),
    'dial.understand': () => ok({ problem: 'No number.' })
  })
})

const show = (call: Call, account: Account = anAccount()): ReturnType<typeof render> =>
  render(CallCard, { call, account, calls: [call] })
const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name })
const isBlocked = (name: string): boolean => button(name).getAttribute('aria-disabled') === 'true'

test('the controls of a talk stand in one order and do what they say', async () => {
  show(aTalk())
  expect(screen.getAllByRole('button').map((element) => element.textContent?.trim())).toEqual([
    'Hold',
    'Mute',
    'Transfer',
    'Keypad',
    'Hang up'
  ])
  await userEvent.click(button('Hold'))
  expect(bridge.inputsOf('call.act')).toEqual([{ callId: 'a1:c1', action: 'hold' }])
  expect(button('Hold').getAttribute('aria-busy')).toBe('true')
})

test('what is not allowed now stays in its place, disabled with a reason', async () => {
  show(aTalk({ allowed: ['hangUp'] }))
  expect(isBlocked('Hold')).toBe(true)
  expect(button('Hold').getAttribute('aria-description')).toBe('Not possible now: On call')
  expect(isBlocked('Hang up')).toBe(false)
  await userEvent.click(button('Hold'))
  expect(bridge.inputsOf('call.act')).toEqual([])
})

test('what the account cannot do at all is not shown', () => {
  show(aTalk(), anAccount({ capabilities: ['hold', 'hangUp'] }))
  expect(screen.queryByRole('button', { name: 'Mute' })).toBeNull()
  expect(screen.queryByRole('button', { name: 'Transfer the call' })).toBeNull()
  expect(button('Hang up')).toBeTruthy()
})

test('a held call offers Resume in the place of Hold', async () => {
  show(aTalk({ state: 'held', heldBy: 'us', allowed: ['resume', 'hangUp'] }))
  expect(screen.getByText('On hold')).toBeTruthy()
  await userEvent.click(button('Resume'))
  expect(bridge.inputsOf('call.act')).toEqual([{ callId: 'a1:c1', action: 'resume' }])
})

test('on a lost connection the card says since when and nothing can be pressed', async () => {
  show(aTalk(), anAccount({ connection: 'stale', staleSince: Date.now() }))
  expect(screen.getByText(/Stale since/)).toBeTruthy()
  for (const name of ['Hold', 'Mute', 'Transfer', 'Keypad', 'Hang up']) expect(isBlocked(name)).toBe(true)
})

test('a double click acts once', async () => {
  show(aCall())
  await userEvent.dblClick(button(/^Answer/))
  expect(bridge.inputsOf('call.act')).toHaveLength(1)
})

test('the answer button is read as words, and its other telephones are blocked with it', () => {
  const account = anAccount({ connection: 'stale' })
  show(aCall({ answerDeviceIds: ['d1', 'd2'] }), account)
  expect(button('Answer on Desk phone')).toBeTruthy()
  expect(isBlocked('Choose another device')).toBe(true)
})

test('a call that can only be picked up at the telephone says so', () => {
  show(aCall({ allowed: ['reject'], answerDeviceIds: [] }))
  expect(button(/^Answer/).getAttribute('title')).toBe('Pick up on your telephone')
})

test('Enter hands the call over to the first result, and Esc belongs to the panel', async () => {
  show(aTalk())
  await userEvent.click(button('Transfer'))
  await userEvent.type(screen.getByRole('combobox', { name: 'Transfer to' }), 'ber')
  await screen.findByRole('option', { name: /Bernd Maier/ })
  await userEvent.keyboard('{Enter}')
  expect(bridge.inputsOf('call.act')).toEqual([{ callId: 'a1:c1', action: 'blindTransfer', number: '214' }])
})

test('a closed panel gives the keyboard back to its button', async () => {
  show(aTalk())
  await userEvent.click(button('Keypad'))
  expect(document.activeElement).toBe(screen.getByRole('group', { name: 'Keypad' }))
  closeLast()
  await tick()
  await tick()
  expect(document.activeElement).toBe(button('Keypad'))
  await userEvent.click(button('Transfer'))
  closeLast()
  await tick()
  await tick()
  expect(document.activeElement).toBe(button('Transfer'))
})

test('a refused command becomes a notice and the control is free again', async () => {
  installBridge({ 'call.act': () => failed('The call has changed.') })
  show(aTalk())
  await userEvent.click(button('Mute'))
  expect(notices.own.map(({ text }) => text)).toEqual(['The call has changed.'])
  expect(isBlocked('Mute')).toBe(false)
})

test('digits go out one by one from the keypad and the keyboard', async () => {
  show(aTalk())
  await userEvent.click(button('Keypad'))
  await userEvent.click(button('5'))
  await userEvent.keyboard('#')
  const sent = bridge.inputsOf('call.act')
  expect(sent).toEqual(['5', '#'].map((digits) => ({ callId: 'a1:c1', action: 'dtmf', digits })))
})

test('a failed call shows why', () => {
  show(aCall({ state: 'failed', failure: 'The number is busy.', allowed: [] }))
  expect(screen.getByText('The number is busy.')).toBeTruthy()
})

test('names and queues from outside are shown as text', () => {
  const evil = '<script>alert(1)</script>'
  show(aTalk({ queue: evil, remote: { kind: 'external', name: evil, company: evil, withheld: false } }))
  expect(document.querySelector('li script')).toBeNull()
  expect(screen.getAllByText(evil).length).toBe(3)
})

test('what was opened belongs to its call and is closed when the place is taken by another', async () => {
  const ring = (id: string, name: string): Call =>
    aCall({ id, remote: { kind: 'external', name, withheld: false }, answerDeviceIds: ['desk', 'mobile'] })
  const { rerender } = show(aTalk())
  await userEvent.click(button('Transfer'))
  expect(screen.getByRole('group', { name: 'Transfer the call' })).toBeTruthy()
  await rerender({ call: aTalk({ id: 'a1:c2' }) })
  expect(screen.queryByRole('group', { name: 'Transfer the call' })).toBeNull()
  await rerender({ call: ring('a1:c3', 'Frida Berg') })
  await userEvent.click(button('Choose another device'))
  expect(screen.getByRole('list', { name: 'Choose another device' })).toBeTruthy()
  await rerender({ call: ring('a1:c4', 'Nils Berg') })
  expect(screen.queryByRole('list', { name: 'Choose another device' })).toBeNull()
})

test('what has to be done at the telephone, and what is not confirmed, is said in words', () => {
  const dialled = aCall({ direction: 'outgoing', state: 'alerting', pickUp: true, allowed: ['hangUp'] })
  const { unmount } = show(dialled)
  expect(screen.getByText('Pick up your telephone')).toBeTruthy()
  unmount()
  show(aTalk({ state: 'held', heldBy: 'us', muted: true, assumed: ['held', 'muted'] }))
  expect(screen.getByText('On hold (not confirmed)')).toBeTruthy()
  expect(screen.getByText('Mute is not confirmed by the telephone system')).toBeTruthy()
})

test('a call for which several people ring says how far each has come', async () => {
  const rung = [
    { name: 'Anna Berg', state: 'failed' },
    { name: 'Björn Åkesson', state: 'ringing' },
    { name: 'Björn Åkesson', state: 'idle' }
  ] as const
  const call = aCall({ direction: 'outgoing', rung: [...rung], allowed: ['hangUp'] })
  const { rerender } = show(call)
  const rows = (): readonly (string | undefined)[] =>
    within(screen.getByRole('list', { name: 'Who is rung' }))
      .getAllByRole('listitem')
      .map((row) => row.textContent?.replace(/\s+/g, ' ').trim())
  expect(rows()).toEqual(['Anna Berg Not reached', 'Björn Åkesson Ringing', 'Björn Åkesson Not ringing'])
  await rerender({ call: { ...call, rung: [{ name: 'Anna Berg', state: 'answered' }] } })
  expect(rows()).toEqual(['Anna Berg Answered'])
  await rerender({ call: aTalk() })
  expect(screen.queryByRole('list', { name: 'Who is rung' })).toBeNull()
})
