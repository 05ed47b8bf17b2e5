import { render, screen, waitFor } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeAll, expect, test } from 'vitest'
import type { Colleague } from '../../../src-preload/contract/colleague.ts'
import { emptyState } from '../../../src-preload/contract/empty-state.ts'
import type { ListedContact } from '../../../src-preload/contract/services/contacts.ts'
import { mirror } from '../../state/mirror.svelte.ts'
import { installBridge, ok, type FakeBridge } from '../../testing/fake-bridge.ts'
import { aContact, anAccount } from '../../testing/samples.ts'
import Favourites from './Favourites.svelte'

const account = anAccount({
  capabilities: ['dial', 'contactCards', 'contactStatus', 'colleagues', 'pickUp', 'whisper']
})
const favourite = (parts: Partial<ListedContact> = {}): ListedContact => ({
  ...aContact(),
  kind: 'person',
  inMyList: true,
  status: 'favourite',
  ...parts
})
const frida = favourite({
  id: 'k2',
  name: 'Frida',
  numbers: [{ label: '', number: '+493023125123', display: '030 23125123' }]
})
const bernd: Colleague = { id: 'a1:k1', accountId: 'a1', contactId: 'k1', line: 'idle' }

let bridge: FakeBridge
let revision = 0
let end: () => void = () => undefined
afterEach(() => end())
// rows load it when it is asked for, which takes long on a machine with other work
beforeAll(() => import('./PersonMenu.svelte'), 60_000)

async function open(colleagues: Readonly<Record<string, Colleague>>): Promise<void> {
  bridge = installBridge({ 'contact.favourites': () => ok([favourite(), frida]) })
  bridge.revision = revision += 100
  bridge.state = { ...emptyState, accounts: { a1: account }, colleagues }
  end = mirror.connect(bridge)
  await waitFor(() => expect(mirror.revision).toBe(revision))
  render(Favourites)
  await screen.findByText('Frida')
}

test('favourites are watched, and show what is known of them, else their number', async () => {
  await open({ 'a1:k1': { ...bernd, line: 'busy' } })
  await waitFor(() =>
    expect(bridge.inputsOf('colleague.watch')).toEqual([{ accountId: 'a1', contactIds: ['k1', 'k2'] }])
  )
  expect(screen.getByText('Bernd Maier').closest('li')?.textContent).toContain('On a call')
  expect(screen.getByText('Frida').closest('li')?.textContent).toContain('030 23125123')
})

test('one press calls, and takes the call that rings there', async () => {
  await open({ 'a1:k1': { ...bernd, line: 'alerting', pickupId: 'p' } })
  await userEvent.click(screen.getByRole('button', { name: 'Call Frida' }))
  await userEvent.click(screen.getByRole('button', { name: 'Pick up the call of Bernd Maier' }))
  expect(bridge.inputsOf('call.dial')).toEqual([{ accountId: 'a1', number: '+493023125123', deviceId: 'd1' }])
  expect(bridge.inputsOf('call.act')).toEqual([{ action: 'pickUp', accountId: 'a1', pickupId: 'p' }])
})

test('the call of a busy colleague is entered after a question only, and not once it is over', async () => {
  await open({ 'a1:k1': { ...bernd, line: 'busy' } })
  const whisper = async (): Promise<void> => {
    await userEvent.click(screen.getByRole('button', { name: 'More for Bernd Maier' }))
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Whisper…' }))
    await screen.findByRole('alertdialog', { name: 'Whisper to Bernd Maier?' })
    expect(bridge.inputsOf('call.dial')).toEqual([])
  }
  await whisper()
  bridge.patch({ colleagues: { 'a1:k1': { ...bernd, line: 'idle' } } })
  await userEvent.click(screen.getByRole('button', { name: 'Whisper' }))
  expect(bridge.inputsOf('call.dial')).toEqual([])
  bridge.patch({ colleagues: { 'a1:k1': { ...bernd, line: 'busy' } } })
  await whisper()
  await userEvent.click(screen.getByRole('button', { name: 'Whisper' }))
  expect(bridge.inputsOf('call.dial')).toEqual([{ accountId: 'a1', number: '214', deviceId: 'd1', kind: 'whisper' }])
})

test('who is no favourite any more is gone from the list', async () => {
  await open({})
  await userEvent.click(screen.getByRole('button', { name: 'More for Frida' }))
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Remove from favourites' }))
  expect(bridge.inputsOf('contact.setFavourite')).toEqual([{ accountId: 'a1', contactId: 'k2', favourite: false }])
  await waitFor(() => expect(bridge.inputsOf('contact.favourites')).toHaveLength(2))
})

const beta = anAccount({ id: 'b1', label: 'Beta', capabilities: ['dial', 'contactCards', 'colleagues', 'pickUp'] })

/** Bernd is a favourite of two accounts, which know him by his direct number. */
async function openTwo(colleagues: Readonly<Record<string, Colleague>>): Promise<void> {
  const at = (accountId: string, number: string, key: string): ListedContact =>
    favourite({ accountId, numbers: [{ label: '', number, display: number, key }] })
  const direct = { label: '', number: '+493023125214', display: '030 23125214', key: '+493023125214' }
  const bernds = [at('a1', '214', 'a1 214'), at('b1', '7214', 'b1 7214')]
  bridge = installBridge({
    'contact.favourites': ({ accountId }) =>
      ok(
        bernds
          .filter((one) => one.accountId === accountId)
          .map((one) => ({ ...one, numbers: [...one.numbers, direct] }))
      )
  })
  bridge.revision = revision += 100
  bridge.state = { ...emptyState, accounts: { a1: { ...account, label: 'Alpha' }, b1: beta }, colleagues }
  end = mirror.connect(bridge)
  await waitFor(() => expect(mirror.revision).toBe(revision))
  render(Favourites)
  await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(1))
  await waitFor(() => expect([screen.getByText('Alpha'), screen.getByText('Beta')]).toHaveLength(2))
}

test('the favourite of two systems is one row: who rings anywhere rings, and each system is told on hover', async () => {
  const at = (accountId: string, line: Colleague['line']): Colleague => ({
    id: `${accountId}:k1`,
    accountId,
    contactId: 'k1',
    line
  })
  await openTwo({ 'a1:k1': at('a1', 'busy'), 'b1:k1': { ...at('b1', 'alerting'), pickupId: 'p' } })
  expect(screen.getByText('Ringing').title).toBe('Alpha: On a call · Beta: Ringing')
  await userEvent.click(screen.getByRole('button', { name: /^Pick up the call of Bernd Maier/ }))
  expect(bridge.inputsOf('call.act')).toEqual([{ action: 'pickUp', accountId: 'b1', pickupId: 'p' }])
  bridge.patch({ colleagues: { 'b1:k1': at('b1', 'idle') } })
  await waitFor(() => expect(screen.getByText('On a call')).toBeTruthy())
  // where he is free is called
  await userEvent.click(screen.getByRole('button', { name: /^Call Bernd Maier/ }))
  await waitFor(() =>
    expect(bridge.inputsOf('call.dial')).toEqual([{ accountId: 'b1', number: '7214', deviceId: 'd1' }])
  )
  bridge.patch({}, { accounts: ['b1'] })
  await waitFor(() => expect(screen.queryByText('Beta')).toBeNull())
  expect(screen.getByText('Bernd Maier')).toBeTruthy()
})

test("a favourite is called with the account that the user's rules say", async () => {
  const rule = { kind: 'country', id: 'r1', country: 'DE', accountId: 'b1' } as const
  const dials = anAccount({ id: 'b1', label: 'Beta', capabilities: ['dial'] })
  bridge = installBridge({
    'contact.favourites': () => ok([frida]),
    'dial.account': () => ok({ accountId: 'b1', reason: { kind: 'rule', rule } })
  })
  bridge.revision = revision += 100
  bridge.state = { ...emptyState, accounts: { a1: account, b1: dials } }
  end = mirror.connect(bridge)
  await waitFor(() => expect(mirror.revision).toBe(revision))
  render(Favourites)
  await userEvent.click(await screen.findByRole('button', { name: /^Call Frida/ }))
  await waitFor(() =>
    expect(bridge.inputsOf('call.dial')).toEqual([{ accountId: 'b1', number: '+493023125123', deviceId: 'd1' }])
  )
  expect(bridge.inputsOf('dial.account')).toEqual([{ number: '+493023125123', rowAccountId: 'a1' }])
})
