import { render, screen, waitFor } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DialAccount } from '../../../src-preload/contract/dial.ts'
import { emptyState } from '../../../src-preload/contract/empty-state.ts'
import { mirror } from '../../state/mirror.svelte.ts'
import { installBridge, ok, type FakeBridge } from '../../testing/fake-bridge.ts'
import { aContact, anAccount } from '../../testing/samples.ts'
import DialField from './DialField.svelte'

const acme = anAccount({ label: 'Jane · Acme', mark: { label: 'Acme', colour: 'teal' } })
const beta = anAccount({ id: 'b1', label: 'Jane · Beta', mark: { label: 'Beta', colour: 'indigo' } })
const rule = { kind: 'country', id: 'r1', country: 'DE', accountId: 'b1' } as const
const byRule: DialAccount = { accountId: 'b1', reason: { kind: 'rule', rule } }

let bridge: FakeBridge
let end: () => void
/** What main says of a number. */
let says: (number: string, rowAccountId?: string) => DialAccount | Promise<DialAccount>
let revision = 0

beforeEach(async () => {
  localStorage.clear()
  says = () => byRule
  bridge = installBridge({
    'contacts.search': ({ query }) => ok(query.startsWith('b') ? [aContact({ name: 'Berta' })] : []),
    'history.page': ({ accountId }) =>
      ok({
        items:
          accountId === 'b1'
            ? [
                {
                  id: 'h1',
                  kind: 'incoming',
                  at: 5,
                  number: '201',
                  displayNumber: '201',
                  name: 'Zoë'
                }
              ]
            : [],
        replaces: false
      }),
    'dial.understand': () => ok({ digits: '+4930123', kind: 'number', display: '030 123', country: 'DE' }),
    'dial.account': async ({ number, rowAccountId }) => ok(await says(number, rowAccountId))
  })
  bridge.revision = revision
  bridge.state = { ...emptyState, accounts: { a1: acme, b1: beta } }
  end = mirror.connect(bridge)
  await waitFor(() => expect(mirror.accounts).toHaveLength(2))
})
afterEach(() => {
  end()
  revision = bridge.revision + 1
})

const picker = () => screen.getByRole('combobox', { name: /^Call from/ })
const field = () => screen.getByRole('combobox', { name: 'Search or dial' })

async function type(text: string): Promise<void> {
  render(DialField)
  await userEvent.type(field(), text)
}

async function choose(label: string): Promise<void> {
  await userEvent.click(picker())
  await userEvent.click(await screen.findByRole('option', { name: label }))
}

test('a typed number shows the account of the rule and why, and Enter calls with it', async () => {
  await type('030123')
  expect(await screen.findByText('Rule: Germany')).toBeTruthy()
  expect(picker().getAttribute('aria-label')).toBe('Call from: Desk phone · Jane · Beta')
  expect(picker().getAttribute('aria-describedby')).toBe(screen.getByText('Rule: Germany').id)
  await userEvent.keyboard('{Enter}')
  await waitFor(() =>
    expect(bridge.inputsOf('call.dial')).toEqual([{ accountId: 'b1', number: '+4930123', deviceId: 'd1' }])
  )
})

test('Enter that comes before the answer waits for it, and a second one calls nobody twice', async () => {
  let answer: (account: DialAccount) => void = () => undefined
  says = () => new Promise((resolve) => (answer = resolve))
  await type('030123')
  await screen.findByRole('option', { name: /Call 030 123/ })
  await userEvent.keyboard('{Enter}{Enter}')
  expect(bridge.inputsOf('call.dial')).toEqual([])
  answer(byRule)
  await waitFor(() => expect(bridge.inputsOf('call.dial')).toMatchObject([{ accountId: 'b1' }]))
  expect((field() as HTMLInputElement).value).toBe('')
})

test('another account that is chosen calls, says that it is remembered, and is', async () => {
  await type('030123')
  await screen.findByText('Rule: Germany')
  await choose('Mobile · Jane · Acme')
  expect(await screen.findByText('Your choice, remembered for this number')).toBeTruthy()
  await userEvent.type(field(), '{Enter}')
  const chosen = { accountId: 'a1', number: '+4930123', deviceId: 'd2', isChosen: true }
  await waitFor(() => expect(bridge.inputsOf('call.dial')).toEqual([chosen]))
  await userEvent.type(field(), '030123')
  await screen.findByText('Rule: Germany')
})

test('the row of a contact asks with its account and says whose directory it is', async () => {
  says = () => ({ accountId: 'a1', reason: { kind: 'row' } })
  await type('be')
  expect(await screen.findByText('Berta is in the directory of Acme')).toBeTruthy()
  expect(bridge.inputsOf('dial.account')).toContainEqual({ number: '214', rowAccountId: 'a1' })
})

test('a number of the history asks with the account of that call, and says so', async () => {
  bridge.patch({ accounts: { b1: { ...beta, capabilities: [...beta.capabilities, 'history'] } } })
  says = () => ({ accountId: 'b1', reason: { kind: 'row' } })
  render(DialField)
  await userEvent.click(field())
  await screen.findByRole('option', { name: /Zoë/ })
  await userEvent.keyboard('{ArrowDown}')
  expect(await screen.findByText('The last call was with this account')).toBeTruthy()
  expect(bridge.inputsOf('dial.account')).toContainEqual({ number: '201', rowAccountId: 'b1' })
})

test('the menu of a person calls with what is shown, too', async () => {
  await type('be')
  await screen.findByText('Rule: Germany')
  await userEvent.keyboard('{ArrowRight}')
  await userEvent.click(await screen.findByRole('menuitem', { name: /^Call 214/ }, { timeout: 5_000 }))
  await waitFor(() =>
    expect(bridge.inputsOf('call.dial')).toEqual([{ accountId: 'b1', number: '214', deviceId: 'd1' }])
  )
})

test('a choice for one row does not go along to another', async () => {
  await type('030123')
  await screen.findByText('Rule: Germany')
  await choose('Mobile · Jane · Acme')
  says = () => ({ accountId: 'a1', reason: { kind: 'row' } })
  await userEvent.clear(field())
  await userEvent.type(field(), 'be')
  expect(await screen.findByText('Berta is in the directory of Acme')).toBeTruthy()
  expect(picker().getAttribute('aria-label')).toBe('Call from: Desk phone · Jane · Acme')
})

test('a choice for a number that was taken back is for no other', async () => {
  await type('030123')
  await screen.findByText('Rule: Germany')
  await choose('Mobile · Jane · Acme')
  await screen.findByText('Your choice, remembered for this number')
  await userEvent.clear(field())
  await userEvent.type(field(), '030124')
  expect(await screen.findByText('Rule: Germany')).toBeTruthy()
  expect(picker().getAttribute('aria-label')).toBe('Call from: Desk phone · Jane · Beta')
})

test.each<[DialAccount, string]>([
  [{ ...byRule, reason: { kind: 'chosenBefore' } }, 'Last used with this number'],
  [{ ...byRule, reason: { kind: 'contact', name: 'Anna' } }, 'Anna is in the directory of Beta'],
  [{ ...byRule, reason: { kind: 'other' } }, 'For all other numbers'],
  [{ ...byRule, reason: { kind: 'first' } }, 'No rule for this number'],
  [{ ...byRule, reason: { kind: 'onlyOne' } }, 'No other account can call now'],
  [{ ...byRule, reason: { kind: 'onlyOne' }, passedOverId: 'a1' }, 'Acme cannot call now'],
  [{ ...byRule, passedOverId: 'a1' }, 'Acme cannot call now · Rule: Germany']
])('%j is told as "%s"', async (account, text) => {
  says = () => account
  await type('030123')
  expect(await screen.findByText(text)).toBeTruthy()
})

test('an account that cannot call now is named, with the reason, and nothing is dialled with another', async () => {
  bridge.patch({ accounts: { b1: { ...beta, connection: 'stale', capabilities: [] } } })
  bridge.patch({ accounts: { c1: anAccount({ id: 'c1' }) } })
  await type('030123')
  expect(await screen.findByText(/^Not connected/)).toBeTruthy()
  expect(picker().getAttribute('aria-label')).toBe('Call from: Jane · Beta')
  await userEvent.keyboard('{Enter}')
  await new Promise((resolve) => setImmediate(resolve))
  expect(bridge.inputsOf('call.dial')).toEqual([])
  expect((field() as HTMLInputElement).value).toBe('030123')
})

test('it is asked anew when an account comes or goes', async () => {
  await type('030123')
  await screen.findByText('Rule: Germany')
  says = () => ({ accountId: 'a1', reason: { kind: 'onlyOne' }, passedOverId: 'b1' })
  bridge.patch({ accounts: { b1: { ...beta, connection: 'stale' } } })
  expect(await screen.findByText('Beta cannot call now')).toBeTruthy()
})

test('with one account that can dial nothing is said of it', async () => {
  bridge.patch({ accounts: { b1: { ...beta, capabilities: ['presence'] } } })
  says = () => ({ accountId: 'a1', reason: { kind: 'onlyOne' } })
  await type('030123')
  await screen.findByRole('option', { name: /Call 030 123/ })
  expect(picker().getAttribute('aria-describedby')).toBeNull()
  await userEvent.keyboard('{Enter}')
  const order = { accountId: 'a1', number: '+4930123', deviceId: 'd1' }
  await waitFor(() => expect(bridge.inputsOf('call.dial')).toEqual([order]))
})

test('an extension of an account that cannot dial is not dialled with the one that can', async () => {
  bridge.patch({ accounts: { a1: { ...acme, capabilities: ['presence', 'contactSearch'] } } })
  says = () => ({ accountId: 'a1', reason: { kind: 'row' } })
  await type('be')
  expect(await screen.findByText('This account cannot dial. Choose another one.')).toBeTruthy()
  await userEvent.keyboard('{Enter}')
  expect((field() as HTMLInputElement).value).toBe('be')
  expect(bridge.inputsOf('call.dial')).toEqual([])
})
