import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { OpenLink } from '../../testing/open-link.ts'

const ANNA = 'anna.berg@example.org'
const PNG = '\x89PNG\r\n\x1a\n'

let open: OpenLink
beforeEach(async () => {
  open = await OpenLink.open()
})
afterEach(() => open[Symbol.asyncDispose]())

const bodyOf = (operation: string): unknown =>
  JSON.parse(open.front.requests.findLast((request) => request.operation === operation)?.body ?? 'null')

describe('the pictures of contacts', () => {
  const answered = async (body: string, contentType: string) => {
    open.front.faults.reply(200, { operation: 'getContactImage', body, contentType, times: 1 })
    return open.ask('contact.image', { contactId: ANNA })
  }

  it('are read once for each version', async () => {
    const image = (version: number) => open.ask('contact.image', { contactId: ANNA, version })
    expect(await image(1)).toEqual(await image(1))
    expect(open.count('getContactImage')).toBe(1)
    await image(2)
    expect(open.count('getContactImage')).toBe(2)
    await open.ask('contact.image', { contactId: ANNA })
    expect(open.count('getContactImage')).toBe(3)
  })

  it('that failed are asked for again', async () => {
    open.front.faults.reply(403, { operation: 'getContactImage', times: 1 })
    const image = () => open.ask('contact.image', { contactId: ANNA, version: 1 })
    await expect(image()).rejects.toMatchObject({ kind: 'permission' })
    expect(await image()).toHaveProperty('image')
    expect(open.recorded.lost).toEqual([])
  })

  it.each([
    ['a drawing that can run scripts', '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>', 'image/svg+xml'],
    ['a drawing that says it is a photo', '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>', 'image/png'],
    ['a web page that says it is a photo', '<!doctype html><html></html>', 'image/jpeg'],
    ['a picture that weighs far too much', 'GIF89a0\x000\x00'.padEnd(600_000, 'x'), 'image/gif'],
    ['a picture that unfolds to gigabytes', 'GIF89a\x7f\x7f\x7f\x7f', 'image/gif']
  ])('are not shown when they are %s', async (_what, body, contentType) => {
    expect(await answered(body, contentType)).toEqual({})
  })

  it.each([
    ['a web page', '<!doctype html><html></html>', 'text/html'],
    ['nothing', '', 'image/png']
  ])('are not taken for missing when the answer is %s', async (_what, body, contentType) => {
    await expect(answered(body, contentType)).rejects.toMatchObject({ kind: 'protocol' })
  })

  it('are what their bytes say, whatever the server calls them', async () => {
    const gif = 'GIF89a0\x000\x00\x00\x00\x00;'
    const webp = `RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0${'\0'.repeat(4)}0\0\x000\0\0`
    expect(await answered(gif, 'application/octet-stream')).toMatchObject({ image: { type: 'image/gif' } })
    expect(await answered(webp, 'image/png')).toMatchObject({ image: { type: 'image/webp' } })
  })

  it('are sent as what they are', async () => {
    await open.ask('ownImage.replace', { bytes: Buffer.from(`${PNG}....`, 'latin1') })
    const sent = open.front.requests.findLast(({ operation }) => operation === 'uploadUserPhoto')
    expect([sent?.method, sent?.headers['content-type']]).toEqual(['PUT', 'image/png'])
  })
})

describe('a contact card', () => {
  it.each([403, 404, 405])('is shown without the business card when that answers %i', async (status) => {
    open.front.faults.reply(status, { operation: 'getContactVcard' })
    const card = await open.ask('contact.card', { contactId: ANNA })
    expect(card).toMatchObject({ name: 'Anna Berg', groups: [], numbers: [{ number: '+493023125201' }] })
  })

  it('that may not be seen is told, and others still can be', async () => {
    open.front.faults.reply(403, { operation: 'getContact', times: 1 })
    await expect(open.ask('contact.card', { contactId: ANNA })).rejects.toMatchObject({ kind: 'permission' })
    expect(open.link.capabilities.has('contactCards')).toBe(true)
    expect(await open.ask('contact.card', { contactId: ANNA })).toMatchObject({ name: 'Anna Berg' })
  })

  it('is off for good when contacts may not be read at all', async () => {
    open.front.faults.reply(403, { operation: 'searchContacts' })
    await expect(open.ask('contact.favourites', {})).rejects.toMatchObject({ kind: 'permission' })
    await open.until(() => open.recorded.lost.includes('contactCards'))
    expect(open.recorded.lost).toEqual(['contactCards', 'contactFields'])
  })
})

describe('the fields of a contact', () => {
  it('are sent only where they have changed, and not at all when nothing has', async () => {
    const fields = [{ id: 'field1', value: 'Ingrid Sørensen' }, { id: 'field3', value: 'B12' }, { id: 'field5' }]
    await open.ask('contact.setFields', { contactId: 'jane@example.org', fields })
    expect(bodyOf('updateContactFields')).toEqual({ fields: [{ id: 'field3', requestedValue: 'B12' }] })
    await open.ask('contact.setFields', { contactId: 'jane@example.org', fields })
    expect(open.count('updateContactFields')).toBe(1)
  })

  it('that are too long to be shown are not written back cut off', async () => {
    open.pbx.extension('jane').fields.set('field5', 'x'.repeat(2_500))
    const fields = await open.ask('contact.fields', { contactId: 'jane@example.org' })
    const shown = fields.map(({ id, value = '' }) => ({ id, value }))
    await open.ask('contact.setFields', { contactId: 'jane@example.org', fields: shown })
    expect(open.count('updateContactFields')).toBe(0)
  })

  it('that do not exist are refused before anything is sent', async () => {
    const wrong = open.ask('contact.setFields', {
      contactId: 'jane@example.org',
      fields: [{ id: 'field9', value: '1' }]
    })
    await expect(wrong).rejects.toMatchObject({ kind: 'notFound' })
    expect(open.count('updateContactFields')).toBe(0)
  })
})

describe('changes that go out once', () => {
  it('changes a card after the change before it, so that neither is lost', async () => {
    const owner = { kind: 'user', domain: 'example.org', user: open.pbx.extension('jane') } as const
    const mine = open.pbx.phoneBook.add(owner, { lastName: 'Kurz', numbers: [] })
    const changes = [{ company: 'Nordlys' }, { department: 'Sails' }, { city: 'Kiel' }]
    await Promise.all(changes.map((change) => open.ask('contact.setCard', { contactId: mine.id, ...change })))
    expect(mine.details).toMatchObject({ lastName: 'Kurz', company: 'Nordlys', department: 'Sails', city: 'Kiel' })
  })

  it.each(['', '{"field":[]}'])('takes a 404 without a reason for no favourite: %j', async (body) => {
    open.front.faults.reply(404, { operation: 'checkBuddy', body })
    expect(await open.ask('contact.isFavourite', { contactId: ANNA })).toEqual({ favourite: false })
  })

  it('adds several contacts with one request', async () => {
    await open.ask('contact.addToList', { contactIds: ['e2', 'e3'] })
    expect(bodyOf('addContacts')).toEqual({ contact: [{ id: 'e2' }, { id: 'e3' }] })
    expect([open.count('addContacts'), open.count('addContact')]).toEqual([1, 0])
  })

  it('says that the activity stays when its end was refused, and repeats nothing', async () => {
    open.front.faults.reply(400, { operation: 'setContactActivityExpiration' })
    const change = open.ask('colleague.setActivity', { contactId: ANNA, activityId: 'lunch' })
    await expect(change).rejects.toMatchObject({ userMessage: expect.stringMatching(/activity is set, but not/) })
    expect(open.pbx.extension('201').presence.activityId).toBe('lunch')
    expect([open.count('setContactActivity'), open.count('setContactActivityExpiration')]).toEqual([1, 1])
  })

  it('says that nobody knows when the activity ends after its answer was lost', async () => {
    open.front.faults.dropAfterActing('setContactActivityExpiration')
    const change = open.ask('colleague.setActivity', { contactId: ANNA, activityId: 'lunch' })
    await expect(change).rejects.toMatchObject({ userMessage: expect.stringMatching(/not confirmed when it ends/) })
    expect(open.count('setContactActivityExpiration')).toBe(1)
  })

  it('keeps what it does not know of an own contact when it changes one', async () => {
    const stored = {
      cid: '5@internal',
      ownerType: 'USER',
      firstname: 'Lena',
      city: 'Kiel',
      futureMember: { kept: true },
      phoneNumbers: []
    }
    const body = JSON.stringify(stored)
    open.front.faults.reply(200, { operation: 'getUserContact', body, contentType: 'application/json' })
    open.front.faults.reply(200, { operation: 'updateUserContact', body: 'done', contentType: 'text/plain' })
    await open.ask('personalContact.update', {
      contactId: '5@internal',
      firstName: 'Lea',
      inUsualList: false,
      status: 'contact',
      numbers: []
    })
    expect(bodyOf('updateUserContact')).toEqual({
      cid: '5@internal',
      firstname: 'Lea',
      city: '',
      showInDefaultContactList: false,
      contactStatus: 'CONTACT',
      futureMember: { kept: true },
      phoneNumbers: []
    })
  })
})
