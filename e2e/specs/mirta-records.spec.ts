import type { MirtaFront } from '../../src-main/simulator/fronts/mirta/front.ts'
import type { Extension } from '../../src-main/simulator/people/extension.ts'
import { expect } from '../fixtures.ts'
import { openCalls } from '../pages/calls-page.ts'
import { mainPage, type MainPage } from '../pages/main-page.ts'
import { pressable } from '../pages/unguarded.ts'
import type { Ringside } from '../ringside.ts'
import { test as base } from '../support/mirta.ts'

const FRIDA = '+493023125123'

/** With phone books. */
const test = base.extend({
  account: async ({ account }, use) => {
    await use({ ...account, settings: { ...account.settings, phoneBooks: ['Customers', 'Suppliers'] } })
  }
})

async function live(ringside: Ringside): Promise<MainPage> {
  const main = mainPage(await ringside.main())
  await expect(main.badge()).toHaveAccessibleName(/Live/)
  return main
}

/** Somebody outside has left a message. */
function leavesMessage(me: Extension, id: bigint, at: number): void {
  const remote = { kind: 'outside', number: FRIDA, name: 'Frida Jönsson' } as const
  me.log.unshift({ id, kind: 'voicemail', startedAt: at, durationMs: 9_000, remote, isSeen: false })
}

const count = (front: MirtaFront, operation: string): number =>
  front.requests.filter((request) => request.operation === operation).length

test('a new message is counted, played from memory, and heard at the telephone system', async ({
  start,
  company,
  account,
  asked
}) => {
  const me = company.pbx.extension('jane')
  leavesMessage(me, company.pbx.nextLogId(), company.pbx.clock.now())
  const { page } = await live(await start({ account }))
  const calls = await openCalls(page)
  await calls.filter('Voicemail')
  await expect(calls.row('Frida Jönsson')).toHaveAccessibleName(/New/)
  await pressable(page.getByRole('button', { name: 'Play: Frida Jönsson' })).click()
  const details = calls.details('Frida Jönsson')
  await expect(details.getByText(/^0:0[1-9] of 0:0\d$/)).toBeVisible()
  expect(count(asked, 'voicemailSound')).toBe(1)
  await expect.poll(() => me.log[0]?.isSeen).toBe(true)
  await expect(calls.row('Frida Jönsson')).not.toHaveAccessibleName(/New/)
  await details.getByRole('button', { name: 'Show as text' }).click()
  await expect(details.getByText('Hello, this is Frida Jönsson.')).toBeVisible()
  await calls.choose('Frida Jönsson', 'Delete for good…')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(calls.row('Frida Jönsson')).toHaveCount(0)
  expect(me.log[0]?.bin).toBe('deleted')
})

test('a note is added to a call on the telephone system, beside the one that is kept here', async ({
  start,
  account
}) => {
  const { page } = await live(await start({ account }))
  const calls = await openCalls(page)
  await calls.row('Frida Jönsson').click()
  const notes = page.getByRole('region', { name: 'On the telephone system' })
  await notes.getByRole('textbox').fill('Wants a quote {4711}')
  await notes.getByRole('button', { name: 'Add for good' }).click()
  await expect(notes.getByRole('listitem')).toHaveText(['Wants a quote {4711}'])
  await expect(page.getByRole('textbox', { name: /^Note about Frida/ })).toHaveValue('')
})

/** Somebody of a phone book, and what the menu of that person offers. */
async function chooses({ page, dialField }: MainPage, name: string, entry: string): Promise<void> {
  await dialField().fill(name)
  await expect(page.getByRole('option', { name: new RegExp(name) })).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await page.getByRole('menuitem', { name: entry, exact: true }).click()
}

test('somebody of a phone book gets a text message, which says what it may cost, and the answer is in the conversation', async ({
  start,
  company,
  account,
  asked
}) => {
  const main = await live(await start({ account }))
  const { page } = main
  await chooses(main, 'Gärtnerei', 'Text message…')
  await expect(page.getByRole('dialog')).toContainText('which may cost')
  await page.getByRole('textbox', { name: 'Text message to Gärtnerei Grünwald' }).fill('Ten roses, please')
  expect(company.pbx.outbox).toEqual([])
  await pressable(page.getByRole('button', { name: 'Send', exact: true })).click()
  await expect.poll(() => company.pbx.outbox).toMatchObject([{ to: '+493023125456', text: 'Ten roses, please' }])
  await asked.actions['receiveText']?.({ to: '200', from: '+493023125456', text: 'Gladly!' })
  await openCalls(page)
  await pressable(page.getByRole('button', { name: 'Text messages', exact: true })).click()
  await page.getByRole('button', { name: /^Text messages with Gärtnerei Grünwald/ }).click()
  const messages = page.getByRole('list', { name: 'Text messages' }).getByRole('listitem')
  await expect(messages).toHaveText([/Ten roses, please/, /Gladly!/])
  expect(count(asked, 'sendSms')).toBe(1)
})

test('a PDF is sent as fax, nothing else, and is in the list of calls', async ({ start, account, asked }) => {
  const main = await live(await start({ account }))
  const { page } = main
  const choose = (name: string, text: string): Promise<void> =>
    page.getByLabel('PDF document').setInputFiles({ name, mimeType: 'application/pdf', buffer: Buffer.from(text) })
  await chooses(main, 'Gärtnerei', 'Fax…')
  const dialog = page.getByRole('dialog')
  await choose('Page.pdf', '<html>')
  await dialog.getByRole('button', { name: 'Send fax' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Only PDF')
  expect(count(asked, 'sendFax')).toBe(0)
  await choose('Order.pdf', '%PDF-1.4\n')
  await dialog.getByRole('button', { name: 'Send fax' }).click()
  await expect(dialog).toHaveCount(0)
  const calls = await openCalls(page)
  await calls.filter('Fax')
  await expect(calls.row('Gärtnerei Grünwald')).toBeVisible()
})
