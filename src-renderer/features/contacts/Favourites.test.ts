import { render, screen, waitFor } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
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
