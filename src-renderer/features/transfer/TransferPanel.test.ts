import { render, screen, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import type { Account } from '../../../src-preload/contract/account.ts'
import type { Capability } from '../../../src-preload/contract/capability.ts'
import { emptyState } from '../../../src-preload/contract/empty-state.ts'
import type { ListedContact } from '../../../src-preload/contract/services/contacts.ts'
import { mirror } from '../../state/mirror.svelte.ts'
import { installBridge, ok, type FakeBridge } from '../../testing/fake-bridge.ts'
import { aContact, anAccount, aTalk } from '../../testing/samples.ts'
import TransferPanel from './TransferPanel.svelte'

const zoe: ListedContact = {
  ...aContact({ id: 'zoe', name: 'Zoë Müller', numbers: [{ label: 'Work', number: '205', display: '205' }] }),
  kind: 'person',
  inMyList: true,
  status: 'favourite'
}
const bjorn = {
  party: { kind: 'internal', name: 'Björn', number: '202', withheld: false },
  contactId: 'bjorn'
} as const
const heard = { id: 'h1', kind: 'incoming', at: 1, seen: true, number: '+491', name: 'Frida' } as const
const talk = aTalk({ allowed: ['blindTransfer', 'consult'] })
const all: readonly Capability[] = [
  'consultation',
  'blindTransfer',
  'transferToVoicemail',
  'campOn',
  'contactCards',
  'history',
  'colleagues'
]

let revision = 1_000

async function open(capabilities = all): Promise<{ bridge: FakeBridge; onclose: () => void; account: Account }> {
  const account = anAccount({ capabilities: [...capabilities, 'contactSearch'] })
  const bridge = installBridge({
    'call.usualTargets': () => ok([bjorn]),
    'contact.favourites': () => ok([zoe]),
    'history.page': () => ok({ items: [heard], replaces: true }),
    'contacts.search': () => ok([aContact()])
  })
  bridge.revision = revision += 100
  bridge.state = { ...emptyState, accounts: { a1: account }, calls: { [talk.id]: talk } }
  mirror.connect(bridge)
  await vi.waitFor(() => expect(mirror.revision).toBe(revision))
  const onclose = vi.fn()
  render(TransferPanel, { call: talk, account, calls: [talk], onclose })
  return { bridge, onclose, account }
}

const names = (group: string): readonly (string | null)[] =>
  within(screen.getByRole('group', { name: group }))
    .getAllByRole('option')
    .map(({ textContent }) => textContent)

test('before anything is typed it shows who got this caller before, favourites and the last numbers', async () => {
  await open()
  await screen.findByRole('group', { name: 'Last numbers' })
  expect(names('Usual for this caller')).toEqual([expect.stringContaining('Björn')])
  expect(names('Favourites')).toEqual([expect.stringContaining('Zoë Müller')])
  expect(names('Last numbers')).toEqual([expect.stringContaining('Frida')])
})

test('Enter by habit sends the call to nobody; an arrow chooses', async () => {
  const { bridge } = await open()
  await screen.findByRole('group', { name: 'Usual for this caller' })
  await userEvent.keyboard('{Enter}')
  expect(bridge.inputsOf('call.act')).toEqual([])
  await userEvent.keyboard('{ArrowDown}{Enter}')
  expect(bridge.inputsOf('call.act')).toEqual([{ action: 'consult', callId: talk.id, number: '202' }])
})

test('their lines are watched and shown as they change', async () => {
  const { bridge } = await open()
  await screen.findByRole('group', { name: 'Favourites' })
  await vi.waitFor(() =>
    expect(bridge.inputsOf('colleague.watch').at(-1)).toEqual({ accountId: 'a1', contactIds: ['bjorn', 'zoe'] })
  )
  bridge.patch({
    colleagues: { 'a1:zoe': { id: 'a1:zoe', accountId: 'a1', contactId: 'zoe', line: 'alerting' } }
  })
  revision = bridge.revision
  expect(await screen.findByRole('option', { name: /Zoë Müller\s*Ringing/ })).toBeTruthy()
})

test.each([
  ['{Control>}{Enter}{/Control}', { action: 'blindTransfer' }],
  ['{Shift>}{Enter}{/Shift}', { action: 'blindTransfer', kind: 'voicemail' }]
])('%s hands over without asking', async (keys, order) => {
  const { bridge, onclose } = await open()
  await userEvent.keyboard('zo')
  await screen.findByRole('option', { name: /Zoë Müller/ })
  await userEvent.keyboard(keys)
  expect(bridge.inputsOf('call.act')).toEqual([{ callId: talk.id, number: '205', ...order }])
  expect(onclose).toHaveBeenCalledOnce()
})

test('every other way is behind one button, reached by Tab, and Esc goes one step back', async () => {
  const { bridge, onclose } = await open()
  await userEvent.keyboard('zo')
  await screen.findByRole('option', { name: /Zoë Müller/ })
  await userEvent.tab()
  expect(document.activeElement?.textContent).toContain('More ways')
  await userEvent.keyboard('{Enter}')
  const labels = ['Ask first', 'Send now', 'To voicemail', 'Wait until free']
  for (const name of labels) expect(screen.getByRole('button', { name })).toBeTruthy()
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Ask first' }))
  await userEvent.click(screen.getByRole('button', { name: 'Wait until free' }))
  expect(bridge.inputsOf('call.act')).toEqual([
    { action: 'blindTransfer', callId: talk.id, number: '205', kind: 'campOn' }
  ])
  expect(onclose).toHaveBeenCalledOnce()
})

test('a key for what the system cannot does nothing', async () => {
  const { bridge } = await open(['consultation', 'blindTransfer', 'contactCards'])
  await userEvent.keyboard('zo')
  await screen.findByRole('option', { name: /Zoë Müller/ })
  await userEvent.keyboard('{Shift>}{Enter}{/Shift}')
  expect(bridge.inputsOf('call.act')).toEqual([])
  expect(screen.queryByText(/voicemail/i)).toBeNull()
})
