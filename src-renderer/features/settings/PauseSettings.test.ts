import { render, screen } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import type { Capability } from '../../../src-preload/contract/capability.ts'
import { emptyState } from '../../../src-preload/contract/empty-state.ts'
import { mirror } from '../../state/mirror.svelte.ts'
import { installBridge, type FakeBridge } from '../../testing/fake-bridge.ts'
import { anAccount } from '../../testing/samples.ts'
import PauseSettings from './PauseSettings.svelte'

async function show(...capabilities: Capability[]): Promise<FakeBridge> {
  const bridge = installBridge()
  const account = anAccount({ capabilities })
  bridge.revision = mirror.revision + 100
  bridge.state = { ...emptyState, accounts: { [account.id]: account } }
  mirror.connect(bridge)
  await vi.waitFor(() => expect(mirror.revision).toBe(bridge.revision))
  render(PauseSettings)
  return bridge
}

test('each rule is a switch, and changing one leaves the others', async () => {
  const bridge = await show('queuePause', 'dnd')
  expect(screen.getByRole('switch', { name: 'With “Do not disturb”' }).getAttribute('aria-checked')).toBe('true')
  await userEvent.click(screen.getByRole('switch', { name: 'When the screen is locked' }))
  expect(bridge.inputsOf('settings.change')).toEqual([
    { pauses: { locked: true, asleep: false, quit: false, dnd: true } }
  ])
})

test('there is no rule for what no account can do', async () => {
  await show('queuePause')
  expect(screen.queryByRole('switch', { name: 'With “Do not disturb”' })).toBeNull()
})

test('where no group can be paused there are no rules', async () => {
  await show('queueSignIn', 'dnd')
  expect(screen.queryAllByRole('switch')).toEqual([])
})
