import { render, screen } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { OwnPresence } from '../../../src-preload/contract/presence.ts'
import { formatTime } from '../../state/format.ts'
import { installBridge } from '../../testing/fake-bridge.ts'
import { anAccount } from '../../testing/samples.ts'
import PresencePanel from './PresencePanel.svelte'

const until = Date.now() + 60_000
const presence: OwnPresence = {
  accountId: 'a1',
  activityId: 'lunch',
  activityName: 'Lunch',
  appliedShortcutId: 's1',
  available: false,
  until,
  activities: [
    { id: 'lunch', name: 'Lunch', available: false },
    { id: 'free', name: 'Available', available: true }
  ],
  roles: [],
  shortcuts: [
    { id: 's1', name: 'Lunch', activityId: 'lunch', icon: 'food', available: false, duration: 'minutes', minutes: 45 },
    { id: 's2', name: 'Driving', activityId: 'free', icon: 'car', available: true, duration: 'noEndTime' }
  ]
}

test('shows the activity with its end and which shortcut is applied', () => {
  installBridge()
  render(PresencePanel, { presence, account: anAccount() })
  expect(screen.getByText(`until ${formatTime(until)}`)).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Lunch' }).getAttribute('aria-pressed')).toBe('true')
  expect(screen.getByRole('button', { name: 'Driving' }).getAttribute('aria-pressed')).toBe('false')
})

test('a shortcut is applied and pending until the presence has changed', async () => {
  const bridge = installBridge()
  const { rerender } = render(PresencePanel, { presence, account: anAccount() })
  await userEvent.click(screen.getByRole('button', { name: 'Driving' }))
  expect(bridge.inputsOf('presence.applyShortcut')).toEqual([{ accountId: 'a1', shortcutId: 's2' }])
  expect(screen.getByRole('button', { name: 'Driving' }).getAttribute('aria-busy')).toBe('true')
  await rerender({ presence: { ...presence, activityName: 'Driving', available: true } })
  expect(screen.getByRole('button', { name: 'Driving' }).getAttribute('aria-busy')).toBeNull()
})

test('an activity is chosen from the list', async () => {
  const bridge = installBridge()
  render(PresencePanel, { presence, account: anAccount() })
  await userEvent.click(screen.getByLabelText('Activity: Lunch'))
  await userEvent.click(await screen.findByRole('option', { name: 'Available' }))
  expect(bridge.inputsOf('presence.setActivity')).toEqual([{ accountId: 'a1', activityId: 'free' }])
})

test('while an activity is on its way the list keeps the keyboard and lets nothing else be chosen', async () => {
  const bridge = installBridge()
  render(PresencePanel, { presence, account: anAccount() })
  const list = screen.getByLabelText('Activity: Lunch')
  list.focus()
  await userEvent.keyboard('{Enter}')
  await userEvent.click(await screen.findByRole('option', { name: 'Available' }))
  expect([document.activeElement, list.getAttribute('aria-busy'), list.matches(':disabled')]).toEqual([
    list,
    'true',
    false
  ])
  await userEvent.keyboard('{Enter}A')
  expect(screen.queryByRole('option')).toBeNull()
  expect(bridge.inputsOf('presence.setActivity')).toHaveLength(1)
})

test('on a lost connection nothing looks applied and nothing can be pressed', async () => {
  const bridge = installBridge()
  render(PresencePanel, { presence, account: anAccount({ connection: 'stale' }) })
  expect(screen.getByRole('button', { name: 'Lunch' }).getAttribute('aria-pressed')).toBe('false')
  await userEvent.click(screen.getByRole('button', { name: 'Driving' }))
  expect(bridge.sent).toEqual([])
})
