import { render, screen, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import type { Account } from '../../src-preload/contract/account.ts'
import { emptyState } from '../../src-preload/contract/empty-state.ts'
import { mirror } from '../state/mirror.svelte.ts'
import { installBridge } from '../testing/fake-bridge.ts'
import { aMissedCall, anAccount, aQueue } from '../testing/samples.ts'
import App from './App.svelte'

/** Two accounts of one system and user, with the same groups and switches. */
const twin = (id: string, label: string): Account =>
  anAccount({
    id,
    mark: { label, colour: 'teal' },
    capabilities: [
      'dial',
      'calls',
      'queueSignIn',
      'queuePause',
      'agents',
      'queueCallers',
      'dnd',
      'switches',
      'parkedCalls'
    ],
    dnd: false,
    switches: [{ id: 's1', name: 'Night', on: false }],
    parked: [{ slot: '901', remote: { kind: 'external', name: 'Nils', withheld: false } }]
  })

const groupsOf = (accountId: string) =>
  ['Sales', 'Support'].map((name) =>
    aQueue({
      id: `${accountId}:${name}`,
      accountId,
      name,
      signedIn: true,
      waiting: 2,
      agentsSignedIn: 2,
      agentsFree: 1
    })
  )

/** What has the same name as another control of its list. */
function doubled(): readonly string[] {
  return screen.getAllByRole('list').flatMap((list) => {
    const controls = [...within(list).queryAllByRole('button'), ...within(list).queryAllByRole('switch')]
    const names = controls.map((one) => one.getAttribute('aria-label') ?? one.textContent.trim())
    return names.filter((name, index) => names.indexOf(name) !== index)
  })
}

test('no two controls of a list have the same name, though two accounts have the same groups, switches and calls', async () => {
  const queues = ['a1', 'b1'].flatMap(groupsOf)
  const bridge = installBridge()
  bridge.state = {
    ...emptyState,
    accounts: { a1: twin('a1', 'Acme 1'), b1: twin('b1', 'Acme 2') },
    queues: Object.fromEntries(queues.map((queue) => [queue.id, queue])),
    missed: { m1: aMissedCall({ id: 'm1' }), m2: aMissedCall({ id: 'm2', accountId: 'b1' }) }
  }
  render(App)
  await vi.waitFor(() => expect(mirror.accounts).toHaveLength(2))
  expect(screen.getAllByRole('switch', { name: /^Log in to Sales/ })).toHaveLength(2)
  expect(screen.getAllByRole('button', { name: /^Retrieve Nils/ })).toHaveLength(2)
  expect(doubled()).toEqual([])
  const places = within(screen.getByRole('navigation'))
  await userEvent.click(places.getByRole('button', { name: /^Groups/ }))
  await vi.waitFor(() => expect(screen.getAllByRole('switch', { name: /^Log in to Support/ })).toHaveLength(2))
  expect(doubled()).toEqual([])
  await userEvent.click(places.getByRole('button', { name: /^Me/ }))
  expect(await screen.findAllByRole('switch', { name: /^Night/ })).toHaveLength(2)
  expect(new Set(screen.getAllByRole('switch').map((one) => one.getAttribute('aria-label'))).size).toBe(4)
})
