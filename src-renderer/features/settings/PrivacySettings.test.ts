import { render, screen, waitFor, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import type { KeptData } from '../../../src-preload/contract/note.ts'
import type { Result } from '../../../src-preload/contract/error.ts'
import { failed, installBridge, ok, type FakeBridge } from '../../testing/fake-bridge.ts'
import PrivacySettings from './PrivacySettings.svelte'

let bridge: FakeBridge
let kept: KeptData
let answer: () => Result<undefined>

beforeEach(() => {
  kept = { notes: 12, missed: 3, calls: 0 }
  answer = () => ok(undefined)
  bridge = installBridge({
    'privacy.kept': () => ok(kept),
    'privacy.clear': ({ what }) => {
      const result = answer()
      if (result.ok) kept = { ...kept, [what]: 0 }
      return result
    }
  })
  render(PrivacySettings)
})

const button = (name: string): HTMLElement => screen.getByRole('button', { name })
const clear = async (name: string, answered: 'Clear' | 'Cancel'): Promise<HTMLElement> => {
  await userEvent.click(button(name))
  const dialog = await screen.findByRole('alertdialog')
  await userEvent.click(within(dialog).getByRole('button', { name: answered }))
  return dialog
}

test('it says how many are kept, and what is not there cannot be cleared', async () => {
  expect(await screen.findByText('Kept on this computer: 12')).toBeTruthy()
  expect(screen.getByText('Kept on this computer: 3')).toBeTruthy()
  expect(button('Clear What is remembered of other calls').getAttribute('aria-disabled')).toBe('true')
})

test.each([
  ['notes', 'Clear Notes about calls', /12\. This cannot be undone\. .*telephone system and stay there/],
  ['missed', 'Clear Missed calls', /deleted: 3\. .*This cannot be undone\. .*telephone system keeps stays/]
] as const)('clearing %s says what goes and what stays, and is done after a yes alone', async (what, name, text) => {
  await screen.findByText('Kept on this computer: 12')
  const dialog = await clear(name, 'Cancel')
  expect(dialog.textContent).toMatch(text)
  expect(bridge.inputsOf('privacy.clear')).toEqual([])
  await clear(name, 'Clear')
  expect(bridge.inputsOf('privacy.clear')).toEqual([{ what }])
  await waitFor(() => expect(button(name).getAttribute('aria-disabled')).toBe('true'))
})

test('a failure is told where it happened', async () => {
  answer = () => failed('The change could not be saved on this computer.')
  await screen.findByText('Kept on this computer: 12')
  await clear('Clear Notes about calls', 'Clear')
  expect((await screen.findByRole('alert')).textContent).toBe('The change could not be saved on this computer.')
})
