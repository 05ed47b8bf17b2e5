import { render, screen } from '@testing-library/svelte'
import { expect, test, vi } from 'vitest'
import type { Account } from '../../../src-preload/contract/account.ts'
import { mirror } from '../../state/mirror.svelte.ts'
import { emptyState } from '../../../src-preload/contract/empty-state.ts'
import { installBridge } from '../../testing/fake-bridge.ts'
import { anAccount } from '../../testing/samples.ts'
import VoicemailLines from './VoicemailLines.svelte'

let revision = 0

async function show(...accounts: Account[]): Promise<(string | undefined)[]> {
  const bridge = installBridge()
  bridge.revision = revision += 100
  bridge.state = { ...emptyState, accounts: Object.fromEntries(accounts.map((account) => [account.id, account])) }
  mirror.connect(bridge)
  await vi.waitFor(() => expect(mirror.revision).toBe(revision))
  render(VoicemailLines)
  return screen.queryAllByRole('status').map((line) => line.textContent.replace(/\s+/g, ' ').trim())
}

test('says how many new messages wait, and how many are kept', async () => {
  expect(await show(anAccount({ voicemail: { fresh: 3, kept: 5 } }))).toEqual(['New voicemail: 3 5 kept'])
})

test('says of which account they are where there are several, and nothing of one that has none', async () => {
  const other = anAccount({ id: 'b1', label: 'Berg', voicemail: { fresh: 1 } })
  const none = anAccount({ id: 'c1', voicemail: { fresh: 0, kept: 2 } })
  // the short label is for the eyes, the name for readers of the screen
  expect(await show(anAccount(), other, none)).toEqual(['New voicemail: 1 Vendor Berg'])
})

test('says nothing while the number is one of then', async () => {
  expect(await show(anAccount({ connection: 'stale', staleSince: 1, voicemail: { fresh: 3 } }))).toEqual([])
})
