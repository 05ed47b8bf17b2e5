import { fireEvent, render, screen } from '@testing-library/svelte'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { AppSettings } from '../../../src-preload/contract/settings.ts'
import { emptyState } from '../../../src-preload/contract/empty-state.ts'
import { defaultSettings, mirror } from '../../state/mirror.svelte.ts'
import { installBridge, ok, type FakeBridge } from '../../testing/fake-bridge.ts'
import { anAccount, aQueue } from '../../testing/samples.ts'
import PopupSettings from './PopupSettings.svelte'

const screens = [
  { id: '1', name: 'Built-in · 1440 × 900' },
  { id: '2', name: 'Desk · 2560 × 1440' }
]
let revision = 0
let end = (): void => undefined

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  end()
  vi.useRealTimers()
})

async function open(
  change: Partial<AppSettings> = {},
  { found = screens, isLimited = false } = {}
): Promise<FakeBridge> {
  const bridge = installBridge({ 'popup.screens': () => ok(found), 'popup.isLimited': () => ok(isLimited) })
  bridge.state = {
    ...emptyState,
    accounts: { a1: anAccount({ capabilities: ['textMessages'] }) },
    queues: { 'a1:q1': aQueue(), 'a1:q2': aQueue({ id: 'a1:q2', name: 'Sales' }) },
    settings: { app: { ...defaultSettings, ...change } }
  }
  bridge.revision = revision += 100
  end = mirror.connect(bridge)
  await vi.advanceTimersByTimeAsync(0)
  render(PopupSettings)
  await vi.advanceTimersByTimeAsync(0)
  return bridge
}

const changes = (bridge: FakeBridge): readonly unknown[] => bridge.inputsOf('settings.change')
const { popup } = defaultSettings
const toggle = (name: string): Promise<boolean> => fireEvent.click(screen.getByRole('switch', { name }))

test('limits the popup to chosen groups and direct calls', async () => {
  const bridge = await open({ popup: { ...popup, calls: 'chosen', queueIds: ['a1:q2'] } })
  await toggle('Popup for Support')
  await toggle('Popup for Sales')
  await toggle('Popup for Calls to me directly')
  expect(changes(bridge)).toEqual([
    { popup: { ...popup, calls: 'chosen', queueIds: ['a1:q2', 'a1:q1'] } },
    { popup: { ...popup, calls: 'chosen', queueIds: [] } },
    { popup: { ...popup, calls: 'chosen', queueIds: ['a1:q2'], direct: false } }
  ])
})

test('offers nothing to choose of while all calls pop up, nor of a popup that is off', async () => {
  await open()
  expect(screen.queryByRole('switch', { name: 'Popup for Support' })).toBeNull()
  expect(screen.getByRole('radio', { name: 'Chosen' })).toBeTruthy()
})

test('of a popup that is off only the reminders are left', async () => {
  await open({ popupEnabled: false, popup: { ...popup, repeatQueueIds: ['a1:q1'] } })
  expect(screen.queryByRole('radio', { name: 'Chosen' })).toBeNull()
  expect(screen.queryByLabelText(/^Screen/)).toBeNull()
  expect(screen.getByRole('switch', { name: 'Remind of missed calls of Support' })).toBeTruthy()
})

test('offers screens where there are several, and says that a chosen one is gone', async () => {
  await open({ popup: { ...popup, screenId: '2' } })
  expect(screen.getByLabelText('Screen: Desk · 2560 × 1440')).toBeTruthy()
})

test('says that the chosen screen is not connected', async () => {
  await open({ popup: { ...popup, screenId: '9' } }, { found: screens.slice(0, 1) })
  expect(screen.getByLabelText('Screen: Not connected now')).toBeTruthy()
})

test('offers neither screens nor full screen where the desktop decides', async () => {
  await open({}, { isLimited: true })
  expect(screen.queryByLabelText(/^Screen/)).toBeNull()
  expect(screen.queryByRole('switch', { name: 'Over full-screen programs' })).toBeNull()
})

test('lets the popup over full-screen programs', async () => {
  const bridge = await open()
  await toggle('Over full-screen programs')
  expect(changes(bridge)).toEqual([{ popup: { ...popup, overFullScreen: true } }])
})

test('reminds of missed calls of the groups that are left, and of none while it is off', async () => {
  const bridge = await open({ popup: { ...popup, repeatQueueIds: ['a1:q1', 'a1:q2'] } })
  expect(screen.getByLabelText('Remind of missed group calls: Every 5 min')).toBeTruthy()
  await toggle('Remind of missed calls of Sales')
  expect(changes(bridge)).toEqual([{ popup: { ...popup, repeatQueueIds: ['a1:q1'] } }])
  bridge.patch({ settings: { app: defaultSettings } })
  await vi.advanceTimersByTimeAsync(0)
  expect(screen.getByLabelText('Remind of missed group calls: Off')).toBeTruthy()
  expect(screen.queryByRole('switch', { name: 'Remind of missed calls of Sales' })).toBeNull()
})

test('texts that are ready are changed, added and removed, and empty ones forgotten', async () => {
  const bridge = await open({ textTemplates: ['One', 'Two'] })
  const field = (number: number): HTMLElement => screen.getByRole('textbox', { name: `Text ${number}` })
  await fireEvent.change(field(1), { target: { value: 'First' } })
  await fireEvent.click(screen.getByRole('button', { name: 'Remove text 2' }))
  await fireEvent.click(screen.getByRole('button', { name: 'Add a text' }))
  await vi.advanceTimersByTimeAsync(0)
  expect(document.activeElement).toBe(field(3))
  await fireEvent.change(field(3), { target: { value: ' Three ' } })
  await fireEvent.change(field(2), { target: { value: ' ' } })
  expect(changes(bridge).map((change) => (change as Partial<AppSettings>).textTemplates)).toEqual([
    ['First', 'Two'],
    ['One'],
    ['One', 'Two', 'Three'],
    ['One']
  ])
})
