import { expect } from 'vitest'
import type { ConnectorTest, ConnectorHarness } from '../../../testing/connector-harness.ts'

const ANNA = 'anna.berg@example.org'
const BJORN = 'bjorn@example.org'

const favourites = async (harness: ConnectorHarness): Promise<readonly string[]> =>
  (await harness.ask('contact.favourites', {})).map(({ id }) => id).sort()

/** Contacts, the user's list of them, cards and pictures. */
export function contactCases(connectorTest: ConnectorTest): void {
  listCases(connectorTest)
  cardCases(connectorTest)
  pictureCases(connectorTest)
}

function listCases(connectorTest: ConnectorTest): void {
  connectorTest('lists the favourites and changes them', ['contactCards', 'contactStatus'], async (harness) => {
    await harness.goLive()
    expect(await favourites(harness)).toEqual([ANNA, BJORN, 'e1'])
    expect(await harness.ask('contact.isFavourite', { contactId: 'e2' })).toEqual({ favourite: false })
    await harness.ask('contact.setFavourite', { contactId: 'e2', favourite: true })
    await harness.ask('contact.setFavourite', { contactId: BJORN, favourite: false })
    expect(await favourites(harness)).toEqual([ANNA, 'e1', 'e2'])
    expect(await harness.ask('contact.isFavourite', { contactId: 'e2' })).toEqual({ favourite: true })
    expect(harness.me.contacts.statusOf('e2')).toBe('favourite')
  })
  connectorTest('makes the favourites anew from the templates', ['contactCards', 'contactStatus'], async (harness) => {
    await harness.goLive()
    await harness.ask('contact.rebuildFavourites', {})
    expect(await favourites(harness)).toEqual(['302@example.org', ANNA])
  })
  connectorTest('tells people from numbers of the system', ['contactCards'], async (harness) => {
    await harness.goLive()
    const search = { query: 's', limit: 50, withBlocked: false }
    const kinds = async (withFunctions: boolean): Promise<readonly string[]> =>
      (await harness.ask('contact.find', { ...search, withFunctions })).map(({ kind }) => kind)
    expect(await kinds(true)).toContain('function')
    expect(await kinds(false)).not.toContain('function')
  })
  connectorTest('puts contacts into the list and takes them out', ['contactStatus'], async (harness) => {
    await harness.goLive()
    await harness.ask('contact.addToList', { contactIds: ['e2'] })
    await harness.ask('contact.addToList', { contactIds: ['e3', 'e4'] })
    expect(['e2', 'e3', 'e4'].map((id) => harness.me.contacts.statusOf(id))).toEqual(['contact', 'contact', 'contact'])
    await harness.ask('contact.removeFromList', { contactId: 'e3' })
    expect(harness.me.contacts.has('e3')).toBe(false)
    await expect(harness.ask('contact.removeFromList', { contactId: 'e3' })).rejects.toMatchObject({ kind: 'notFound' })
    await expect(harness.ask('contact.addToList', { contactIds: ['nobody'] })).rejects.toMatchObject({
      kind: 'notFound'
    })
  })
  connectorTest(
    'blocks a contact, who is then found only when asked for',
    ['contactCards', 'contactStatus'],
    async (harness) => {
      await harness.goLive()
      await harness.ask('contact.setStatus', { contactId: 'e2', status: 'blocked' })
      expect(harness.me.contacts.statusOf('e2')).toBe('blocked')
      const find = (withBlocked: boolean) =>
        harness.ask('contact.find', { query: 'harriet', limit: 5, withBlocked, withFunctions: true })
      expect(await find(false)).toEqual([])
      expect(await find(true)).toMatchObject([{ id: 'e2', name: 'Harriet Stone', status: 'blocked', inMyList: true }])
      await harness.ask('contact.setStatus', { contactId: 'e2', status: 'vip' })
      expect(await find(false)).toMatchObject([{ status: 'vip' }])
    }
  )
}

function cardCases(connectorTest: ConnectorTest): void {
  connectorTest('shows a card with everything that is known', ['contactCards'], async (harness) => {
    await harness.goLive()
    harness.colleague.changesPresence('meeting', { note: 'Room 4' })
    const card = await harness.ask('contact.card', { contactId: ANNA })
    expect(card).toMatchObject({
      id: ANNA,
      name: 'Anna Berg',
      firstName: 'Anna',
      lastName: 'Berg',
      company: 'Example Office',
      emails: ['anna.berg@example.org'],
      kind: 'person',
      status: 'favourite',
      inCall: false,
      presence: { activityName: 'Meeting', available: false, note: 'Room 4', roleName: 'Business' },
      mayChange: { activity: true, note: true, role: true }
    })
    expect(card.imageVersion).toBeDefined()
    expect(card.numbers.map(({ number }) => number)).toEqual(['+493023125201', '201'])
  })
  connectorTest('says what may not be changed of a colleague', ['contactCards'], async (harness) => {
    await harness.goLive()
    const { mayChange } = await harness.ask('contact.card', { contactId: BJORN })
    expect(mayChange).toEqual({ activity: false, note: false, role: false, schedule: false })
  })
  connectorTest('shows a card of somebody outside, and says when there is none', ['contactCards'], async (harness) => {
    await harness.goLive()
    const card = await harness.ask('contact.card', { contactId: 'e3' })
    expect(card).toMatchObject({ name: 'Ana Peña', company: 'Taxi Uno', emails: ['ana@example.com'], fields: [] })
    expect(card).not.toHaveProperty('presence')
    await expect(harness.ask('contact.card', { contactId: 'nobody' })).rejects.toMatchObject({ kind: 'notFound' })
    expect(harness.recorded.lost).toEqual([])
  })
  connectorTest('writes fields of the directory and clears them', ['contactFields'], async (harness) => {
    await harness.goLive()
    const contactId = harness.me.address
    const fields = await harness.ask('contact.fields', { contactId })
    expect(fields).toEqual([
      { id: 'field1', label: 'Manager', value: 'Ingrid Sørensen', editable: false },
      { id: 'field3', label: 'Work office', value: 'A57', editable: true },
      { id: 'field5', label: 'Hobbies', editable: true }
    ])
    const unchanged = { id: 'field1', value: 'Ingrid Sørensen' }
    await harness.ask('contact.setFields', { contactId, fields: [unchanged, { id: 'field5', value: 'Chess' }] })
    expect([...harness.me.fields]).toEqual([
      ['field1', 'Ingrid Sørensen'],
      ['field3', 'A57'],
      ['field5', 'Chess']
    ])
    await harness.ask('contact.setFields', { contactId, fields: [{ id: 'field3' }] })
    expect(harness.me.fields.has('field3')).toBe(false)
    const refused = harness.ask('contact.setFields', { contactId, fields: [{ id: 'field1', value: 'Somebody else' }] })
    await expect(refused).rejects.toMatchObject({ kind: 'permission' })
    expect(harness.me.fields.get('field1')).toBe('Ingrid Sørensen')
  })
  connectorTest(
    'writes the card of an own contact, and says that others cannot be written',
    ['contactCards'],
    async (harness) => {
      await harness.goLive()
      const owner = { kind: 'user', domain: harness.me.data.domain, user: harness.me } as const
      const numbers = [{ label: 'mobile', number: '+4915112345678' }] as const
      const before = { firstName: 'Lena', lastName: 'Kurz', city: 'Kiel', company: 'Kurz & Co', numbers }
      const mine = harness.pbx.phoneBook.add(owner, before)
      await harness.ask('contact.setCard', {
        contactId: mine.id,
        lastName: 'Lang',
        postalCode: '24103',
        numbers: [{ number: '+4915112345678' }, { number: '+49431123' }]
      })
      expect(mine.details).toMatchObject({
        ...before,
        lastName: 'Lang',
        postalCode: '24103',
        numbers: [numbers[0], {}]
      })
      const card = await harness.ask('contact.card', { contactId: mine.id })
      expect(card).toMatchObject({ name: 'Lena Lang', address: { city: 'Kiel', postalCode: '24103' } })
      const refused = harness.ask('contact.setCard', { contactId: BJORN, lastName: 'Else' })
      await expect(refused).rejects.toMatchObject({ kind: 'permission' })
      expect(harness.recorded.lost).toEqual([])
    }
  )
}

function pictureCases(connectorTest: ConnectorTest): void {
  connectorTest('shows the picture of a contact who has one', ['contactCards'], async (harness) => {
    await harness.goLive()
    const { image } = await harness.ask('contact.image', { contactId: ANNA, version: 1, pixels: 96 })
    expect(image?.type).toBe('image/png')
    expect(
      Buffer.from(image?.base64 ?? '', 'base64')
        .subarray(1, 4)
        .toString()
    ).toBe('PNG')
    expect(await harness.ask('contact.image', { contactId: 'tomas@example.org' })).toEqual({})
    expect(harness.recorded.lost).toEqual([])
  })
  connectorTest('puts up an own picture, and refuses what is none', ['ownImage'], async (harness) => {
    await harness.goLive()
    const bytes = Buffer.from('ffd8ffe00002ffc0000b08003000300101110000', 'hex') // a photo up to its size, 48 by 48
    await harness.ask('ownImage.replace', { bytes })
    expect(harness.me.photo).toMatchObject({ type: 'image/jpeg' })
    const { image } = await harness.ask('ownImage.read', {})
    expect(image).toEqual({ type: 'image/jpeg', base64: Buffer.from(bytes).toString('base64') })
    const script = harness.ask('ownImage.replace', { bytes: new TextEncoder().encode('<svg onload="x()"/>') })
    await expect(script).rejects.toMatchObject({ kind: 'protocol', userMessage: expect.stringMatching(/PNG/) })
    const large = new Uint8Array(600_000)
    large.set(bytes)
    const tooLarge = harness.ask('ownImage.replace', { bytes: large })
    await expect(tooLarge).rejects.toMatchObject({ userMessage: expect.stringMatching(/512 kB/) })
  })
}
