import { screen, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import type { Input } from '../../../src-preload/contract/ipc.ts'
import { closeLast } from '../../state/escape.ts'
import { ok } from '../../testing/fake-bridge.ts'
import { aCall } from '../../testing/samples.ts'
import {
  BJORN,
  FRIDA,
  HISTORY,
  MINUTE,
  anOffice,
  choose,
  item,
  now,
  office,
  row,
  rows,
  show,
  shown
} from './testing/calls-page.ts'

test('lists calls and messages with kind, name, number, time and length, and says which are new', async () => {
  await show()
  await shown(3)
  expect(rows()[0]).toMatch(/^Missed: Frida Jönsson, .*11:59.*, New$/)
  expect(rows()[1]).toMatch(/^Outgoing: Björn Åkesson, .*11:55/)
  const bjorn = within(row('Björn Åkesson'))
  expect(bjorn.getByText('Björn Åkesson').getAttribute('dir')).toBe('auto')
  expect(bjorn.getByText('030 5')).toBeTruthy()
  expect(bjorn.getByText('2:05')).toBeTruthy()
  expect(bjorn.queryByText('Jane Doe · example.org')).toBeNull()
})

test('filters ask the telephone system; only kinds that are there are offered', async () => {
  await show()
  await shown(3)
  const offered = screen.getAllByRole('radio').map(({ textContent }) => textContent)
  expect(offered).toEqual(['All', 'Missed', 'Incoming', 'Outgoing', 'Voicemail'])
  await userEvent.click(screen.getByRole('radio', { name: 'Missed' }))
  await shown(1)
  expect(office.bridge.inputsOf('history.page').at(-1)).toMatchObject({ kinds: ['missed'], shelf: 'log' })
  await userEvent.click(screen.getByRole('radio', { name: 'Incoming' }))
  expect(await screen.findByText('No incoming calls.')).toBeTruthy()
})

test('a name is found without its marks, a number at the telephone system too, and Esc ends the search', async () => {
  await show()
  await shown(3)
  const field = screen.getByRole('searchbox', { name: 'Search calls' })
  await userEvent.type(field, 'oberg')
  expect(rows()[0]).toMatch(/Nils Öberg/)
  await userEvent.clear(field)
  await userEvent.type(field, '030 777')
  await vi.waitFor(() =>
    expect(office.bridge.inputsOf('history.page').at(-1)).toMatchObject({ number: '+4930777', shelf: 'log' })
  )
  expect(await screen.findByText('Nothing found for “030 777”.')).toBeTruthy()
  closeLast()
  await shown(3)
})

test('a search says how far it goes while not all is loaded, and looks further back on demand', async () => {
  await show()
  vi.spyOn(office.bridge, 'request').mockImplementation(async (name, input) => {
    const { olderThan } = input as Input<'history.page'> // the only request that counts here
    if (name !== 'history.page') return ok([]) as never
    return ok(
      olderThan === undefined
        ? { items: [FRIDA], replaces: true, newest: '1', older: '1' }
        : { items: [BJORN], replaces: false }
    ) as never // two pages
  })
  await userEvent.click(screen.getByRole('radio', { name: 'Outgoing' }))
  await shown(1)
  await userEvent.type(screen.getByRole('searchbox'), 'björn')
  expect(await screen.findByText('Nothing found for “björn” in the newest calls (1).')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Look further back' }))
  await shown(1)
  expect(rows()[0]).toMatch(/Björn/)
  expect(screen.queryByRole('button', { name: 'Look further back' })).toBeNull()
})

test('arrows go through the rows, Enter calls back once with the telephone used last', async () => {
  await show()
  await shown(3)
  row('Frida Jönsson').focus()
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}')
  expect(document.activeElement).toBe(row('Nils Öberg'))
  await userEvent.keyboard('{Home}{ArrowDown}{Enter}{Enter}')
  expect(office.bridge.inputsOf('call.dial')).toEqual([{ accountId: 'a1', number: '+49305', deviceId: 'd1' }])
  expect(rows()).toHaveLength(3)
})

test('Tab reaches the controls of one row only', async () => {
  await show()
  await shown(3)
  row('Frida Jönsson').focus()
  await userEvent.tab()
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Call back Frida Jönsson')
  await userEvent.tab()
  await userEvent.tab()
  expect(screen.getByRole('treegrid').contains(document.activeElement)).toBe(false)
})

test('calls back with another telephone and line from the details', async () => {
  const lines = [
    { id: 'l1', kind: 'officeFixed', secondary: false, number: '302', active: true },
    { id: 'l2', kind: 'anonymous', secondary: false, active: false }
  ] as const
  await show([anOffice({ capabilities: [...HISTORY, 'callerLines'], callerLines: [...lines] })])
  await shown(3)
  await choose('Frida Jönsson', 'Call back with…')
  const from = await screen.findByRole('combobox', { name: /^Call from: Desk phone/ })
  expect(document.activeElement).toBe(from)
  await userEvent.keyboard('{Enter}')
  await userEvent.click(await screen.findByRole('option', { name: 'Mobile' }))
  await userEvent.click(screen.getByRole('combobox', { name: /^Show number/ }))
  await userEvent.click(await screen.findByRole('option', { name: 'None (hidden)' }))
  await userEvent.click(screen.getByRole('button', { name: 'Call back' }))
  expect(office.bridge.inputsOf('call.dial')).toEqual([
    { accountId: 'a1', number: '+49301', deviceId: 'd2', lineId: 'l2' }
  ])
})

test('says at the row why it cannot call back, and sends nothing', async () => {
  await show()
  await shown(3)
  office.bridge.patch({ accounts: { a1: anOffice({ connection: 'stale' }) } })
  await userEvent.click(screen.getByRole('button', { name: 'Call back Frida Jönsson' }))
  expect(within(row('Frida Jönsson')).getByRole('alert').textContent).toMatch(/^Not connected/)
  expect(office.bridge.inputsOf('call.dial')).toEqual([])
})

test('calls in a row with one person are one line that opens, and Esc closes it', async () => {
  office.items = [
    FRIDA,
    { ...FRIDA, id: '2', at: now - 2 * MINUTE },
    { ...FRIDA, id: '3', at: now - 3 * MINUTE },
    BJORN
  ]
  await show()
  await shown(2)
  expect(within(row('Frida Jönsson')).getByText('(3)')).toBeTruthy()
  await userEvent.click(row('Frida Jönsson'))
  const details = screen.getByRole('gridcell', { name: 'Details of Frida Jönsson' })
  expect(within(details).getAllByRole('listitem')).toHaveLength(3)
  expect(row('Frida Jönsson').getAttribute('aria-expanded')).toBe('true')
  closeLast()
  await vi.waitFor(() => expect(screen.queryByRole('gridcell', { name: /^Details of/ })).toBeNull())
})

test('a line that is being searched for by number is said to be missing only once the answer is there', async () => {
  await show()
  await shown(3)
  const answer = vi.fn()
  const request = office.bridge.request.bind(office.bridge)
  vi.spyOn(office.bridge, 'request').mockImplementation(async (name, input) => {
    if (name === 'history.page') await new Promise<void>((resolve) => answer.mockImplementation(resolve))
    return request(name, input)
  })
  await userEvent.type(screen.getByRole('searchbox'), '030 777')
  await vi.waitFor(() => expect(answer.getMockImplementation()).toBeDefined())
  expect(screen.queryByText(/^Nothing found/)).toBeNull()
  answer()
  expect(await screen.findByText('Nothing found for “030 777”.')).toBeTruthy()
})

test('the end of a call brings it to the top, and the keyboard stays where it was', async () => {
  await show()
  await shown(3)
  const call = aCall({ state: 'connected' })
  office.bridge.patch({ calls: { [call.id]: call } })
  row('Björn Åkesson').focus()
  office.items = [item('0', 'Harriet Stone'), ...office.items]
  office.bridge.patch({ calls: { [call.id]: { ...call, state: 'cleared' } } })
  await shown(4)
  expect(rows()[0]).toMatch(/Harriet Stone/)
  expect(document.activeElement).toBe(row('Björn Åkesson'))
})

test('notes that are kept on the telephone system are beside those that are kept here, for calls only', async () => {
  await show([anOffice({ capabilities: ['dial', 'history', 'callNotes'] })])
  await shown(3)
  await userEvent.click(row('Björn Åkesson'))
  expect(await screen.findByRole('region', { name: 'On the telephone system' })).toBeTruthy()
  expect(office.bridge.inputsOf('history.notes')).toEqual([{ accountId: 'a1', itemId: '5' }])
  await userEvent.click(row('Björn Åkesson'))
  await userEvent.click(row('Nils Öberg'))
  expect(screen.queryByRole('region', { name: 'On the telephone system' })).toBeNull()
})

test('text messages have a place of their own where an account has a list of them', async () => {
  await show([anOffice({ capabilities: ['history', 'textMessageList'] })])
  await shown(3)
  await userEvent.click(screen.getByRole('button', { name: 'Text messages' }))
  expect(await screen.findByRole('button', { name: 'Back to calls' })).toBe(document.activeElement)
  await userEvent.click(screen.getByRole('button', { name: 'Back to calls' }))
  await shown(3)
  await userEvent.click(screen.getByRole('button', { name: 'Text messages' }))
  office.bridge.patch({ accounts: { a1: anOffice({ capabilities: ['history'] }) } })
  await shown(3)
})
