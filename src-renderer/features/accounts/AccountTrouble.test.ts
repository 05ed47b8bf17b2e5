import { render, screen } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { installBridge } from '../../testing/fake-bridge.ts'
import { anAccount } from '../../testing/samples.ts'
import { sameCauses } from './troubles.ts'
import AccountTrouble from './AccountTrouble.svelte'

test('a lost connection says when it is tried again, and that it is tried now', async () => {
  installBridge()
  const lost = anAccount({ connection: 'stale', problem: 'Cannot be reached.' })
  const { rerender } = render(AccountTrouble, { account: { ...lost, triesAt: Date.now() + 7_900 } })
  expect(screen.getByText('Trying again in 8 s')).toBeTruthy()
  await rerender({ account: { ...lost, triesAt: Date.now() - 1 } })
  expect(screen.getByText('Trying now…')).toBeTruthy()
  await rerender({ account: lost })
  expect(screen.queryByText(/^Trying/)).toBeNull()
})

test('accounts that are lost for the same reason are one trouble, and are tried together', async () => {
  const bridge = installBridge()
  const triesAt = Date.now() + 8_000
  const lost = anAccount({ label: 'Jane', connection: 'stale', problem: 'Cannot be reached.', triesAt })
  const too = { ...lost, id: 'a2', label: 'Anna' }
  const other = { ...lost, id: 'a3', problem: 'Refused.' }
  const out = { ...lost, id: 'a4', connection: 'signInAgain' } as const
  const outToo = { ...out, id: 'a5' }
  const groups = sameCauses([lost, other, too, out, outToo])
  expect(groups.map((group) => group.map(({ id }) => id))).toEqual([['a1', 'a2'], ['a3'], ['a4'], ['a5']])
  render(AccountTrouble, { account: lost, others: [too] })
  expect(screen.getByText('Jane, Anna')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Try now' }))
  expect(bridge.inputsOf('account.reconnect')).toEqual([{ accountId: 'a1' }, { accountId: 'a2' }])
})

test('where nothing is tried by itself the user is asked to take the place back', async () => {
  const bridge = installBridge()
  render(AccountTrouble, { account: anAccount({ connection: 'stale', problem: 'Another program is there.' }) })
  await userEvent.click(screen.getByRole('button', { name: 'Connect here again' }))
  expect(bridge.inputsOf('account.reconnect')).toEqual([{ accountId: 'a1' }])
})
