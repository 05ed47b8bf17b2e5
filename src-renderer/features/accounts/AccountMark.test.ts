import { render, screen } from '@testing-library/svelte'
import { expect, test, vi } from 'vitest'
import { emptyState } from '../../../src-preload/contract/empty-state.ts'
import { mirror } from '../../state/mirror.svelte.ts'
import { installBridge } from '../../testing/fake-bridge.ts'
import { anAccount } from '../../testing/samples.ts'
import AccountMark from './AccountMark.svelte'

const jane = anAccount({ mark: { label: 'Office', colour: 'teal' } })

test('shows colour and short label with the full name where there is another account, and nothing else', async () => {
  const bridge = installBridge()
  bridge.state = { ...emptyState, accounts: { a1: jane } }
  mirror.connect(bridge)
  await vi.waitFor(() => expect(mirror.account('a1')).toBe(jane))
  const { container } = render(AccountMark, { account: jane })
  expect(container.textContent).toBe('')
  bridge.patch({ accounts: { b1: anAccount({ id: 'b1', label: 'Anna' }) } })
  const mark = await screen.findByTitle(jane.label)
  expect(mark.style.getPropertyValue('--colour')).toBe('var(--mark-teal)')
  expect(screen.getByText('Office').getAttribute('aria-hidden')).toBe('true')
  expect(screen.getByText(jane.label)).toBeDefined()
  expect(mirror.marked('b1')?.id).toBe('b1')
  bridge.patch({}, { accounts: ['b1'] })
  await vi.waitFor(() => expect(container.textContent).toBe(''))
  expect(mirror.marked('a1')).toBeUndefined()
})
