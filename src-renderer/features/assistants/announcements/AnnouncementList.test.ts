import { render, screen, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { failed, installBridge, ok } from '../../../testing/fake-bridge.ts'
import { aGroupAccount } from '../testing/groups.ts'
import AnnouncementList from './AnnouncementList.svelte'

type Answers = NonNullable<Parameters<typeof installBridge>[0]>

function open(answers: Answers = {}) {
  const bridge = installBridge({
    'announcement.list': () =>
      ok([{ file: 'last.wav' }, { file: 'second.wav', place: 2 }, { file: 'first.wav', place: 1 }]),
    ...answers
  })
  const account = aGroupAccount()
  render(AnnouncementList, { account, groupId: '31' })
  return { bridge, account }
}

const box = (name: string): HTMLElement => screen.getByRole('textbox', { name })

test('they stand in the order in which they are played', async () => {
  open()
  const list = await screen.findByRole('list', { name: 'Announcements' })
  expect(
    within(list)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent.replace(/\s+/g, ''))
  ).toEqual(['1first.wav', '2second.wav', '–last.wav'])
})

test('one is added by its file, with a place where one was typed', async () => {
  const { bridge, account } = open({ 'announcement.add': () => ok(undefined) })
  await userEvent.click(screen.getByRole('button', { name: 'Add announcement' }))
  expect(screen.getByText('Enter the name of a file.')).toBeTruthy()
  await userEvent.type(box('Sound file'), 'Queue1.wav')
  await userEvent.type(box('Place'), '1.5')
  expect(screen.getByText('Enter a whole number from 0 to 10000.')).toBeTruthy()
  await userEvent.clear(box('Place'))
  await userEvent.type(box('Place'), '3{Enter}')
  expect(bridge.inputsOf('announcement.add')).toEqual([
    { accountId: account.id, groupId: '31', file: 'Queue1.wav', place: 3 }
  ])
  expect(box('Sound file')).toHaveProperty('value', '')
})

test('a refusal keeps what was typed, and one that cannot be removed is named', async () => {
  open({ 'announcement.add': () => failed('No such file.'), 'announcement.remove': () => failed('Not allowed.') })
  await userEvent.type(box('Sound file'), 'x.wav{Enter}')
  expect(await screen.findByText('No such file.')).toBeTruthy()
  expect(box('Sound file')).toHaveProperty('value', 'x.wav')
  await userEvent.click(screen.getByRole('button', { name: 'Remove first.wav' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Remove' }))
  expect(await screen.findByText('first.wav was not removed: Not allowed.')).toBeTruthy()
})
