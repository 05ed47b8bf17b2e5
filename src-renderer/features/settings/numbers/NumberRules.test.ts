import { render, screen, waitFor } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DialAccount } from '../../../../src-preload/contract/dial.ts'
import type { DialRules } from '../../../../src-preload/contract/dial-rules.ts'
import type { AppSettings } from '../../../../src-preload/contract/settings.ts'
import { emptyState } from '../../../../src-preload/contract/empty-state.ts'
import { defaultSettings, mirror } from '../../../state/mirror.svelte.ts'
import { installBridge, ok, type FakeBridge } from '../../../testing/fake-bridge.ts'
import { anAccount } from '../../../testing/samples.ts'
import NumberRules from './NumberRules.svelte'

const acme = anAccount({ label: 'Jane · Acme', mark: { label: 'Acme', colour: 'teal' } })
const beta = anAccount({ id: 'b1', label: 'Jane · Beta', mark: { label: 'Beta', colour: 'indigo' } })
const germany = { kind: 'country', id: 'r1', country: 'DE', accountId: 'a1' } as const
const berlin = { kind: 'prefix', id: 'r2', prefix: '+4930', accountId: 'b1' } as const

let bridge: FakeBridge
let end: () => void
let revision = 0
let says: DialAccount | null

async function open(dialRules?: DialRules, accounts = { a1: acme, b1: beta }): Promise<void> {
  bridge = installBridge({
    'settings.change': (change) => {
      const app = { ...mirror.settings, ...change } as AppSettings // what is sent is never undefined
      bridge.patch({ settings: { app } })
      return ok(undefined)
    },
    'dial.account': () => ok(says)
  })
  bridge.revision = revision
  bridge.state = {
    ...emptyState,
    accounts,
    settings: { app: { ...defaultSettings, ...(dialRules && { dialRules }) } }
  }
  end = mirror.connect(bridge)
  await waitFor(() => expect(mirror.accounts).toEqual(Object.values(accounts)))
  render(NumberRules)
}

beforeEach(() => void (says = null))
afterEach(() => {
  end()
  revision = bridge.revision + 1
})

const rules = (): DialRules['rules'] => mirror.settings.dialRules?.rules ?? []
const button = (name: string): HTMLElement => screen.getByRole('button', { name })

test('with one account that can dial it says that there is nothing to choose', async () => {
  await open(undefined, { a1: acme, b1: { ...beta, capabilities: ['presence'] } })
  expect(screen.getByText(/Only one of your accounts can dial/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Add a rule' })).toBeNull()
})

test('a rule is added, says what is wrong with it until it is right, and the keyboard stays with it', async () => {
  await open()
  await userEvent.click(button('Add a rule'))
  await userEvent.click(screen.getByRole('radio', { name: 'Prefix' }))
  await userEvent.type(screen.getByLabelText('Numbers that begin with'), 'Berlin{Enter}')
  const field = screen.getByLabelText('Numbers that begin with')
  expect(screen.getByText(/Only digits/)).toBeTruthy()
  expect(document.activeElement).toBe(field)
  expect(rules()).toEqual([])
  await userEvent.clear(field)
  await userEvent.type(field, '+49 30')
  await userEvent.click(screen.getByRole('combobox', { name: /^Call with/ }))
  await userEvent.click(await screen.findByRole('option', { name: 'Jane · Beta' }))
  await userEvent.click(button('Save'))
  expect(rules()).toEqual([{ kind: 'prefix', prefix: '+4930', accountId: 'b1', id: expect.any(String) }])
  await waitFor(() => expect(document.activeElement).toBe(button('Change the rule Numbers with +4930…')))
})

test('rules change their order by keyboard, and the button keeps it', async () => {
  await open({ rules: [germany, berlin] })
  button('Move Numbers with +4930… up').focus()
  await userEvent.keyboard('{Enter}')
  expect(rules()).toEqual([berlin, germany])
  await waitFor(() => expect(document.activeElement).toBe(button('Move Numbers with +4930… up')))
  await userEvent.keyboard('{Enter}')
  expect(rules()).toEqual([berlin, germany])
})

test('a rule that is changed has a new id, so that what was chosen against the old one does not count', async () => {
  await open({ rules: [germany, berlin], otherAccountId: 'a1' })
  await userEvent.click(button('Change the rule Germany'))
  await userEvent.click(screen.getByRole('combobox', { name: /^Call with/ }))
  await userEvent.click(await screen.findByRole('option', { name: 'Jane · Beta' }))
  await userEvent.click(button('Save'))
  expect(mirror.settings.dialRules).toEqual({
    rules: [{ ...germany, accountId: 'b1', id: expect.not.stringMatching(/^r1$/) }, berlin],
    otherAccountId: 'a1'
  })
})

test('nothing changes when writing is given up, and a removed rule is gone', async () => {
  await open({ rules: [germany, berlin] })
  await userEvent.click(button('Change the rule Germany'))
  await userEvent.click(button('Cancel'))
  await waitFor(() => expect(document.activeElement).toBe(button('Change the rule Germany')))
  expect(rules()).toEqual([germany, berlin])
  await userEvent.click(button('Remove the rule Germany'))
  expect(rules()).toEqual([berlin])
  await waitFor(() => expect(document.activeElement).toBe(button('Add a rule')))
})

test('the account for all other numbers is chosen, and given up again', async () => {
  await open()
  const choose = async (label: string): Promise<void> => {
    await userEvent.click(screen.getByRole('combobox', { name: /^All other numbers/ }))
    await userEvent.click(await screen.findByRole('option', { name: label }))
  }
  await choose('Jane · Beta')
  expect(mirror.settings.dialRules).toEqual({ rules: [], otherAccountId: 'b1' })
  await choose('The first that can call')
  expect(mirror.settings.dialRules).toEqual({ rules: [] })
})

test('a number that is tried shows the account and why', async () => {
  await open({ rules: [germany] })
  const field = screen.getByLabelText('Try a number')
  await userEvent.type(field, 'x')
  expect(await screen.findByText('This is no number.')).toBeTruthy()
  says = { accountId: 'a1', reason: { kind: 'rule', rule: germany } }
  await userEvent.clear(field)
  await userEvent.type(field, '030')
  expect(await screen.findByText('Rule: Germany')).toBeTruthy()
  bridge.patch({ accounts: { a1: { ...acme, connection: 'stale' } } })
  expect(await screen.findByText(/^Not connected/)).toBeTruthy()
})
