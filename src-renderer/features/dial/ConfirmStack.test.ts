import { render, screen, waitFor } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import type { DialedNumber, DialRequest } from '../../../src-preload/contract/dial.ts'
import { mirror } from '../../state/mirror.svelte.ts'
import { emptyState } from '../../../src-preload/contract/empty-state.ts'
import { installBridge, ok, type FakeBridge } from '../../testing/fake-bridge.ts'
import { anAccount } from '../../testing/samples.ts'
import ConfirmStack from './ConfirmStack.svelte'
import { inOrder } from './waiting-order.ts'

let bridge: FakeBridge
let revision = 0
let end: () => void = () => undefined
const onanswered = vi.fn()

const request = (id: string, digits: string, parts: Partial<DialRequest & DialedNumber> = {}): DialRequest => {
  const { source = 'link', accountId, deviceId, ...number } = parts
  return {
    id,
    source,
    number: { digits, kind: 'number', display: digits, ...number },
    ...(accountId === undefined ? {} : { accountId }),
    ...(deviceId === undefined ? {} : { deviceId })
  }
}

async function open(...requests: DialRequest[]): Promise<void> {
  end()
  onanswered.mockReset()
  bridge = installBridge()
  bridge.revision = ++revision
  const dialRequests = Object.fromEntries(requests.map((one) => [one.id, one]))
  bridge.state = { ...emptyState, accounts: { a1: anAccount() }, dialRequests }
  end = mirror.connect(bridge)
  await waitFor(() => expect(mirror.revision).toBe(revision))
  render(ConfirmStack, { onanswered })
}

test('an emergency number comes first, then what the user chose last, then the oldest from outside', () => {
  const waiting = [
    request('1', '201'),
    request('2', '*1', { source: 'typed' }),
    request('3', '202'),
    request('4', '*2', { source: 'typed' }),
    request('5', '112', { emergency: true })
  ]
  expect(inOrder(waiting).map(({ id }) => id)).toEqual(['5', '4', '2', '1', '3'])
})

test('one number is asked about, the others are counted', async () => {
  await open(request('1', '201'), request('2', '202'), request('3', '203'))
  expect(screen.getAllByRole('region', { name: 'Confirm the call' })).toHaveLength(1)
  expect(screen.getByText('201', { selector: '.digits' })).toBeTruthy()
  expect(screen.getByText('2 more waiting')).toBeTruthy()
})

test('Ctrl+Enter brings the keyboard to it and calls nothing; Enter there calls', async () => {
  await open(request('1', '201'), request('2', '202'))
  await userEvent.keyboard('{Enter}')
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Call' }))
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  expect(bridge.inputsOf('dialRequest.confirm')).toEqual([])
  await userEvent.keyboard('{Enter}')
  expect(bridge.inputsOf('dialRequest.confirm')).toEqual([{ id: '1', accountId: 'a1', deviceId: 'd1' }])
  await waitFor(() => expect(onanswered).toHaveBeenCalledOnce())
})

test('what the user chose is called with what the user chose', async () => {
  await open(request('1', '*21*0171#', { kind: 'code', source: 'typed', accountId: 'a1', deviceId: 'd2' }))
  expect(screen.getByText('Call this number?')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Call' }))
  expect(bridge.inputsOf('dialRequest.confirm')).toEqual([{ id: '1', accountId: 'a1', deviceId: 'd2' }])
})

test.each([
  [{ emergency: true, kind: 'extension' }, /emergency services/],
  [{ cost: 'premium' }, /premium number/],
  [{ cost: 'shared' }, /shared-cost number/],
  [{ kind: 'code' }, /feature code/]
] as const)('%j has its words', async (parts, words) => {
  await open(request('1', '0900', parts))
  expect(screen.getByText(words)).toBeTruthy()
})

test('Cancel dismisses the one that is asked about', async () => {
  await open(request('1', '201'), request('2', '202'))
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }))
  expect(bridge.inputsOf('dialRequest.dismiss')).toEqual([{ id: '1' }])
})

const beta = anAccount({ id: 'b1', label: 'Jane · Beta', mark: { label: 'Beta', colour: 'indigo' } })

/** With a second account, which main has called links with before. */
async function openForTwo(one: DialRequest): Promise<void> {
  await open()
  bridge = installBridge({
    'dial.account': () => ok({ accountId: 'b1', reason: { kind: 'chosenBefore' } })
  })
  bridge.revision = ++revision
  bridge.state = { ...emptyState, accounts: { a1: anAccount(), b1: beta }, dialRequests: { [one.id]: one } }
  end()
  end = mirror.connect(bridge)
  await waitFor(() => expect(mirror.accounts).toHaveLength(2))
}

test('a link says which of several accounts calls it and why, and calls with that one', async () => {
  await openForTwo(request('1', '+4930901820'))
  await screen.findByText('Last used with this number')
  expect(screen.getByRole('combobox', { name: 'Call from: Desk phone · Jane · Beta' })).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Call' }))
  await waitFor(() =>
    expect(bridge.inputsOf('dialRequest.confirm')).toEqual([{ id: '1', accountId: 'b1', deviceId: 'd1' }])
  )
})

test('another account that is chosen there calls, and is remembered', async () => {
  await openForTwo(request('1', '+4930901820'))
  await screen.findByText('Last used with this number')
  await userEvent.click(screen.getByRole('combobox', { name: /^Call from/ }))
  await userEvent.click(await screen.findByRole('option', { name: 'Mobile · Jane Doe · example.org' }))
  await userEvent.click(screen.getByRole('button', { name: 'Call' }))
  const chosen = { id: '1', accountId: 'a1', deviceId: 'd2', isChosen: true }
  await waitFor(() => expect(bridge.inputsOf('dialRequest.confirm')).toEqual([chosen]))
})

test('a number that another account calls already says so, and keeps what was chosen for it', async () => {
  const { number, ...one } = request('1', '+4930901820', { source: 'typed', accountId: 'a1', deviceId: 'd2' })
  await openForTwo({ ...one, ...(number && { number }), calledWithId: 'b1' })
  expect(await screen.findByText(/Jane · Beta already has a call with this number\./)).toBeTruthy()
  expect(screen.getByRole('combobox', { name: 'Call from: Mobile · Jane Doe · example.org' })).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Call' }))
  await waitFor(() =>
    expect(bridge.inputsOf('dialRequest.confirm')).toEqual([{ id: '1', accountId: 'a1', deviceId: 'd2' }])
  )
})
