import { screen } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { BJORN, NILS, anOffice, choose, item, office, row, rows, show, shown } from './testing/calls-page.ts'

test('marks a line as seen and as new again', async () => {
  await show()
  await shown(3)
  await choose('Frida Jönsson', 'Mark as seen')
  expect(office.bridge.inputsOf('history.mark')).toEqual([
    { accountId: 'a1', which: { itemIds: ['1'] }, seen: true, played: false }
  ])
  await vi.waitFor(() => expect(rows()[0]).not.toMatch(/New/))
  await choose('Frida Jönsson', 'Mark as new')
  await vi.waitFor(() => expect(rows()[0]).toMatch(/New/))
})

test('marks all calls as seen and leaves messages to the user', async () => {
  await show()
  await shown(3)
  await userEvent.click(screen.getByRole('button', { name: 'Mark all seen' }))
  expect(office.bridge.inputsOf('history.mark')).toEqual([
    { accountId: 'a1', which: { upTo: '1', kinds: ['outgoing', 'incoming', 'missed'] }, seen: true, played: false }
  ])
  await vi.waitFor(() => expect(rows().filter((text) => text.endsWith('New'))).toHaveLength(1))
})

test('deletes with the key, the keyboard goes on with the next line, and undo puts it back', async () => {
  await show()
  await shown(3)
  row('Björn Åkesson').focus()
  await userEvent.keyboard('{Delete}')
  await shown(2)
  expect(office.bridge.inputsOf('history.move')).toEqual([{ accountId: 'a1', itemId: '5', to: 'trash' }])
  expect(document.activeElement).toBe(row('Nils Öberg'))
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }))
  await shown(3)
  expect(office.bridge.inputsOf('history.move').at(-1)).toEqual({ accountId: 'a1', itemId: '5', to: 'log' })
  expect(rows()[1]).toMatch(/Björn/)
})

test('deleted calls are shown, restored, and deleted for good after a question', async () => {
  office.trash = [BJORN, NILS]
  await show()
  await shown(3)
  await userEvent.click(screen.getByRole('button', { name: 'Deleted' }))
  await shown(2)
  expect(screen.queryByRole('button', { name: /^Call back/ })).toBeNull()
  await choose('Björn Åkesson', 'Restore')
  await shown(1)
  expect(office.bridge.inputsOf('history.move')).toEqual([{ accountId: 'a1', itemId: '5', to: 'log' }])
  await choose('Nils Öberg', 'Delete for good…')
  expect((await screen.findByRole('alertdialog')).textContent).toMatch(/Nils Öberg: this cannot be undone/)
  expect(office.bridge.inputsOf('history.delete')).toEqual([])
  await userEvent.click(screen.getByRole('button', { name: 'Delete' }))
  expect(await screen.findByText('Nothing deleted.')).toBeTruthy()
  expect(office.bridge.inputsOf('history.delete')).toEqual([{ accountId: 'a1', which: { itemIds: ['9'] } }])
})

test('what no account can do is not there', async () => {
  await show([anOffice({ capabilities: ['history'] })])
  await shown(3)
  for (const name of ['Deleted', 'Mark all seen']) expect(screen.queryByRole('button', { name })).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'More about Frida Jönsson' }))
  const entries = await screen.findAllByRole('menuitem')
  expect(entries.map(({ textContent }) => textContent)).toEqual(['Details', 'Copy number'])
})

test('what needs a connection stays in the menu with the reason, and sends nothing', async () => {
  await show()
  await shown(3)
  office.bridge.patch({ accounts: { a1: anOffice({ connection: 'stale' }) } })
  await userEvent.click(screen.getByRole('button', { name: 'More about Frida Jönsson' }))
  const entry = await screen.findByRole('menuitem', { name: 'Delete' })
  expect([entry.getAttribute('aria-disabled'), entry.title]).toEqual(['true', 'Not connected: Stale'])
  await userEvent.click(entry)
  expect(office.bridge.inputsOf('history.move')).toEqual([])
})

test('of a system that does not keep what was looked at, nothing is new and only messages are marked or deleted', async () => {
  office.items = [item('1', 'Frida Jönsson', { kind: 'missed' }), NILS]
  delete office.items[0]?.seen
  await show([anOffice({ capabilities: ['dial', 'history', 'historyMarks', 'historyDelete'] })])
  await shown(2)
  expect(rows()[0]).not.toContain('New')
  expect(screen.queryByRole('button', { name: 'Mark all seen' })).toBeNull()
  const entries = async (name: string): Promise<readonly (string | null)[]> => {
    await userEvent.click(screen.getByRole('button', { name: `More about ${name}` }))
    const found = (await screen.findAllByRole('menuitem')).map(({ textContent }) => textContent?.trim() ?? null)
    await userEvent.keyboard('{Escape}')
    return found
  }
  const marks = /seen|Delete/
  expect((await entries('Frida Jönsson')).filter((entry) => marks.test(entry ?? ''))).toEqual([])
  expect((await entries('Nils Öberg')).filter((entry) => marks.test(entry ?? ''))).toHaveLength(2)
})
