import { render, screen, waitFor } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import type { Account } from '../../../src-preload/contract/account.ts'
import type { Call } from '../../../src-preload/contract/call.ts'
import { mirror } from '../../state/mirror.svelte.ts'
import { emptyState } from '../../../src-preload/contract/empty-state.ts'
import { installBridge, ok, type FakeBridge } from '../../testing/fake-bridge.ts'
import { aContact, anAccount, aQueue, aTalk } from '../../testing/samples.ts'
import { transferWish } from '../transfer/transfer-wish.svelte.ts'
import DialField from './DialField.svelte'

let bridge: FakeBridge
let end: () => void = () => undefined
let revision = 0

async function open(account: Account = anAccount(), calls: readonly Call[] = []): Promise<HTMLElement> {
  end()
  bridge = installBridge({
    'contacts.search': ({ query }) =>
      ok(query.startsWith('b') ? [aContact(), aContact({ id: 'k2', name: 'Berta', available: false })] : []),
    'dial.understand': ({ text }) =>
      ok(
        text.includes('@')
          ? { digits: text, kind: 'address', display: text }
          : text.length > 2 && !text.includes('–')
            ? { digits: '+4930123', kind: 'number', display: '030 123', country: 'DE', countryName: 'Germany' }
            : { problem: 'Too short.' }
      )
  })
  bridge.revision = ++revision
  bridge.state = {
    ...emptyState,
    accounts: { a1: account },
    calls: Object.fromEntries(calls.map((call) => [call.id, call]))
  }
  end = mirror.connect(bridge)
  await waitFor(() => expect(mirror.revision).toBe(revision))
  render(DialField)
  return screen.getByRole('combobox', { name: 'Search or dial' })
}

beforeEach(() => {
  localStorage.clear()
  transferWish.forget()
})

test('a typed number is understood and Enter calls it with the preferred telephone', async () => {
  const field = await open()
  await userEvent.type(field, '030123')
  expect(await screen.findByRole('option', { name: /Call 030 123\s*Germany/ })).toBeTruthy()
  await userEvent.keyboard('{Enter}')
  expect(bridge.inputsOf('call.dial')).toEqual([{ accountId: 'a1', number: '+4930123', deviceId: 'd1' }])
  expect((field as HTMLInputElement).value).toBe('')
})

const desk = { id: 'd1', name: 'Desk phone', kind: 'deskPhone', active: true } as const
const mobile = { id: 'd2', name: 'Mobile', kind: 'mobile', active: true } as const
const off = { active: false } as const

async function choose(telephone: string): Promise<void> {
  await userEvent.click(screen.getByRole('combobox', { name: /^Call from/ }))
  await userEvent.click(await screen.findByRole('option', { name: telephone }))
}

test('a telephone that cannot be reached dials nothing and is not offered', async () => {
  const { preferredDeviceId: _none, ...account } = anAccount({ devices: [{ ...desk, ...off }, mobile] })
  const field = await open(account)
  await userEvent.type(field, '030123')
  await screen.findByRole('option', { name: /Call 030 123/ })
  expect(screen.getByText('Mobile')).toBeTruthy()
  expect(screen.queryByText(/Desk phone/)).toBeNull()
  await userEvent.keyboard('{Enter}')
  expect(bridge.inputsOf('call.dial')).toEqual([{ accountId: 'a1', number: '+4930123', deviceId: 'd2' }])
})

test.each([
  ['is switched off', [{ ...desk, ...off }, mobile]],
  ['is no more', [mobile]]
])(
  'when the telephone used last %s it asks for another one and dials nothing until it is chosen',
  async (_, devices) => {
    const field = await open(anAccount({ devices }))
    await userEvent.type(field, '030123')
    await screen.findByRole('option', { name: /Call 030 123/ })
    expect(screen.getByText(/telephone to call with cannot be reached\. Choose another/)).toBeTruthy()
    await userEvent.keyboard('{Enter}')
    expect(bridge.inputsOf('call.dial')).toEqual([])
    await choose('Mobile')
    expect(screen.queryByText(/Choose another/)).toBeNull()
    await userEvent.type(field, '{Enter}')
    expect(bridge.inputsOf('call.dial')).toEqual([{ accountId: 'a1', number: '+4930123', deviceId: 'd2' }])
  }
)

test('a chosen telephone that goes off meanwhile dials nothing', async () => {
  const field = await open()
  await userEvent.type(field, '030123')
  await screen.findByRole('option', { name: /Call 030 123/ })
  await choose('Mobile')
  bridge.patch({ accounts: { a1: anAccount({ devices: [desk, { ...mobile, ...off }] }) } })
  revision = bridge.revision
  await screen.findByText(/Choose another/)
  await userEvent.type(field, '{Enter}')
  expect(bridge.inputsOf('call.dial')).toEqual([])
})

test('with no telephone that can be reached it says so', async () => {
  const field = await open(anAccount({ devices: [{ ...desk, ...off }] }))
  await userEvent.type(field, '030123')
  expect(await screen.findByText(/None of your telephones can be reached/)).toBeTruthy()
  await userEvent.keyboard('{Enter}')
  expect(bridge.inputsOf('call.dial')).toEqual([])
})

test('with call-back alone a number is called without a telephone of its own', async () => {
  const field = await open(anAccount({ capabilities: ['callbackDial'] }))
  await userEvent.type(field, '030123')
  await screen.findByRole('option', { name: /Call 030 123/ })
  await userEvent.keyboard('{Enter}')
  expect(bridge.inputsOf('call.dial')).toEqual([{ accountId: 'a1', number: '+4930123', deviceId: undefined }])
})

test('a SIP address is offered where an account can call it', async () => {
  const account = anAccount()
  const field = await open({ ...account, capabilities: [...account.capabilities, 'dialAddress'] })
  await userEvent.type(field, 'anna@example.org')
  await screen.findByRole('option', { name: /Call anna@example\.org\s*SIP address/ })
  await userEvent.keyboard('{Enter}')
  expect(bridge.inputsOf('call.dial')).toEqual([{ accountId: 'a1', number: 'anna@example.org', deviceId: 'd1' }])
})

test('a SIP address is not offered where no account can call it', async () => {
  const field = await open()
  await userEvent.type(field, 'anna@example.org')
  await screen.findByText(/Nothing found/)
  await userEvent.keyboard('{Enter}')
  expect([screen.queryByRole('option'), bridge.inputsOf('call.dial')]).toEqual([null, []])
})

test.each(['08–1', '08\u00a0–\u00a01 x 2'])('says why %s is no number, whatever parts its digits', async (text) => {
  const field = await open()
  await userEvent.type(field, text)
  expect(await screen.findByText('Too short.')).toBeTruthy()
})

test('what is no number says so and dials nothing', async () => {
  const field = await open()
  await userEvent.type(field, '1')
  expect(await screen.findByText('Too short.')).toBeTruthy()
  await userEvent.keyboard('{Enter}')
  expect(bridge.inputsOf('call.dial')).toEqual([])
})

test('arrow keys choose among the contacts, with their presence', async () => {
  const field = await open()
  await userEvent.type(field, 'be')
  await screen.findByRole('option', { name: /Berta/ })
  expect(screen.getByRole('option', { name: /Bernd Maier\s*Available/ }).getAttribute('aria-selected')).toBe('true')
  await userEvent.keyboard('{ArrowDown}')
  expect(screen.getByRole('option', { name: /Berta/ }).getAttribute('aria-selected')).toBe('true')
  await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowDown}{Enter}')
  expect(bridge.inputsOf('call.dial')).toEqual([{ accountId: 'a1', number: '214', deviceId: 'd1' }])
})

test('says when nothing was found', async () => {
  const field = await open()
  await userEvent.type(field, 'zz')
  expect(await screen.findByText('Nothing found for “zz”.')).toBeTruthy()
})

test('on a lost connection it says why and dials nothing', async () => {
  const field = await open(anAccount({ connection: 'stale' }))
  await userEvent.type(field, '030123')
  await screen.findByRole('option', { name: /Call 030 123/ })
  expect(screen.getByText(/Not connected: Stale/)).toBeTruthy()
  await userEvent.keyboard('{Enter}')
  expect(bridge.inputsOf('call.dial')).toEqual([])
})

test('whoever is known already is there before the directories have answered', async () => {
  const field = await open()
  let answer: () => void = () => undefined
  const asked = new Promise<void>((done) => (answer = done))
  const request = bridge.request.bind(bridge)
  bridge.request = async (name, input) => {
    if (name === 'contacts.search') await asked
    return name === 'contacts.known' ? ok([aContact({ name: 'Berta' })] as never) : request(name, input)
  }
  await userEvent.type(field, 'be')
  expect(await screen.findByRole('option', { name: /Berta/ })).toBeTruthy()
  answer()
  expect(await screen.findByRole('option', { name: /Bernd Maier/ })).toBeTruthy()
})

test('words that ask for something else than a call do that, after everybody who is meant by them', async () => {
  const field = await open()
  bridge.patch({ queues: { 'a1:q1': aQueue({ name: 'Billing', signedIn: true }) } })
  await userEvent.type(field, 'out bil')
  expect(await screen.findByRole('option', { name: 'Log out of Billing' })).toBeTruthy()
  expect(screen.queryByRole('combobox', { name: /^Call from/ })).toBeNull()
  await userEvent.keyboard('{Enter}')
  expect(bridge.inputsOf('queue.setSignedIn')).toEqual([{ queueId: 'a1:q1', signedIn: false }])
  expect(bridge.inputsOf('call.dial')).toEqual([])
  expect((field as HTMLInputElement).value).toBe('')
})

const withBook = anAccount({ capabilities: [...anAccount().capabilities, 'personalContacts'] })
const entry = (name: string | RegExp): Promise<HTMLElement> => screen.findByRole('menuitem', { name })

test('who is found nowhere cannot be called, and can be added', async () => {
  const field = await open(withBook)
  await userEvent.type(field, 'Zoë Zander')
  await screen.findByText('Nothing found for “Zoë Zander”.')
  expect(screen.queryByRole('combobox', { name: /^Call from/ })).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Add contact…' }))
  const number = await screen.findByRole('textbox', { name: 'Number' })
  await userEvent.click(screen.getByRole('button', { name: 'Add' }))
  expect(screen.getByText('Type a number.')).toBeTruthy()
  await userEvent.type(number, '030 123')
  await userEvent.click(screen.getByRole('button', { name: 'Add' }))
  expect(bridge.inputsOf('personalContact.create')).toEqual([
    {
      accountId: 'a1',
      firstName: 'Zoë',
      lastName: 'Zander',
      inUsualList: true,
      status: 'contact',
      numbers: [{ label: 'work', number: '030 123', preferred: true }]
    }
  ])
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

test('a name with a number that finds nobody is searched for by the number alone', async () => {
  const field = await open()
  await userEvent.type(field, 'Zander 03012')
  await userEvent.click(await screen.findByRole('button', { name: 'Search by number: 03012' }))
  expect((field as HTMLInputElement).value).toBe('03012')
  expect(screen.queryByRole('button', { name: 'Add contact…' })).toBeNull()
})

test('the Right key at the end of the text shows what else can be done, and Esc goes back to the field', async () => {
  const field = await open(anAccount({ capabilities: [...anAccount().capabilities, 'dialVoicemail'] }))
  await userEvent.type(field, 'be')
  await screen.findByRole('option', { name: /Bernd/ })
  await userEvent.keyboard('{ArrowLeft}{ArrowRight}')
  expect(screen.queryByRole('menu')).toBeNull()
  await userEvent.keyboard('{ArrowRight}')
  const first = await entry('Call 214 · Work')
  await waitFor(() => expect(document.activeElement).toBe(first))
  await userEvent.keyboard('{Escape}')
  await waitFor(() => expect(document.activeElement).toBe(field))
  expect((field as HTMLInputElement).value).toBe('be')
  await userEvent.keyboard('{ArrowRight}')
  await userEvent.click(await entry('Call the voicemail'))
  expect(bridge.inputsOf('call.dial')).toEqual([{ accountId: 'a1', number: '214', deviceId: 'd1', kind: 'voicemail' }])
  await waitFor(() => expect((field as HTMLInputElement).value).toBe(''))
})

test('during a call Ctrl+Enter, or the menu, hands it over to the chosen person', async () => {
  const talk = aTalk({ allowed: ['consult', 'blindTransfer'] })
  const account = anAccount({ capabilities: [...anAccount().capabilities, 'consultation'] })
  const field = await open(account, [talk])
  await userEvent.type(field, 'be')
  await screen.findByText('Ctrl+Enter hands over the call with Anna Schmidt')
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  expect(transferWish.of(talk.id)).toMatchObject({ target: '214', contact: { name: 'Bernd Maier' } })
  expect((field as HTMLInputElement).value).toBe('')
  transferWish.forget()
  await userEvent.type(field, 'be')
  await screen.findByRole('option', { name: /Bernd/ })
  await userEvent.keyboard('{ArrowRight}')
  await userEvent.click(await entry('Hand Anna Schmidt over to Bernd Maier…'))
  expect(transferWish.of(talk.id)).toMatchObject({ target: '214' })
  expect(bridge.inputsOf('call.dial')).toEqual([])
})

const known = (accountId: string, number: string, key: string, more = {}) =>
  aContact({ accountId, numbers: [{ label: '', number, display: number, key, ...more }, direct] })
const direct = { label: '', number: '+493023125214', display: '030 23125214', key: '+493023125214' }

/** Two accounts; what each finds, and when the second one answers. */
async function openTwo(
  quick = [known('a1', '214', 'a1 214')],
  late = Promise.resolve([known('b1', '7214', 'b1 7214')])
) {
  end()
  let waits = true
  bridge = installBridge({
    'contacts.search': () => ok(quick),
    'contacts.unanswered': () => ok(waits ? ['b1'] : []),
    'contacts.late': async () => {
      const rows = await late
      waits = false
      return ok(rows)
    },
    'dial.account': ({ rowAccountId = 'a1' }) => ok({ accountId: rowAccountId, reason: { kind: 'row' } }),
    'dial.understand': () => ok({ problem: 'Too short.' })
  })
  bridge.revision = ++revision
  const accounts = { a1: anAccount({ label: 'Alpha' }), b1: anAccount({ id: 'b1', label: 'Beta' }) }
  bridge.state = { ...emptyState, accounts }
  end = mirror.connect(bridge)
  await waitFor(() => expect(mirror.revision).toBe(revision))
  render(DialField)
  const field = screen.getByRole('combobox', { name: 'Search or dial' })
  await userEvent.type(field, 'be')
  return field
}

const options = (): readonly (string | null)[] =>
  screen.getAllByRole('option').map((option) => option.textContent.replaceAll(/\s+/g, ' '))

test('whoever two systems know is one person, with each number under the account that has it', async () => {
  await openTwo([known('a1', '214', 'a1 214'), known('b1', '7214', 'b1 7214')], Promise.resolve([]))
  await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(3))
  expect(screen.getAllByText('Bernd Maier')).toHaveLength(1)
  expect(options()[0]).toMatch(/Bernd Maier.*214.*Alpha/)
  expect(options()[1]).toMatch(/7214.*Beta/)
  expect(options()[2]).toMatch(/030 23125214.*Alpha.*Beta/)
})

test('a number that is not the first one and is called becomes the first, and main remembers it', async () => {
  const rows = [known('a1', '214', 'a1 214'), known('b1', '7214', 'b1 7214')]
  const field = await openTwo(rows, Promise.resolve([]))
  await screen.findByRole('option', { name: /7214/ })
  await userEvent.keyboard('{ArrowDown}{Enter}')
  await waitFor(() => expect(bridge.inputsOf('call.dial')).toMatchObject([{ number: '7214' }]))
  const contacts = ['a1', 'b1'].map((accountId) => ({ accountId, contactId: 'k1' }))
  expect(bridge.inputsOf('person.chooseWay')).toEqual([{ contacts, key: 'b1 7214' }])
  await userEvent.type(field, 'be')
  await waitFor(() => expect(options()[0]).toMatch(/Bernd Maier.*7214/))
})

test('a system that is slow is named, and whom it finds comes after everybody and moves nobody', async () => {
  let answer: (rows: ReturnType<typeof known>[]) => void = () => undefined
  const late = new Promise<ReturnType<typeof known>[]>((done) => (answer = done))
  await openTwo([aContact({ id: 'k7', name: 'Beate', numbers: [direct] })], late)
  await screen.findByText('No answer yet from Beta')
  const [beate, berta] = [
    { ...known('b1', '7999', 'b1 7999'), id: 'k8', name: 'Beate' },
    aContact({ id: 'k9', accountId: 'b1', name: 'Berta' })
  ]
  answer([beate, berta])
  await screen.findByRole('option', { name: /Berta/ })
  expect(options()).toEqual([
    expect.stringMatching(/Beate.*030 23125214.*Alpha.*Beta/),
    expect.stringMatching(/Berta.*214/)
  ])
  expect(screen.queryByText(/No answer/)).toBeNull()
})
