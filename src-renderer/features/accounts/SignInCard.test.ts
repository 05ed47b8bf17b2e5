import { render, screen, waitFor } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { failed, installBridge, ok, type FakeBridge } from '../../testing/fake-bridge.ts'
import { aForm, anAccount } from '../../testing/samples.ts'
import SignInCard from './SignInCard.svelte'

const one = { vendor: 'vendor-one', vendorName: 'Vendor One' }
const two = { vendor: 'vendor-two', vendorName: 'Vendor Two' }
const otherForm = {
  vendor: 'vendor-two',
  methods: [{ id: 'key', label: 'Key', fields: [{ name: 'key', label: 'Key', kind: 'text' as const, required: true }] }]
}

function open(vendors: (typeof one)[]): FakeBridge {
  const bridge = installBridge({
    'account.vendors': () => ok(vendors),
    'account.form': ({ vendor }) => ok(vendor === 'vendor-one' ? aForm : otherForm),
    'account.signIn': () => failed('No.')
  })
  render(SignInCard, { takesFocus: true, ondone: () => undefined })
  return bridge
}

const system = (): HTMLElement => screen.getByRole('combobox', { name: /^Telephone system:/ })

async function choose(name: string): Promise<void> {
  await userEvent.click(system())
  await userEvent.click(await screen.findByRole('option', { name }))
}

test('where there is one telephone system nobody is asked which', async () => {
  const bridge = open([one])
  const first = await screen.findByLabelText('Address')
  await waitFor(() => expect(document.activeElement).toBe(first))
  expect(screen.queryByText('Telephone system')).toBeNull()
  expect(bridge.inputsOf('account.form')).toEqual([{ vendor: 'vendor-one' }])
})

test('where there are several, the form of one is asked for once it is chosen, and what was typed is kept', async () => {
  const bridge = open([one, two])
  await screen.findByText('Telephone system')
  expect([document.activeElement, system().textContent.trim()]).toEqual([system(), 'Choose yours'])
  expect(bridge.inputsOf('account.form')).toEqual([])
  await choose('Vendor Two')
  await userEvent.type(await screen.findByLabelText('Key', { selector: 'input' }), 'mine')
  expect(screen.queryByLabelText('Address')).toBeNull()
  await choose('Vendor One')
  await screen.findByLabelText('Address')
  await choose('Vendor Two')
  expect((await screen.findByLabelText<HTMLInputElement>('Key', { selector: 'input' })).value).toBe('mine')
  expect(bridge.inputsOf('account.form')).toEqual([{ vendor: 'vendor-two' }, { vendor: 'vendor-one' }])
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }))
  expect(bridge.inputsOf('account.signIn')).toMatchObject([{ vendor: 'vendor-two', values: { key: 'mine' } }])
})

test('a form that does not come can be asked for again', async () => {
  let isBroken = true
  installBridge({
    'account.vendors': () => ok([one, two]),
    'account.form': () => (isBroken ? failed('It did not load.') : ok(aForm))
  })
  render(SignInCard, { ondone: () => undefined })
  await screen.findByText('Telephone system')
  await choose('Vendor One')
  expect((await screen.findByRole('alert')).textContent).toBe('It did not load.')
  isBroken = false
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  await screen.findByLabelText('Address')
})

test('signing in again asks for the form of that account, and nobody chooses a system', async () => {
  const bridge = installBridge({ 'account.form': () => ok(aForm) })
  render(SignInCard, { account: anAccount(), ondone: () => undefined })
  await screen.findByLabelText('Address')
  expect(screen.queryByText('Telephone system')).toBeNull()
  expect(bridge.sent.map(({ name, input }) => [name, input])).toEqual([
    ['account.form', { vendor: 'vendor-one', accountId: anAccount().id }]
  ])
})
