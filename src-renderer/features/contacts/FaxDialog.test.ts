import { render, screen } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import { failed, installBridge, ok, type FakeBridge } from '../../testing/fake-bridge.ts'
import { anAccount } from '../../testing/samples.ts'
import FaxDialog from './FaxDialog.svelte'

const closed = vi.fn<() => void>()
let bridge: FakeBridge
let problem: string | undefined

beforeEach(() => {
  closed.mockClear()
  problem = undefined
  bridge = installBridge({ 'fax.send': () => (problem === undefined ? ok(undefined) : failed(problem)) })
  render(FaxDialog, { account: anAccount(), name: 'Frida Jönsson', to: '+493023125123', onclose: closed })
})

const field = (): HTMLElement => screen.getByLabelText('PDF document')
const send = (): HTMLElement => screen.getByRole('button', { name: 'Send fax' })
const document = (size = 9): File => new File([new Uint8Array(size)], 'Quote.pdf', { type: 'application/pdf' })

test('says where it goes and that it may cost, and sends once a document was chosen', async () => {
  expect(screen.getByText(/\+493023125123.*may cost/)).toBeTruthy()
  await userEvent.click(send())
  expect(bridge.inputsOf('fax.send')).toEqual([])
  await userEvent.upload(field(), document())
  expect(screen.getByText('Quote.pdf')).toBeTruthy()
  await userEvent.click(send())
  await vi.waitFor(() => expect(closed).toHaveBeenCalledOnce())
  const input = { accountId: 'a1', to: '+493023125123', name: 'Quote.pdf', bytes: new Uint8Array(9) }
  expect(bridge.inputsOf('fax.send')).toEqual([input])
})

test('one that is too large is said to be so, and is not sent', async () => {
  await userEvent.upload(field(), document(8 * 1024 * 1024 + 1))
  expect((await screen.findByRole('alert')).textContent).toContain('8 MB')
  await userEvent.click(send())
  expect(bridge.inputsOf('fax.send')).toEqual([])
})

test('a refusal is shown, and the document stays chosen', async () => {
  problem = 'Only PDF documents can be sent.'
  await userEvent.upload(field(), document())
  await userEvent.click(send())
  expect((await screen.findByRole('alert')).textContent).toContain('Only PDF')
  expect(screen.getByText('Quote.pdf')).toBeTruthy()
  expect(closed).not.toHaveBeenCalled()
})
