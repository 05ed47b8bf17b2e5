import { render, screen, waitFor } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { emptyState } from '../../../src-preload/contract/empty-state.ts'
import { defaultSettings, mirror } from '../../state/mirror.svelte.ts'
import { installBridge } from '../../testing/fake-bridge.ts'
import FieldHotkey from './FieldHotkey.svelte'

test('the keys are off until they are switched on, then asked for once, and said to work when they come through', async () => {
  const bridge = installBridge()
  bridge.revision = 90_000
  bridge.state = { ...emptyState, settings: { app: defaultSettings } }
  const end = mirror.connect(bridge)
  await waitFor(() => expect(mirror.revision).toBe(90_000))
  render(FieldHotkey)
  expect(screen.queryByRole('status')).toBeNull()
  await userEvent.click(screen.getByRole('switch', { name: 'Ctrl+Alt+K goes to the field' }))
  expect(bridge.inputsOf('settings.change')).toEqual([{ fieldHotkey: true }])
  bridge.patch({ settings: { app: { ...defaultSettings, fieldHotkey: true } } })
  expect((await screen.findByRole('status')).textContent).toMatch(/^Press it now/)
  bridge.push('window.show', { view: 'dial' })
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('It works.'))
  end()
})
