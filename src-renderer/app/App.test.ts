import { render, screen, waitFor } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import type { Result } from '../../src-preload/contract/error.ts'
import type { Output } from '../../src-preload/contract/ipc.ts'
import type { Sections } from '../../src-preload/contract/snapshot.ts'
import { Mirror, mirror } from '../state/mirror.svelte.ts'
import { notices } from '../state/notices.svelte.ts'
import { emptyState } from '../../src-preload/contract/empty-state.ts'
import { installBridge, ok, type FakeBridge } from '../testing/fake-bridge.ts'
import { aCall, aForm, anAccount, aQueue, aTalk } from '../testing/samples.ts'
import App from './App.svelte'

const signInAnswers = {
  'account.vendors': () => ok([{ vendor: 'vendor-one', vendorName: 'Vendor One' }]),
  'account.form': () => ok(aForm)
}

let bridge: FakeBridge
let revision = 0

beforeEach(() => {
  notices.clear()
  vi.restoreAllMocks()
})

function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined
  const promise = new Promise<T>((done) => (resolve = done))
  return { promise, resolve }
}

async function open(state: Partial<Sections>): Promise<void> {
  bridge = installBridge(signInAnswers)
  // The mirror is one for all tests of this file: each begins after the last.
  bridge.revision = revision += 100
  bridge.state = { ...emptyState, ...state }
  render(App)
  await waitFor(() => expect(mirror.revision).toBe(revision))
  await waitFor(() => expect(document.querySelector('[data-guarded]')).toBeNull(), { timeout: 5_000 })
}

const accounts = { a1: anAccount() }

test('without an account it welcomes with the sign-in form and says that there is none', async () => {
  await open({})
  expect(screen.getByRole('heading', { name: 'Welcome to Ringside' })).toBeTruthy()
  const address = await screen.findByLabelText('Address')
  await waitFor(() => expect(document.activeElement).toBe(address))
  expect(screen.getByText('No account')).toBeTruthy()
  expect(screen.queryByText('Demo telephone system')).toBeNull()
})

test('until the first snapshot says which page it is, there is a shell without a word of any page', async () => {
  const { promise: asked, resolve: answer } = deferred<Result<Output<'state.snapshot'>>>()
  bridge = installBridge({ 'state.snapshot': () => asked, ...signInAnswers })
  const fresh = new Mirror()
  vi.spyOn(mirror, 'connect').mockImplementation((to) => fresh.connect(to))
  vi.spyOn(mirror, 'loaded', 'get').mockImplementation(() => fresh.loaded)
  vi.spyOn(mirror, 'accounts', 'get').mockImplementation(() => fresh.accounts)
  const { container } = render(App)
  expect(container.textContent.trim()).toBe('Loading…')
  expect(screen.queryByRole('combobox')).toBeNull()
  answer(ok({ revision: 1, state: emptyState }))
  expect(await screen.findByRole('heading', { name: 'Welcome to Ringside' })).toBeTruthy()
})

test('the Demo bar is there for a demo account and drives the demo', async () => {
  await open({ accounts: { a1: anAccount({ isDemo: true }) } })
  await userEvent.click(screen.getByRole('button', { name: 'Try it' }))
  await userEvent.click(screen.getByRole('button', { name: 'Ring me' }))
  await userEvent.click(screen.getByRole('button', { name: 'Simulate a bad connection' }))
  await userEvent.click(screen.getByRole('button', { name: 'Simulate a bad connection' }))
  expect(bridge.inputsOf('demo.run')).toEqual([
    { action: 'ringMe' },
    { action: 'injectFaults' },
    { action: 'clearFaults' }
  ])
  await userEvent.keyboard('{Escape}')
  expect(screen.queryByRole('button', { name: 'Ring me' })).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Connect your own' }))
  expect(screen.getByRole('heading', { name: 'Add an account' })).toBeTruthy()
})

test('Ctrl+comma opens the settings, Esc leaves them, Ctrl+K goes to the field', async () => {
  await open({ accounts })
  await userEvent.keyboard('{Control>},{/Control}')
  expect(screen.getByRole('heading', { name: 'Settings' })).toBeTruthy()
  await userEvent.click(await screen.findByRole('switch', { name: 'Popup for incoming calls' }))
  expect(bridge.inputsOf('settings.change')).toEqual([{ popupEnabled: false }])
  await userEvent.keyboard('{Escape}')
  expect(screen.queryByRole('heading', { name: 'Settings' })).toBeNull()
  screen.getByRole('button', { name: 'Settings' }).focus()
  await userEvent.keyboard('{Control>}k{/Control}')
  expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Search or dial' }))
})

test('F1 shows the keys, and again hides them', async () => {
  await open({ accounts })
  await userEvent.keyboard('{F1}')
  expect(await screen.findByRole('dialog', { name: 'Keys' })).toBeTruthy()
  await userEvent.keyboard('{F1}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

test('Esc closes the transfer panel before anything else and typing survives until then', async () => {
  await open({ accounts, calls: { 'a1:c1': aTalk() } })
  await userEvent.keyboard('{Control>}{Shift>}X{/Shift}{/Control}')
  expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Transfer to' }))
  await userEvent.keyboard('{Escape}')
  expect(screen.queryByRole('combobox', { name: 'Transfer to' })).toBeNull()
})

test('the keys of a call press its buttons and respect what is blocked', async () => {
  await open({ accounts, calls: { 'a1:c1': aTalk({ allowed: ['hangUp'] }) } })
  await userEvent.keyboard('{Control>}{Shift>}H{/Shift}{/Control}')
  expect(bridge.inputsOf('call.act')).toEqual([])
  await userEvent.keyboard('{Control>}{Shift>}E{/Shift}{/Control}')
  expect(bridge.inputsOf('call.act')).toEqual([{ callId: 'a1:c1', action: 'hangUp' }])
})

test('a number from outside shows its exact digits and dials only when confirmed', async () => {
  const number = { digits: '*21*0171#', kind: 'code', display: '*21*0171#' } as const
  await open({ accounts, dialRequests: { r1: { id: 'r1', source: 'link', number } } })
  expect(screen.getByText('*21*0171#')).toBeTruthy()
  expect(screen.getByText('A link wants to call')).toBeTruthy()
  expect(screen.getByText(/This is a feature code/)).toBeTruthy()
  expect(bridge.inputsOf('dialRequest.confirm')).toEqual([])
  await userEvent.click(screen.getByRole('button', { name: 'Call' }))
  expect(bridge.inputsOf('dialRequest.confirm')).toEqual([{ id: 'r1', accountId: 'a1', deviceId: 'd1' }])
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }))
  expect(bridge.inputsOf('dialRequest.dismiss')).toEqual([{ id: 'r1' }])
})

test('a refused sign-in offers to sign in again and keeps the calls, dimmed', async () => {
  const refused = anAccount({ connection: 'signInAgain', staleSince: Date.now() })
  await open({ accounts: { a1: refused }, calls: { 'a1:c1': aTalk() } })
  expect(screen.getByRole('listitem', { name: 'Call with Anna Schmidt' })).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }))
  expect(await screen.findByLabelText('User name')).toBeTruthy()
})

test('keys belong to the large call: talking before held, although the held one is older', async () => {
  const held = aTalk({ id: 'a1:c0', state: 'held', heldBy: 'us', allowed: ['resume', 'hangUp'] })
  await open({ accounts, calls: { 'a1:c0': held, 'a1:c1': aTalk({ startedAt: 5_000 }) } })
  await userEvent.keyboard('{Control>}{Shift>}H{/Shift}{/Control}')
  await userEvent.keyboard('{Control>}{Shift>}E{/Shift}{/Control}')
  const callId = 'a1:c1'
  expect(bridge.inputsOf('call.act')).toEqual([
    { callId, action: 'hold' },
    { callId, action: 'hangUp' }
  ])
})

test('the answer key takes the ringing call although another was made large, and 600 ms after it came', async () => {
  await open({ accounts, calls: { 'a1:c1': aTalk() } })
  bridge.patch({ calls: { 'a1:c2': aCall({ id: 'a1:c2', startedAt: 9_000 }) } })
  await userEvent.keyboard('{Control>}{Shift>}A{/Shift}{/Control}')
  expect(bridge.inputsOf('call.act')).toEqual([])
  await waitFor(() => expect(document.querySelector('[data-guarded]')).toBeNull(), { timeout: 5_000 })
  await userEvent.keyboard('{Control>}2{/Control}')
  expect(screen.getByRole('button', { name: 'Hold' })).toBeTruthy()
  await userEvent.keyboard('{Control>}{Shift>}A{/Shift}{/Control}')
  expect(bridge.inputsOf('call.act')).toEqual([{ callId: 'a1:c2', action: 'answer' }])
})

test('all groups can be left at once', async () => {
  const queues = {
    'a1:q1': aQueue({ signedIn: true }),
    'a1:q2': aQueue({ id: 'a1:q2', name: 'Sales', signedIn: true }),
    'a1:q3': aQueue({ id: 'a1:q3', name: 'Night' })
  }
  await open({ accounts, queues })
  await userEvent.click(screen.getByRole('button', { name: 'Log out of all' }))
  expect(bridge.inputsOf('queue.setSignedIn')).toEqual([
    { queueId: 'a1:q1', signedIn: false },
    { queueId: 'a1:q2', signedIn: false }
  ])
})

test('notices can be dismissed', async () => {
  await open({ accounts, notices: { n1: { id: 'n1', level: 'warning', text: 'Two calls rang.', at: 1 } } })
  expect(screen.getByText('Two calls rang.')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Dismiss' }))
  expect(bridge.inputsOf('notice.dismiss')).toEqual([{ id: 'n1' }])
})
