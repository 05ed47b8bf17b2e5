import { render, screen } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { shortcuts } from '../calls/call-controls.ts'
import { keyList } from './key-list.svelte.ts'
import KeyList from './KeyList.svelte'

test('the list has every key of a call, takes the keyboard, and Esc closes it', async () => {
  keyList.open()
  render(KeyList)
  const dialog = await screen.findByRole('dialog', { name: 'Keys' })
  for (const keys of Object.values(shortcuts)) expect(dialog.textContent).toContain(keys)
  expect(dialog.contains(document.activeElement)).toBe(true)
  await userEvent.keyboard('{Escape}')
  expect(keyList.isOpen).toBe(false)
})
