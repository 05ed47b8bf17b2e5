import { render, screen } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { installBridge } from '../../testing/fake-bridge.ts'
import { anAccount } from '../../testing/samples.ts'
import PlanSwitches from './PlanSwitches.svelte'

const facts = { dnd: false, switches: [{ id: 's1', name: 'Night', on: true }] }

test('do not disturb and the switches of the call plan are set by their own words', async () => {
  const bridge = installBridge()
  render(PlanSwitches, { account: anAccount({ ...facts, capabilities: ['dnd', 'switches'] }) })
  await userEvent.click(screen.getByRole('switch', { name: 'Do not disturb' }))
  expect(bridge.inputsOf('presence.setDnd')).toEqual([{ accountId: 'a1', on: true }])
  expect(screen.getByRole('switch', { name: 'Night' }).getAttribute('aria-checked')).toBe('true')
  await userEvent.click(screen.getByRole('switch', { name: 'Night' }))
  expect(bridge.inputsOf('presence.setSwitch')).toEqual([{ accountId: 'a1', switchId: 's1', on: false }])
})

test('an account that cannot set them shows none, though it knows them', () => {
  installBridge()
  render(PlanSwitches, { account: anAccount(facts) })
  expect(screen.queryByRole('switch')).toBeNull()
})

test('while it is not known whether nobody may disturb, that is said, and it can be switched on', async () => {
  const bridge = installBridge()
  render(PlanSwitches, { account: anAccount({ capabilities: ['dnd'] }) })
  expect(screen.queryByRole('switch')).toBeNull()
  expect(screen.getByText('not known')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Switch on “Do not disturb”' }))
  expect(bridge.inputsOf('presence.setDnd')).toEqual([{ accountId: 'a1', on: true }])
})
