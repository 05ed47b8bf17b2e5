import { render, screen } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import { failed, installBridge, ok, type FakeBridge } from '../../testing/fake-bridge.ts'
import ServerNotes from './ServerNotes.svelte'

let bridge: FakeBridge
let notes: string[]
let problem: string | undefined

beforeEach(() => {
  notes = ['Wants a quote']
  problem = undefined
  bridge = installBridge({
    'history.notes': () => ok([...notes]),
    'history.addNote': ({ text }) => {
      if (problem !== undefined) return failed(problem)
      notes.push(text)
      return ok(undefined)
    }
  })
  render(ServerNotes, { accountId: 'a1', itemId: 'call:1' })
})

const field = (): Promise<HTMLElement> => screen.findByRole('textbox', { name: 'Add a note on the telephone system' })

test('what is kept there is shown as such, and can be added to only', async () => {
  const region = await screen.findByRole('region', { name: 'On the telephone system' })
  expect(await screen.findByText('Wants a quote')).toBeTruthy()
  expect(region.querySelectorAll('button')).toHaveLength(0)
  await userEvent.type(await field(), ' <i>now</i> ')
  expect(screen.getByText(/never changed or deleted/)).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Add for good' }))
  expect(await screen.findByText('<i>now</i>')).toBeTruthy()
  expect(bridge.inputsOf('history.addNote')).toEqual([{ accountId: 'a1', itemId: 'call:1', text: '<i>now</i>' }])
  expect(await field()).toHaveProperty('value', '')
  expect(await field()).toBe(document.activeElement)
})

test('what was typed stays where it could not be added', async () => {
  problem = 'This key may only read.'
  await userEvent.type(await field(), 'Later')
  await userEvent.click(screen.getByRole('button', { name: 'Add for good' }))
  expect((await screen.findByRole('alert')).textContent).toBe('This key may only read.')
  expect(await field()).toHaveProperty('value', 'Later')
})
