import { expect } from 'vitest'
import type { OfficeInput } from '../../../../src-preload/contract/office/office.ts'
import type { PersonalContact } from '../../../simulator/company/phone-book.ts'
import type { Case, Stage } from '../stage.ts'

type Typed = Omit<OfficeInput<'personalContact.create'>, 'accountId'>

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

const book = ({ pbx, me }: Stage): readonly PersonalContact[] =>
  pbx.phoneBook.of({ kind: 'user', domain: me.data.domain, user: me })

/** The user's own address book. */
export function personalContactCases(one: Case): void {
  one('keeps an own contact: made, listed, changed and deleted', ['personalContactChanges'], async (stage) => {
    await stage.goLive()
    expect(await stage.ask('personalContact.list', {})).toEqual([])
    const { contact } = await stage.ask('personalContact.create', lena)
    const contactId = contact?.id ?? ''
    expect(contact).toMatchObject({
      ...lena,
      owner: 'user',
      numbers: [
        { label: 'mobile', number: '+4915112345678', preferred: true },
        { label: 'workFax', number: '+49431124', preferred: false }
      ]
    })
    expect(await stage.ask('personalContact.list', {})).toEqual([contact])
    const { city: _city, ...withoutTown } = lena
    await stage.ask('personalContact.update', { ...withoutTown, contactId, status: 'contact', numbers: [] })
    const [stored] = book(stage)
    expect(stored?.details).toEqual({
      firstName: 'Lena',
      lastName: 'Kurz',
      speedDial: 3,
      inUsualList: true,
      status: 'contact',
      numbers: []
    })
    expect(await stage.ask('personalContact.read', { contactId })).not.toHaveProperty('city')
    await stage.ask('personalContact.delete', { contactId })
    expect(book(stage)).toEqual([])
  })
  one('keeps numbers of an own contact that cannot be dialled', ['personalContactChanges'], async (stage) => {
    await stage.goLive()
    const owner = { kind: 'user', domain: stage.me.data.domain, user: stage.me } as const
    const numbers = [
      { label: 'work', number: 'sip:anna@partner.example' },
      { label: 'home', number: '+46 8 123 45 67,,4711' },
      { label: 'other', number: 'anna.partner' }
    ] as const
    const mine = stage.pbx.phoneBook.add(owner, { firstName: 'Anna', numbers })
    const { id: contactId, owner: _owner, ...shown } = await stage.ask('personalContact.read', { contactId: mine.id })
    expect(shown.numbers.map(({ number }) => number)).toEqual(['anna@partner.example', '+4681234567'])
    await stage.ask('personalContact.update', { contactId, ...shown, firstName: 'Anne' })
    expect(mine.details).toMatchObject({ firstName: 'Anne', numbers })
    const stranger = { ...shown, contactId, numbers: [{ label: 'work' as const, number: 'eve@partner.example' }] }
    await expect(stage.ask('personalContact.update', stranger)).rejects.toMatchObject({ kind: 'protocol' })
    expect(mine.details).toMatchObject({ numbers })
  })
  one('says what is too long or out of range before anything is sent', ['personalContactChanges'], async (stage) => {
    await stage.goLive()
    const tooLong = stage.ask('personalContact.create', { ...lena, lastName: 'x'.repeat(65) })
    await expect(tooLong).rejects.toMatchObject({ userMessage: expect.stringMatching(/Last name.*64/) })
    for (const speedDial of [0, 11]) {
      const refused = stage.ask('personalContact.create', { ...lena, speedDial })
      await expect(refused).rejects.toMatchObject({ userMessage: expect.stringMatching(/1 to 10/) })
    }
    expect(book(stage)).toEqual([])
    await stage.ask('personalContact.create', { ...lena, lastName: 'ö'.repeat(64), speedDial: 10 })
    expect(book(stage)).toHaveLength(1)
  })
  one('says that an own contact is gone', ['personalContactChanges'], async (stage) => {
    await stage.goLive()
    const gone = { contactId: '1@internal' }
    await expect(stage.ask('personalContact.read', gone)).rejects.toMatchObject({ kind: 'notFound' })
    await expect(stage.ask('personalContact.update', { ...lena, ...gone })).rejects.toMatchObject({ kind: 'notFound' })
    await expect(stage.ask('personalContact.delete', gone)).rejects.toMatchObject({ kind: 'notFound' })
    expect(stage.picture.lost).toEqual([])
  })
  one('names the kinds of numbers in words', ['personalContacts'], async (stage) => {
    await stage.goLive()
    const labels = await stage.ask('personalContact.labels', {})
    expect(labels).toHaveLength(8)
    expect(labels).toContainEqual({ label: 'workFax', name: 'Work fax' })
  })
}
