import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { m } from '../../../../../src-preload/i18n/paraglide/messages.js'
import type { Party } from '../../../../../src-preload/contract/party.ts'
import { numberLabels, personalContact } from '../../../../../src-preload/contract/services/personal-contacts.ts'
import { until, voipbinForEachCase } from '../../../../simulator/testing/voipbin-platform.ts'
import { VoipbinSamples } from '../../../../simulator/testing/voipbin-samples.ts'
import { MINUTE } from '../../../../util/durations.ts'
import type { Mode } from '../../self.ts'
import { contextOn } from '../../testing/context.ts'
import type { TestContext } from '../../testing/context.ts'
import { AgentWatch } from '../../watch/agent-watch.ts'
import { OwnStatus } from '../../watch/own-status.ts'
import { readSound } from '../sounds.ts'
import { ContactBook } from './contact-book.ts'
import { ContactLookup } from './contact-lookup.ts'
import { personalContactServices } from './personal-contacts.ts'

const platform = voipbinForEachCase()
let life: AbortController
let context: TestContext
beforeEach(() => (life = new AbortController()))
afterEach(() => life.abort(new DOMException('over', 'AbortError')))

async function open(mode: Mode = 'full'): Promise<ContactBook> {
  if (mode === 'agent') platform.control('permission', { who: 'jane', permission: 16 })
  context = contextOn(platform, { signal: life.signal, mode })
  const agents = new AgentWatch(context, new OwnStatus(context, {}), () => undefined)
  await agents.snapshot(life.signal)
  return new ContactBook(context, agents)
}

const countOf = (...operations: readonly string[]): number =>
  platform.front.requests.filter(({ operation }) => operations.includes(operation)).length

const lena = {
  accountId: 'a',
  ...{ firstName: 'Lena', lastName: 'Kurz', company: 'Kurz & Söhne', email: 'lena@example.com', inUsualList: true },
  status: 'contact' as const,
  numbers: [
    { label: 'mobile' as const, number: '+4915112345678', preferred: true },
    { label: 'workFax' as const, number: '+49431124' }
  ]
}

describe.each(['full', 'agent'] as const)('contacts in %s mode', (mode) => {
  it('are found here by name, company and number, with colleagues; one reading is enough for all', async () => {
    const book = await open(mode)
    await personalContactServices(book)['personalContact.create'](lena, life.signal)
    const names = async (query: string) => (await book.search(query, 20, life.signal)).map(({ name }) => name)
    expect(await Promise.all(['lena', 'sohne KURZ', '112345', 'åsa', 'nobody at all'].map(names))).toEqual([
      ['Lena Kurz'],
      ['Lena Kurz'],
      ['Lena Kurz'],
      [expect.stringContaining('Åsa')],
      []
    ])
    expect(countOf('listContacts', 'listOwnContacts')).toBe(1)
    await platform.clock.advance(6 * MINUTE)
    await names('lena')
    expect(countOf('listContacts', 'listOwnContacts')).toBe(2)
  })

  it('are made, listed, read and deleted', async () => {
    const book = await open(mode)
    const services = personalContactServices(book)
    const { contact } = await services['personalContact.create'](lena, life.signal)
    expect(contact).toMatchObject({
      ...{ firstName: 'Lena', lastName: 'Kurz', shortName: 'Lena Kurz', company: 'Kurz & Söhne' },
      ...{ email: 'lena@example.com', owner: 'organisation' },
      numbers: [
        { label: 'mobile', number: '+4915112345678', preferred: true },
        { label: 'workFax', number: '+49431124', preferred: false }
      ]
    })
    const ask = { accountId: 'a', contactId: contact?.id ?? '' }
    const list = await services['personalContact.list']({ accountId: 'a' }, life.signal)
    for (const one of list) expect(personalContact.parse(one)).toEqual(one)
    expect(list).toContainEqual(contact)
    expect(await services['personalContact.read'](ask, life.signal)).toEqual(contact)
    expect(await book.numbersOf(ask.contactId, life.signal)).toEqual(['+4915112345678', '+49431124'])
    await services['personalContact.delete'](ask, life.signal)
    await expect(services['personalContact.read'](ask, life.signal)).rejects.toMatchObject({ kind: 'notFound' })
    await expect(services['personalContact.delete']({ ...ask, contactId: 'x' }, life.signal)).rejects.toMatchObject({
      kind: 'notFound'
    })
  })

  it('are looked up by the number that rings, once, and that nobody has it is known as well', async () => {
    const book = await open(mode)
    await personalContactServices(book)['personalContact.create'](lena, life.signal)
    const changed = vi.fn()
    const lookup = new ContactLookup(context, changed)
    const party = (number: string): Party => ({ kind: 'external', withheld: false, number, displayNumber: number })
    for (let times = 0; times < 3; times++) lookup.named(party('+4915112345678'))
    await until(() => expect(changed).toHaveBeenCalledOnce())
    expect(lookup.named(party('+4915112345678'))).toMatchObject({ name: 'Lena Kurz', company: 'Kurz & Söhne' })
    const nobody = party('+493099999999')
    expect(lookup.named(nobody)).toBe(nobody)
    await until(() => expect(countOf('lookUpContact', 'lookUpOwnContact')).toBe(2))
    await until(() => expect(lookup.named(nobody)).toEqual(nobody))
    await platform.clock.advance(9 * MINUTE)
    lookup.named(nobody)
    for (const other of ['anonymous', '200']) lookup.named(party(other))
    lookup.named({ kind: 'internal', withheld: false, number: '+4915112345678' })
    expect(countOf('lookUpContact', 'lookUpOwnContact')).toBe(2)
    expect([changed.mock.calls.length, context.failures]).toEqual([1, []])
  })
})

it('who has a number is asked again after a minute where that fails, and not with each event', async () => {
  await open()
  const lookup = new ContactLookup(context, () => undefined)
  const nobody: Party = { kind: 'external', withheld: false, number: '+493099999999' }
  platform.front.faults.reply(500, { operation: 'lookUpContact' })
  const warned = vi.spyOn(context.log, 'warn')
  lookup.named(nobody)
  await until(() => expect(warned).toHaveBeenCalledOnce())
  lookup.named(nobody)
  await platform.clock.advance(MINUTE + 1)
  lookup.named(nobody)
  await until(() => expect(warned).toHaveBeenCalledTimes(2))
  expect(countOf('lookUpContact')).toBe(2)
  warned.mockRestore()
})

it('each kind of number has a name', async () => {
  const services = personalContactServices(await open())
  const labels = await services['personalContact.labels']({ accountId: 'a' }, life.signal)
  expect(labels.map(({ label }) => label)).toEqual(numberLabels)
  expect(labels).toContainEqual({ label: 'workFax', name: m.number_label_work_fax() })
})

it('the sound of a recording is fetched, and nothing else has one', async () => {
  await open()
  const { id = '' } = await (await VoipbinSamples.of(platform)).request('getRecordingFile')
  const { contentType, bytes } = await readSound(context, `recording:${id}`, life.signal)
  expect([contentType, bytes.byteLength > 40]).toEqual(['audio/wav', true])
  await expect(readSound(context, 'call:x', life.signal)).rejects.toMatchObject({ kind: 'notFound' })
})
