import { render, screen, waitFor } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import type { Account } from '../../../src-preload/contract/account.ts'
import { mirror } from '../../state/mirror.svelte.ts'
import { emptyState, installBridge, ok, type FakeBridge } from '../../testing/fake-bridge.ts'
import { aContact, anAccount } from '../../testing/samples.ts'
import DialField from './DialField.svelte'

let bridge: FakeBridge
let end: () => void = () => undefined
let revision = 0

async function open(account: Account = anAccount()): Promise<HTMLElement> {
  end()
  bridge = installBridge({
    'contacts.search': ({ query }) =>
      ok(query.startsWith('b') ? [aContact(), aContact({ id: 'k2', name: 'Berta', available: false })] : []),
    'dial.understand': ({ text }) =>
      ok(
        text.includes('@')
          ? { digits: text, kind: 'address', display: text }
          : text.length > 2 && !text.includes('–')
            ? { digits: '+4930123', kind: 'number', display: '030 123', country: 'DE', countryName: 'Germany' }
            : { problem: 'Too short.' }
      )
  })
  bridge.revision = ++revision
  bridge.state = { ...emptyState, accounts: { a1: account } }
  end = mirror.connect(bridge)
  await waitFor(() => expect(mirror.revision).toBe(revision))
  render(DialField)
  return screen.getByRole('combobox', { name: 'Search or dial' })
}

beforeEach(() => localStorage.clear())

test('a typed number is understood and Enter calls it with the preferred telephone', async () => {
  const field = await open()
  await userEvent.type(field, '030123')
  expect(await screen.findByRole('option', { name: /Call 030 123\s*Germany/ })).toBeTruthy()
  await userEvent.keyboard('{Enter}')
  expect(bridge.inputsOf('call.dial')).toEqual([{ accountId: 'a1', number: '+4930123', deviceId: 'd1' }])
  expect((field as HTMLInputElement).value).toBe('')
})

const desk = { id: 'd1', name: 'Desk phone', kind: 'deskPhone', active: true } as const
const mobile = { id: 'd2', name: 'Mobile', kind: 'mobile', active: true } as const
const off = { active: false } as const

async function choose(telephone: string): Promise<void> {
  await userEvent.click(screen.getByRole('combobox', { name: /^Call from/ }))
  await userEvent.click(await screen.findByRole('option', { name: telephone }))
}

test('a telephone that cannot be reached dials nothing and is not offered', async () => {
  const { preferredDeviceId: _none, ...account } = anAccount({ devices: [{ ...desk, ...off }, mobile] })
  const field = await open(account)
  await userEvent.type(field, '030123')
  await screen.findByRole('option', { name: /Call 030 123/ })
  expect(screen.getByText('Mobile')).toBeTruthy()
  expect(screen.queryByText(/Desk phone/)).toBeNull()
  await userEvent.keyboard('{Enter}')
  expect(bridge.inputsOf('call.dial')).toEqual([{ accountId: 'a1', number: '+4930123', deviceId: 'd2' }])
})

test.each([
  ['is switched off', [{ ...desk, ...off }, mobile]],
  ['is no more', [mobile]]
])(
  'when the telephone used last %s it asks for another one and dials nothing until it is chosen',
  async (_, devices) => {
    const field = await open(anAccount({ devices }))
    await userEvent.type(field, '030123')
    await screen.findByRole('option', { name: /Call 030 123/ })
    expect(screen.getByText(/telephone to call with cannot be reached\. Choose another/)).toBeTruthy()
    await userEvent.keyboard('{Enter}')
    expect(bridge.inputsOf('call.dial')).toEqual([])
    await choose('Mobile')
    expect(screen.queryByText(/Choose another/)).toBeNull()
    await userEvent.type(field, '{Enter}')
    expect(bridge.inputsOf('call.dial')).toEqual([{ accountId: 'a1', number: '+4930123', deviceId: 'd2' }])
  }
)

test('a chosen telephone that goes off meanwhile dials nothing', async () => {
  const field = await open()
  await userEvent.type(field, '030123')
  await screen.findByRole('option', { name: /Call 030 123/ })
  await choose('Mobile')
  bridge.patch({ accounts: { a1: anAccount({ devices: [desk, { ...mobile, ...off }] }) } })
  revision = bridge.revision
  await screen.findByText(/Choose another/)
  await userEvent.type(field, '{Enter}')
  expect(bridge.inputsOf('call.dial')).toEqual([])
})

test('with no telephone that can be reached it says so', async () => {
  const field = await open(anAccount({ devices: [{ ...desk, ...off }] }))
  await userEvent.type(field, '030123')
  expect(await screen.findByText(/None of your telephones can be reached/)).toBeTruthy()
  await userEvent.keyboard('{Enter}')
  expect(bridge.inputsOf('call.dial')).toEqual([])
})

test('with call-back alone a number is called without a telephone of its own', async () => {
  const field = await open(anAccount({ capabilities: ['callbackDial'] }))
  await userEvent.type(field, '030123')
  await screen.findByRole('option', { name: /Call 030 123/ })
  await userEvent.keyboard('{Enter}')
  expect(bridge.inputsOf('call.dial')).toEqual([{ accountId: 'a1', number: '+4930123', deviceId: undefined }])
})

test('a SIP address is offered where an account can call it', async () => {
  const account = anAccount()
  const field = await open({ ...account, capabilities: [...account.capabilities, 'dialAddress'] })
  await userEvent.type(field, 'anna@example.org')
  await screen.findByRole('option', { name: /Call anna@example\.org\s*SIP address/ })
  await userEvent.keyboard('{Enter}')
  expect(bridge.inputsOf('call.dial')).toEqual([{ accountId: 'a1', number: 'anna@example.org', deviceId: 'd1' }])
})

test('a SIP address is not offered where no account can call it', async () => {
  const field = await open()
  await userEvent.type(field, 'anna@example.org')
  await screen.findByText(/Nothing found/)
  await userEvent.keyboard('{Enter}')
  expect([screen.queryByRole('option'), bridge.inputsOf('call.dial')]).toEqual([null, []])
})

test.each(['08–1', '08\u00a0–\u00a01 x 2'])('says why %s is no number, whatever parts its digits', async (text) => {
  const field = await open()
  await userEvent.type(field, text)
  expect(await screen.findByText('Too short.')).toBeTruthy()
})

test('what is no number says so and dials nothing', async () => {
  const field = await open()
  await userEvent.type(field, '1')
  expect(await screen.findByText('Too short.')).toBeTruthy()
  await userEvent.keyboard('{Enter}')
  expect(bridge.inputsOf('call.dial')).toEqual([])
})

test('arrow keys choose among the contacts, with their presence', async () => {
  const field = await open()
  await userEvent.type(field, 'be')
  await screen.findByRole('option', { name: /Berta/ })
  expect(screen.getByRole('option', { name: /Bernd Maier\s*Available/ }).getAttribute('aria-selected')).toBe('true')
  await userEvent.keyboard('{ArrowDown}')
  expect(screen.getByRole('option', { name: /Berta/ }).getAttribute('aria-selected')).toBe('true')
  await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowDown}{Enter}')
  expect(bridge.inputsOf('call.dial')).toEqual([{ accountId: 'a1', number: '214', deviceId: 'd1' }])
})

test('says when nothing was found', async () => {
  const field = await open()
  await userEvent.type(field, 'zz')
  expect(await screen.findByText('Nothing found for “zz”.')).toBeTruthy()
})

test('on a lost connection it says why and dials nothing', async () => {
  const field = await open(anAccount({ connection: 'stale' }))
  await userEvent.type(field, '030123')
  await screen.findByRole('option', { name: /Call 030 123/ })
  expect(screen.getByText(/Not connected: Stale/)).toBeTruthy()
  await userEvent.keyboard('{Enter}')
  expect(bridge.inputsOf('call.dial')).toEqual([])
})
