import { cleanup, render, screen, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import type { MissedCall } from '../../../src-preload/contract/missed.ts'
import type { Sections } from '../../../src-preload/contract/snapshot.ts'
import { mirror } from '../../state/mirror.svelte.ts'
import { emptyState } from '../../../src-preload/contract/empty-state.ts'
import { failed, installBridge, ok, type FakeBridge } from '../../testing/fake-bridge.ts'
import { fakeObservers, type FakeObserver } from '../../testing/fake-observer.ts'
import { aCall, aMissedCall, anAccount } from '../../testing/samples.ts'
import MissedCard from './MissedCard.svelte'

let bridge: FakeBridge
let revision = 0
let observers: readonly FakeObserver[]

beforeEach(() => void (observers = fakeObservers()))

async function show(calls: readonly MissedCall[], state: Partial<Sections> = {}, onempty = vi.fn()): Promise<void> {
  bridge = installBridge()
  bridge.revision = revision += 100
  const missed = Object.fromEntries(calls.map((call) => [call.id, call]))
  bridge.state = { ...emptyState, accounts: { a1: anAccount() }, missed, ...state }
  mirror.connect(bridge)
  await vi.waitFor(() => expect(mirror.revision).toBe(revision))
  render(MissedCard, { onempty })
}

const many = (count: number): MissedCall[] =>
  Array.from({ length: count }, (_, n) => aMissedCall({ id: `m${n}`, at: 1_000 + n, remote: caller(`Caller ${n}`) }))
const caller = (name: string): MissedCall['remote'] => ({ ...aMissedCall().remote, name })
const rows = (): (string | null)[] =>
  screen.getAllByRole('listitem', { name: /^Missed call from/ }).map((row) => row.getAttribute('aria-label'))
const callBack = (name: string): HTMLElement => screen.getByRole('button', { name: `Call back ${name}` })

test('lists who called, the newest first, with number, queue and time', async () => {
  await show([aMissedCall(), aMissedCall({ id: 'm2', at: Date.now(), queue: 'Support', remote: caller('שרה') })])
  expect(screen.getByRole('heading', { name: 'Missed (2)' })).toBeTruthy()
  expect(rows()[0]).toMatch(/^Missed call from שרה, \d/)
  const first = within(screen.getAllByRole('listitem')[0] ?? document.body)
  expect(first.getByText('שרה').getAttribute('dir')).toBe('auto')
  expect(first.getByText('030 23125123')).toBeTruthy()
  expect(first.getByText('Support')).toBeTruthy()
})

test('says by whom a call was sent on: handed over, or diverted', async () => {
  const diverting = caller('Anna Berg')
  await show([aMissedCall({ diverting, cameBy: 'transfer' }), aMissedCall({ id: 'm2', at: 2_000, diverting })])
  expect(rows()).toHaveLength(2)
  const [newest, oldest] = screen.getAllByRole('listitem', { name: /^Missed call from/ })
  expect(newest?.textContent).toContain('Diverted by Anna Berg')
  expect(oldest?.textContent).toContain('Transferred by Anna Berg')
})

test('one press calls back once, from the account that missed the call', async () => {
  await show([aMissedCall()])
  await userEvent.dblClick(callBack('Frida Jönsson'))
  expect(bridge.inputsOf('call.dial')).toEqual([{ accountId: 'a1', number: '+493023125123', deviceId: 'd1' }])
  expect(callBack('Frida Jönsson').getAttribute('aria-busy')).toBe('true')
  await userEvent.click(callBack('Frida Jönsson'))
  expect(bridge.inputsOf('call.dial')).toHaveLength(1)
  const call = aCall({ direction: 'outgoing', state: 'initiated' })
  bridge.patch({ calls: { [call.id]: call } })
  await vi.waitFor(() => expect(callBack('Frida Jönsson').hasAttribute('aria-busy')).toBe(false))
})

test('who tried at two accounts is one row with both names, called back from the last one, and cleared together', async () => {
  const accounts = { a1: anAccount({ label: 'Alpha' }), b1: anAccount({ id: 'b1', label: 'Beta' }) }
  const calls = [
    aMissedCall(),
    aMissedCall({ id: 'm2', accountId: 'b1', at: 2_000 }),
    aMissedCall({ id: 'm3', at: 500 })
  ]
  const known = calls.map((call) => ({ ...call, caller: '+493023125123' }))
  await show([...known, aMissedCall({ id: 'm4', remote: caller('Nobody') })], { accounts })
  expect(screen.getByRole('heading', { name: 'Missed (4)' })).toBeTruthy()
  expect(screen.getAllByRole('listitem')).toHaveLength(2)
  const row = screen.getByRole('listitem', { name: /^Missed 3 calls from Frida Jönsson, the last / })
  expect(row.textContent).toMatch(/Beta.*Alpha.*3 times/)
  await userEvent.click(screen.getByRole('button', { name: 'Call back Frida Jönsson (Beta)' }))
  expect(bridge.inputsOf('call.dial')).toMatchObject([{ accountId: 'b1' }])
  await userEvent.click(screen.getByRole('button', { name: 'Clear Frida Jönsson (Beta)' }))
  expect(bridge.inputsOf('missed.clear')).toEqual([{ ids: ['m2', 'm1', 'm3'] }])
})

test('Tab and Enter call back as well', async () => {
  await show([aMissedCall()])
  await userEvent.tab()
  await userEvent.tab()
  expect(document.activeElement).toBe(callBack('Frida Jönsson'))
  await userEvent.keyboard('{Enter}')
  expect(bridge.inputsOf('call.dial')).toHaveLength(1)
})

test.each([
  ['there is no connection', anAccount({ connection: 'stale' }), /^Not connected/],
  ['the account cannot dial', anAccount({ capabilities: [] }), 'The account that missed this call cannot dial.'],
  ['its telephone is gone', anAccount({ preferredDeviceId: 'd9' }), /cannot be reached/],
  ['the account is gone', undefined, 'The account that missed this call is not there any more.']
])('says at its place why it cannot call back while %s, and sends nothing', async (_what, account, text) => {
  const other = anAccount({ id: 'b1' })
  await show([aMissedCall()], { accounts: account === undefined ? { b1: other } : { b1: other, a1: account } })
  await userEvent.click(screen.getByRole('button', { name: /^Call back Frida Jönsson/ }))
  const row = within(screen.getByRole('listitem', { name: /^Missed call from/ }))
  expect(row.getByRole('alert').textContent).toMatch(text)
  expect(bridge.inputsOf('call.dial')).toEqual([])
})

test('the reason goes when it no longer holds', async () => {
  await show([aMissedCall()], { accounts: { a1: anAccount({ connection: 'stale' }) } })
  await userEvent.click(callBack('Frida Jönsson'))
  expect(screen.getByRole('alert')).toBeTruthy()
  bridge.patch({ accounts: { a1: anAccount() } })
  await vi.waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
})

test('says what the telephone system answers when it refuses to dial', async () => {
  await show([aMissedCall()])
  vi.spyOn(bridge, 'request').mockImplementation(async () => failed('No line is free.'))
  await userEvent.click(callBack('Frida Jönsson'))
  expect((await screen.findByRole('alert')).textContent).toBe('No line is free.')
  vi.spyOn(bridge, 'request').mockImplementation(async () => ok(undefined) as never) // what dialling answers
  await userEvent.click(callBack('Frida Jönsson'))
  expect(screen.queryByRole('alert')).toBeNull()
})

test('a caller who hid the number is listed without a way to call back', async () => {
  await show([aMissedCall({ remote: { kind: 'external', withheld: true } })])
  expect(rows()[0]).toMatch(/^Missed call from Number withheld/)
  expect(screen.queryByRole('button', { name: /Call back/ })).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Clear Number withheld' }))
  expect(bridge.inputsOf('missed.clear')).toEqual([{ ids: ['m1'] }])
})

test('a long list is folded after five until it is asked for, and is cleared as a whole', async () => {
  await show(many(50))
  expect(rows()).toHaveLength(5)
  await userEvent.click(screen.getByRole('button', { name: '45 more' }))
  expect(rows()).toHaveLength(50)
  expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Missed call from Caller 44/)
  await userEvent.click(screen.getByRole('button', { name: 'Clear all' }))
  const [cleared] = bridge.inputsOf('missed.clear') as { ids: string[] }[] // the contract's own input
  expect(cleared?.ids).toHaveLength(50)
})

test('one more than five is not worth a fold', async () => {
  await show(many(6))
  expect(rows()).toHaveLength(6)
  expect(screen.queryByRole('button', { name: /more$/ })).toBeNull()
})

test('after clearing by keyboard the next row has the focus', async () => {
  await show(many(3))
  screen.getByRole('button', { name: 'Clear Caller 1' }).focus()
  await userEvent.keyboard('{Enter}')
  expect(bridge.inputsOf('missed.clear')).toEqual([{ ids: ['m1'] }])
  bridge.patch({}, { missed: ['m1'] })
  await vi.waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Clear Caller 0'))
})

test('when the last one was cleared, somebody else gets the keyboard', async () => {
  const onempty = vi.fn()
  await show([aMissedCall()], {}, onempty)
  await userEvent.click(screen.getByRole('button', { name: 'Clear all' }))
  expect(onempty).not.toHaveBeenCalled()
  cleanup()
  expect(onempty).toHaveBeenCalledOnce()
})

test('tells which calls are on screen, those that are folded with the line that says how many, and none at the end', async () => {
  await show(many(7))
  const [observer] = observers
  const elements = [...(observer?.watched ?? [])]
  expect(elements).toHaveLength(6)
  const reported = (): unknown => bridge.inputsOf('missed.onScreen').at(-1)
  const [first, second] = elements
  if (observer === undefined || first === undefined || second === undefined) throw new Error('nothing is watched')
  observer.shows(first, 1)
  observer.shows(second, 0.4)
  expect(reported()).toEqual({ ids: ['m6'] })
  observer.shows(elements.at(-1) ?? first, 1)
  expect(reported()).toEqual({ ids: ['m6', 'm1', 'm0'] })
  observer.shows(first, 0.1)
  expect(reported()).toEqual({ ids: ['m1', 'm0'] })
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
  document.dispatchEvent(new Event('visibilitychange'))
  expect(reported()).toEqual({ ids: [] })
})
