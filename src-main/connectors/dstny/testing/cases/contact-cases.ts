import { expect } from 'vitest'
import type { Case, Stage } from '../../../testing/stage.ts'

const ANNA = 'anna.berg@example.org'
const BJORN = 'bjorn@example.org'

const favourites = async (stage: Stage): Promise<readonly string[]> =>
  (await stage.ask('contact.favourites', {})).map(({ id }) => id).sort()

/** Contacts, the user's list of them, cards and pictures. */
export function contactCases(one: Case): void {
  listCases(one)
  cardCases(one)
  pictureCases(one)
}

function listCases(one: Case): void {
  one('lists the favourites and changes them', ['contactCards', 'contactStatus'], async (stage) => {
    await stage.goLive()
    expect(await favourites(stage)).toEqual([ANNA, BJORN, 'e1'])
    expect(await stage.ask('contact.isFavourite', { contactId: 'e2' })).toEqual({ favourite: false })
    await stage.ask('contact.setFavourite', { contactId: 'e2', favourite: true })
    await stage.ask('contact.setFavourite', { contactId: BJORN, favourite: false })
    expect(await favourites(stage)).toEqual([ANNA, 'e1', 'e2'])
    expect(await stage.ask('contact.isFavourite', { contactId: 'e2' })).toEqual({ favourite: true })
    expect(stage.me.contacts.statusOf('e2')).toBe('favourite')
  })
  one('makes the favourites anew from the templates', ['contactCards', 'contactStatus'], async (stage) => {
    await stage.goLive()
    await stage.ask('contact.rebuildFavourites', {})
    expect(await favourites(stage)).toEqual(['302@example.org', ANNA])
  })
  one('tells people from numbers of the system', ['contactCards'], async (stage) => {
    await stage.goLive()
    const search = { query: 's', limit: 50, withBlocked: false }
    const kinds = async (withFunctions: boolean): Promise<readonly string[]> =>
      (await stage.ask('contact.find', { ...search, withFunctions })).map(({ kind }) => kind)
    expect(await kinds(true)).toContain('function')
    expect(await kinds(false)).not.toContain('function')
  })
  one('puts contacts into the list and takes them out', ['contactStatus'], async (stage) => {
    await stage.goLive()
    await stage.ask('contact.addToList', { contactIds: ['e2'] })
    await stage.ask('contact.addToList', { contactIds: ['e3', 'e4'] })
    expect(['e2', 'e3', 'e4'].map((id) => stage.me.contacts.statusOf(id))).toEqual(['contact', 'contact', 'contact'])
    await stage.ask('contact.removeFromList', { contactId: 'e3' })
    expect(stage.me.contacts.has('e3')).toBe(false)
    await expect(stage.ask('contact.removeFromList', { contactId: 'e3' })).rejects.toMatchObject({ kind: 'notFound' })
    await expect(stage.ask('contact.addToList', { contactIds: ['nobody'] })).rejects.toMatchObject({ kind: 'notFound' })
  })
  one('blocks a contact, who is then found only when asked for', ['contactCards', 'contactStatus'], async (stage) => {
    await stage.goLive()
    await stage.ask('contact.setStatus', { contactId: 'e2', status: 'blocked' })
    expect(stage.me.contacts.statusOf('e2')).toBe('blocked')
    const find = (withBlocked: boolean) =>
      stage.ask('contact.find', { query: 'harriet', limit: 5, withBlocked, withFunctions: true })
    expect(await find(false)).toEqual([])
    expect(await find(true)).toMatchObject([{ id: 'e2', name: 'Harriet Stone', status: 'blocked', inMyList: true }])
    await stage.ask('contact.setStatus', { contactId: 'e2', status: 'vip' })
    expect(await find(false)).toMatchObject([{ status: 'vip' }])
  })
}

function cardCases(one: Case): void {
  one('shows a card with everything that is known', ['contactCards'], async (stage) => {
    await stage.goLive()
    stage.colleague.changesPresence('meeting', { note: 'Room 4' })
    const card = await stage.ask('contact.card', { contactId: ANNA })
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
  one('says what may not be changed of a colleague', ['contactCards'], async (stage) => {
    await stage.goLive()
    const { mayChange } = await stage.ask('contact.card', { contactId: BJORN })
    expect(mayChange).toEqual({ activity: false, note: false, role: false, schedule: false })
  })
  one('shows a card of somebody outside, and says when there is none', ['contactCards'], async (stage) => {
    await stage.goLive()
    const card = await stage.ask('contact.card', { contactId: 'e3' })
    expect(card).toMatchObject({ name: 'Ana Peña', company: 'Taxi Uno', emails: ['ana@example.com'], fields: [] })
    expect(card).not.toHaveProperty('presence')
    await expect(stage.ask('contact.card', { contactId: 'nobody' })).rejects.toMatchObject({ kind: 'notFound' })
    expect(stage.picture.lost).toEqual([])
  })
  one('writes fields of the directory and clears them', ['contactFields'], async (stage) => {
    await stage.goLive()
    const contactId = stage.me.address
    const fields = await stage.ask('contact.fields', { contactId })
    expect(fields).toEqual([
      { id: 'field1', label: 'Manager', value: 'Ingrid Sørensen', editable: false },
      { id: 'field3', label: 'Work office', value: 'A57', editable: true },
      { id: 'field5', label: 'Hobbies', editable: true }
    ])
    const unchanged = { id: 'field1', value: 'Ingrid Sørensen' }
    await stage.ask('contact.setFields', { contactId, fields: [unchanged, { id: 'field5', value: 'Chess' }] })
    expect([...stage.me.fields]).toEqual([
      ['field1', 'Ingrid Sørensen'],
      ['field3', 'A57'],
      ['field5', 'Chess']
    ])
    await stage.ask('contact.setFields', { contactId, fields: [{ id: 'field3' }] })
    expect(stage.me.fields.has('field3')).toBe(false)
    const refused = stage.ask('contact.setFields', { contactId, fields: [{ id: 'field1', value: 'Somebody else' }] })
    await expect(refused).rejects.toMatchObject({ kind: 'permission' })
    expect(stage.me.fields.get('field1')).toBe('Ingrid Sørensen')
  })
  one('writes the card of an own contact, and says that others cannot be written', ['contactCards'], async (stage) => {
    await stage.goLive()
    const owner = { kind: 'user', domain: stage.me.data.domain, user: stage.me } as const
    const numbers = [{ label: 'mobile', number: '+4915112345678' }] as const
    const before = { firstName: 'Lena', lastName: 'Kurz', city: 'Kiel', company: 'Kurz & Co', numbers }
    const mine = stage.pbx.phoneBook.add(owner, before)
    await stage.ask('contact.setCard', {
      contactId: mine.id,
      lastName: 'Lang',
      postalCode: '24103',
      numbers: [{ number: '+4915112345678' }, { number: '+49431123' }]
    })
    expect(mine.details).toMatchObject({ ...before, lastName: 'Lang', postalCode: '24103', numbers: [numbers[0], {}] })
    const card = await stage.ask('contact.card', { contactId: mine.id })
    expect(card).toMatchObject({ name: 'Lena Lang', address: { city: 'Kiel', postalCode: '24103' } })
    const refused = stage.ask('contact.setCard', { contactId: BJORN, lastName: 'Else' })
    await expect(refused).rejects.toMatchObject({ kind: 'permission' })
    expect(stage.picture.lost).toEqual([])
  })
}

function pictureCases(one: Case): void {
  one('shows the picture of a contact who has one', ['contactCards'], async (stage) => {
    await stage.goLive()
    const { image } = await stage.ask('contact.image', { contactId: ANNA, version: 1, pixels: 96 })
    expect(image?.type).toBe('image/png')
    expect(
      Buffer.from(image?.base64 ?? '', 'base64')
        .subarray(1, 4)
        .toString()
    ).toBe('PNG')
    expect(await stage.ask('contact.image', { contactId: 'tomas@example.org' })).toEqual({})
    expect(stage.picture.lost).toEqual([])
  })
  one('puts up an own picture, and refuses what is none', ['ownImage'], async (stage) => {
    await stage.goLive()
    const bytes = Buffer.from('ffd8ffe00002ffc0000b08003000300101110000', 'hex') // a photo up to its size, 48 by 48
    await stage.ask('ownImage.replace', { bytes })
    expect(stage.me.photo).toMatchObject({ type: 'image/jpeg' })
    const { image } = await stage.ask('ownImage.read', {})
    expect(image).toEqual({ type: 'image/jpeg', base64: Buffer.from(bytes).toString('base64') })
    const script = stage.ask('ownImage.replace', { bytes: new TextEncoder().encode('<svg onload="x()"/>') })
    await expect(script).rejects.toMatchObject({ kind: 'protocol', userMessage: expect.stringMatching(/PNG/) })
    const large = new Uint8Array(600_000)
    large.set(bytes)
    const tooLarge = stage.ask('ownImage.replace', { bytes: large })
    await expect(tooLarge).rejects.toMatchObject({ userMessage: expect.stringMatching(/512 kB/) })
  })
}
