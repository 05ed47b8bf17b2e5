import { render, screen } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { failed, installBridge, ok } from '../../testing/fake-bridge.ts'
import EndpointDialog from './EndpointDialog.svelte'

const report = {
  fileName: 'pbx.yaml',
  matched: [{ name: 'holdCall', place: 'POST /x/hold' }],
  ambiguous: [{ name: 'parkCall', places: ['POST /x/a', 'POST /x/b'] }],
  notFound: ['moveCall'],
  changed: 1
}

function open(answer: Parameters<typeof installBridge>[0], differs = false, refusal?: string) {
  const used: (string | undefined)[] = []
  let closed = 0
  const bridge = installBridge(answer)
  render(EndpointDialog, {
    vendor: 'dstny',
    differs,
    onuse: async (chosen: { readonly choiceId: string } | undefined) => {
      used.push(chosen?.choiceId)
      return refusal
    },
    onclose: () => void closed++
  })
  return { used, closed: () => closed, bridge }
}

const press = (name: string): Promise<void> => userEvent.click(screen.getByRole('button', { name }))

test('what is in the file is shown before it is used', async () => {
  const { used, closed } = open({ 'endpoints.choose': () => ok({ status: 'read', choiceId: 'c1', report }) })
  await press('Choose file…')
  expect(screen.getByText('pbx.yaml')).toBeTruthy()
  for (const text of [
    'Found: 1',
    'Not clear, stay as they are: 1',
    'Not in the file, stay as they are: 1',
    'moveCall'
  ]) {
    expect(screen.getByText(text)).toBeTruthy()
  }
  expect([used, closed()]).toEqual([[], 0])
  await press('Use it')
  expect([used, closed()]).toEqual([['c1'], 1])
})

test('a bad file is said in words and can be replaced by another', async () => {
  const { used } = open({ 'endpoints.choose': () => failed('The file is wrong at operations.x.') })
  await press('Choose file…')
  expect(screen.getByRole('alert').textContent).toContain('operations.x')
  expect(screen.queryByRole('button', { name: 'Use it' })).toBeNull()
  expect(screen.getByRole('button', { name: 'Choose file…' })).toBeTruthy()
  expect(used).toEqual([])
})

test('choosing no file changes nothing', async () => {
  open({ 'endpoints.choose': () => ok({ status: 'cancelled' }) })
  await press('Choose file…')
  expect(screen.queryByRole('alert')).toBeNull()
  expect(screen.getByRole('button', { name: 'Choose file…' })).toBeTruthy()
})

test('the defaults are offered only where something else is used, and a refusal keeps the dialog open', async () => {
  const { used, closed } = open({}, true, 'This account is gone.')
  await press('Back to usual')
  expect([used, closed()]).toEqual([[undefined], 0])
  expect(screen.getByRole('alert').textContent).toContain('This account is gone.')
})
