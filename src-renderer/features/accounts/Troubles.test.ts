import { render, screen, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import type { Account } from '../../../src-preload/contract/account.ts'
import { emptyState } from '../../../src-preload/contract/empty-state.ts'
import { mirror } from '../../state/mirror.svelte.ts'
import { installBridge, ok } from '../../testing/fake-bridge.ts'
import { anAccount } from '../../testing/samples.ts'
import Troubles from './Troubles.svelte'
import { sameCauses } from './troubles.ts'

const form = {
  vendor: 'vendor-one',
  methods: [
    { id: 'password', label: 'Password', fields: [{ name: 'user', label: 'User', kind: 'text', required: true }] }
  ]
} as const

const five = (parts: (index: number) => Partial<Account>): Record<string, Account> =>
  Object.fromEntries(
    [1, 2, 3, 4, 5].map((index) => [
      `a${index}`,
      anAccount({
        id: `a${index}`,
        label: `Jane ${index}`,
        mark: { label: `Acme ${index}`, colour: 'teal' },
        ...parts(index)
      })
    ])
  )

async function show(accounts: Record<string, Account>) {
  const bridge = installBridge({ 'account.form': () => ok(structuredClone(form) as never) }) // what a form is
  bridge.state = { ...emptyState, accounts }
  mirror.connect(bridge)
  await vi.waitFor(() => expect(mirror.accounts).toEqual(Object.values(accounts)))
  render(Troubles)
  return bridge
}

const signInOf = (index: number): HTMLElement => screen.getByRole('button', { name: `Sign in: Jane ${index}` })

test('five refused sign-ins are rows of one card; one form is open at a time, and what is typed in another stays', async () => {
  await show(five(() => ({ connection: 'signInAgain', problem: 'Refused.' })))
  expect(screen.getAllByRole('region')).toHaveLength(1)
  expect(screen.getAllByRole('group', { name: /^Problem with/ })).toHaveLength(5)
  expect(screen.queryByText('Refused.')).toBeNull()
  await userEvent.click(signInOf(2))
  await userEvent.type(await screen.findByRole('textbox', { name: 'User' }), 'jane')
  await userEvent.click(signInOf(4))
  const forms = await vi.waitFor(() => {
    const found = screen.getAllByRole('textbox', { name: 'User' })
    expect(within(screen.getByRole('group', { name: 'Problem with Jane 4' })).queryAllByRole('textbox')).toHaveLength(1)
    return found
  })
  expect(forms).toHaveLength(1)
  await userEvent.click(signInOf(2))
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'User' }).value).toBe('jane')
})

test('where nothing can be reached it is one trouble, whatever each account says of its server', async () => {
  const triesAt = Date.now() + 8_000
  await show(five((index) => ({ connection: 'stale', problem: `${index}.example cannot be reached.`, triesAt })))
  expect(screen.getAllByRole('group', { name: /^Problem with/ })).toHaveLength(1)
  expect(screen.getByText('No telephone system can be reached. Check the network.')).toBeTruthy()
})

test('while another account is live each reason stands for itself', () => {
  const triesAt = 5
  const lost = (id: string, problem: string): Account => anAccount({ id, connection: 'stale', problem, triesAt })
  const [one, two, live] = [lost('a1', 'One.'), lost('a2', 'Two.'), anAccount({ id: 'a3' })]
  const ids = (all: readonly Account[]) => sameCauses([one, two], all).map((group) => group.map(({ id }) => id))
  expect(ids([one, two, live])).toEqual([['a1'], ['a2']])
  expect(ids([one, two])).toEqual([['a1', 'a2']])
  expect(ids([one, two, { ...live, connection: 'signInAgain' }])).toEqual([['a1', 'a2']])
})
