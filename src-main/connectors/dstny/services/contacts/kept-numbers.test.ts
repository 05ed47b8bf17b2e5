import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ServiceRequests } from '../../../../services/service-requests.ts'
import type { PersonalContact, PersonalNumber } from '../../../../simulator/company/phone-book.ts'
import { OpenLink } from '../../testing/open-link.ts'

const { signal } = new AbortController()
const accountId = 'a'

let open: OpenLink
let services: ServiceRequests
beforeEach(async () => {
  open = await OpenLink.open()
  services = new ServiceRequests({ ask: (name, input) => open.link.ask(name, input, signal) }, () => 'SE')
})
afterEach(() => open[Symbol.asyncDispose]())

/** A contact that somebody has typed in elsewhere. */
function contactWith(...numbers: readonly PersonalNumber[]): PersonalContact {
  const owner = { kind: 'user', domain: 'example.org', user: open.pbx.extension('jane') } as const
  return open.pbx.phoneBook.add(owner, { firstName: 'Anna', numbers })
}

const numbersOf = ({ details }: PersonalContact): readonly string[] => details.numbers.map(({ number }) => number)

const typed: readonly PersonalNumber[] = [
  { label: 'work', number: 'sip:anna@partner.example', preferred: true },
  { label: 'home', number: '08-123 45 67' },
  { label: 'home', number: '+46 8 123 45 68,,4711' },
  { label: 'other', number: 'anna.partner' },
  { label: 'other', number: '1-800-FLOWERS' }
]

describe('the numbers of an own contact', () => {
  const read = (contactId: string) => services.ask('personalContact.read', { accountId, contactId })

  it.each(['number', 'display'] as const)('stay as they were when they go back as their %s', async (member) => {
    const mine = contactWith(...typed)
    const { id: contactId, owner: _owner, ...shown } = await read(mine.id)
    expect(shown.numbers.map(({ number }) => number)).toEqual(['anna@partner.example', '081234567', '+4681234568'])
    const numbers = shown.numbers.map((one) => ({ label: one.label, number: one[member], preferred: one.preferred }))
    await services.ask('personalContact.update', { accountId, contactId, ...shown, firstName: 'Anne', numbers })
    expect(mine.details).toMatchObject({ firstName: 'Anne', numbers: typed })
  })

  it('change where they are changed, and only there', async () => {
    const mine = contactWith(...typed)
    const { id: contactId, owner: _owner, ...shown } = await read(mine.id)
    const numbers = [
      { label: 'home' as const, number: '+46 8 123 45 68' },
      { label: 'mobile' as const, number: '070-123 45 67' }
    ]
    await services.ask('personalContact.update', { accountId, contactId, ...shown, numbers })
    expect(numbersOf(mine)).toEqual(['+4681234568', '+46701234567', 'anna.partner', '1-800-FLOWERS'])
  })

  it('that cannot be dialled are refused when they are new, and nothing is written', async () => {
    const mine = contactWith(...typed)
    const { id: contactId, owner: _owner, ...shown } = await read(mine.id)
    for (const number of ['eve@partner.example', 'Kim', '+46 8 1 & 2']) {
      const numbers = [{ label: 'work' as const, number }]
      const refused = services.ask('personalContact.update', { accountId, contactId, ...shown, numbers })
      await expect(refused).rejects.toMatchObject({ kind: 'protocol', userMessage: expect.stringMatching(/number/) })
    }
    expect(mine.details.numbers).toEqual(typed)
    expect(open.count('updateUserContact')).toBe(0)
  })
})

describe('the numbers of a card', () => {
  it.each(['number', 'display'] as const)('stay as they were when they go back as their %s', async (member) => {
    const mine = contactWith(...typed)
    const stranger = { operation: 'getContact', contentType: 'application/json' }
    open.front.faults.reply(200, { ...stranger, body: JSON.stringify({ id: mine.id, type: 'DIRECTORY' }) })
    const card = await services.ask('contact.card', { accountId, contactId: mine.id })
    expect(card.numbers).toHaveLength(3)
    const numbers = card.numbers.map((one) => ({ number: one[member] }))
    await services.ask('contact.setCard', { accountId, contactId: mine.id, firstName: 'Anne', numbers })
    expect(mine.details).toMatchObject({ firstName: 'Anne', numbers: typed })
  })

  it('change where they are changed, and new ones must be dialable', async () => {
    const mine = contactWith(...typed)
    const set = (...numbers: readonly string[]) =>
      services.ask('contact.setCard', { accountId, contactId: mine.id, numbers: numbers.map((number) => ({ number })) })
    await expect(set('eve@partner.example')).rejects.toMatchObject({ kind: 'protocol' })
    expect(mine.details.numbers).toEqual(typed)
    await set('anna@partner.example', '+46 8 123 45 68', '070-123 45 67')
    expect(numbersOf(mine)).toEqual([
      'sip:anna@partner.example',
      '+4681234568',
      '+46701234567',
      'anna.partner',
      '1-800-FLOWERS'
    ])
  })
})

describe('where a shortcut diverts calls to', () => {
  const change = (divertsTo: string) =>
    services.ask('presence.changeShortcut', {
      accountId,
      shortcutId: 's1',
      name: 'Out',
      activityId: 'available',
      available: true,
      icon: 'car',
      duration: 'noEndTime',
      divertsTo
    })

  it.each(['sip:anna@partner.example', '08-123 45 67', '+46 8 123 45 67,,4711'])(
    'stays %s',
    async (diversionNumber) => {
      const me = open.pbx.extension('jane')
      me.shortcuts = me.shortcuts.map((one) => ({ ...one, diversionNumber, appliesDiversion: true }))
      await change(diversionNumber)
      expect(me.shortcuts.find(({ id }) => id === 's1')).toMatchObject({ name: 'Out', diversionNumber })
      await change('+46 8 123 45 67')
      expect(me.shortcuts.find(({ id }) => id === 's1')).toMatchObject({ diversionNumber: '+4681234567' })
      await change('070-123 45 67')
      expect(me.shortcuts.find(({ id }) => id === 's1')).toMatchObject({ diversionNumber: '+46701234567' })
      await expect(change('eve@partner.example')).rejects.toMatchObject({ kind: 'protocol' })
    }
  )
})
