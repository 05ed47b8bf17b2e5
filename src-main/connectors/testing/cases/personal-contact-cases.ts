import { expect } from 'vitest'
import type { ServiceInput } from '../../../../src-preload/contract/services/services.ts'
import { numberLabels } from '../../../../src-preload/contract/services/personal-contacts.ts'
import type { PersonalContact } from '../../../simulator/company/phone-book.ts'
import type { ConnectorTest, ConnectorHarness } from '../connector-harness.ts'

type Typed = Omit<ServiceInput<'personalContact.create'>, 'accountId'>

const lena: Typed = {
  firstName: 'Lena',
  lastName: 'Kurz',
  city: 'Kiel',
  speedDial: 3,
  inUsualList: true,
  status: 'vip',
  numbers: [
    { label: 'mobile', number: '+4915112345678', preferred: true },
    { label: 'workFax', number: '+49431124' }
  ]
}

const book = ({ pbx, me }: ConnectorHarness): readonly PersonalContact[] =>
  pbx.phoneBook.of({ kind: 'user', domain: me.data.domain, user: me })

/** The user's own address book. */
export function personalContactCases(connectorTest: ConnectorTest): void {
  connectorTest(
    'keeps an own contact: made, listed, changed and deleted',
    ['personalContactChanges'],
    async (harness) => {
      await harness.goLive()
      expect(await harness.ask('personalContact.list', {})).toEqual([])
      const { contact } = await harness.ask('personalContact.create', lena)
      const contactId = contact?.id ?? ''
      expect(contact).toMatchObject({
        ...lena,
        owner: 'user',
        numbers: [
          { label: 'mobile', number: '+4915112345678', preferred: true },
          { label: 'workFax', number: '+49431124', preferred: false }
        ]
      })
      expect(await harness.ask('personalContact.list', {})).toEqual([contact])
      const { city: _city, ...withoutTown } = lena
      await harness.ask('personalContact.update', { ...withoutTown, contactId, status: 'contact', numbers: [] })
      const [stored] = book(harness)
      expect(stored?.details).toEqual({
        firstName: 'Lena',
        lastName: 'Kurz',
        speedDial: 3,
        inUsualList: true,
        status: 'contact',
        numbers: []
      })
      expect(await harness.ask('personalContact.read', { contactId })).not.toHaveProperty('city')
      await harness.ask('personalContact.delete', { contactId })
      expect(book(harness)).toEqual([])
    }
  )
  connectorTest(
    'keeps numbers of an own contact that cannot be dialled',
    ['personalContactChanges'],
    async (harness) => {
      await harness.goLive()
      const owner = { kind: 'user', domain: harness.me.data.domain, user: harness.me } as const
      const numbers = [
        { label: 'work', number: 'sip:anna@partner.example' },
        { label: 'home', number: '+46 8 123 45 67,,4711' },
        { label: 'other', number: 'anna.partner' }
      ] as const
      const mine = harness.pbx.phoneBook.add(owner, { firstName: 'Anna', numbers })
      const {
        id: contactId,
        owner: _owner,
        ...shown
      } = await harness.ask('personalContact.read', { contactId: mine.id })
      expect(shown.numbers.map(({ number }) => number)).toEqual(['anna@partner.example', '+4681234567'])
      await harness.ask('personalContact.update', { contactId, ...shown, firstName: 'Anne' })
      expect(mine.details).toMatchObject({ firstName: 'Anne', numbers })
      const stranger = { ...shown, contactId, numbers: [{ label: 'work' as const, number: 'eve@partner.example' }] }
      await expect(harness.ask('personalContact.update', stranger)).rejects.toMatchObject({ kind: 'protocol' })
      expect(mine.details).toMatchObject({ numbers })
    }
  )
  connectorTest(
    'says what is too long or out of range before anything is sent',
    ['personalContactChanges'],
    async (harness) => {
      await harness.goLive()
      const tooLong = harness.ask('personalContact.create', { ...lena, lastName: 'x'.repeat(65) })
      await expect(tooLong).rejects.toMatchObject({ userMessage: expect.stringMatching(/Last name.*64/) })
      for (const speedDial of [0, 11]) {
        const refused = harness.ask('personalContact.create', { ...lena, speedDial })
        await expect(refused).rejects.toMatchObject({ userMessage: expect.stringMatching(/1 to 10/) })
      }
      expect(book(harness)).toEqual([])
      await harness.ask('personalContact.create', { ...lena, lastName: 'ö'.repeat(64), speedDial: 10 })
      expect(book(harness)).toHaveLength(1)
    }
  )
  connectorTest('says that an own contact is gone', ['personalContactChanges'], async (harness) => {
    await harness.goLive()
    const gone = { contactId: '1@internal' }
    await expect(harness.ask('personalContact.read', gone)).rejects.toMatchObject({ kind: 'notFound' })
    await expect(harness.ask('personalContact.update', { ...lena, ...gone })).rejects.toMatchObject({
      kind: 'notFound'
    })
    await expect(harness.ask('personalContact.delete', gone)).rejects.toMatchObject({ kind: 'notFound' })
    expect(harness.recorded.lost).toEqual([])
  })
  connectorTest('names the kinds of numbers in words', ['personalContactChanges'], async (harness) => {
    await harness.goLive()
    const labels = await harness.ask('personalContact.labels', {})
    expect(labels.map(({ label }) => label)).toEqual(numberLabels)
    expect(labels).toContainEqual({ label: 'workFax', name: 'Work fax' })
  })
}
