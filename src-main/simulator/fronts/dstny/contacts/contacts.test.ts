import { describe, expect, it } from 'vitest'
import { companyForEachCase } from '../../../testing/dstny-company.ts'

const list = '/api/contacts/list/example.org/jane'
const buddies = '/api/user/buddy-list/v1/example.org/jane'
const info = '/api/user/contacts-information/v1/example.org'
const personal = '/api/user/personal-contacts/v1/example.org'

const company = companyForEachCase()

const put = async (path: string, body: object): Promise<number> => (await company.client.put(path, body)).status

const john = {
  company: 'MinFirma AB',
  firstname: 'John',
  lastname: 'Smith',
  city: 'Stockholm',
  postalcode: '12177',
  speeddial: 5,
  phoneNumbers: [{ type: 'WORK', phoneNumber: '+46850654760', preferredNumber: true }]
}

describe('the contact list', () => {
  it('takes contacts in and lets them go', async () => {
    const added = await company.client.post(`${list}/tomas@example.org`)
    expect(JSON.parse(added.text)).toMatchObject({ contact: [{ inlist: true, contactStatus: 'CONTACT' }] })
    const several = { contact: [{ id: 'e2' }, { id: 'maria@example.org' }] }
    expect(JSON.parse((await company.client.post(list, several)).text)).toMatchObject({ contact: { length: 2 } })
    expect((await company.client.delete(`${list}/e2`)).status).toBe(204)
    expect((await company.client.delete(`${list}/e2`)).status).toBe(404)
    expect((await company.client.post(`${list}/nobody@example.org`)).status).toBe(404)
    expect((await company.client.post(list, '{"contact":[{}]}')).text).toContain('contact.id')
  })

  it('knows favourites, important and blocked people', async () => {
    expect(await put(`${list}/tomas@example.org/status`, { contactStatus: 'FAVORITE' })).toBe(204)
    expect((await company.client.get(`${buddies}/tomas@example.org`)).status).toBe(204)
    await put(`${list}/e1/status`, { contactStatus: 'BLOCKED' })
    expect(await company.client.read(`${list}?query=frida`)).toMatchObject({ contact: [] })
    expect(await company.client.read(`${list}?query=frida&includeBlocked=true`)).toMatchObject({
      contact: [{ contactStatus: 'BLOCKED' }]
    })
    expect(await put(`${list}/e1/status`, { contactStatus: 'FRIEND' })).toBe(400)
    expect(await put(`${list}/e1/status`, {})).toBe(400)
  })

  it('is rebuilt from templates', async () => {
    expect((await company.client.put(`${buddies}?applyContactTemplates=true`)).status).toBe(204)
    expect(await company.client.read(list)).toMatchObject({
      contact: [{ lastname: 'Berg' }, { lastname: 'Switchboard' }]
    })
    expect((await company.client.put(buddies)).status).toBe(400)
  })
})

describe('personal contacts', () => {
  it('are made, found, changed and deleted', async () => {
    const made = JSON.parse((await company.client.post(`${personal}/users/jane`, john)).text) as { cid: string }
    expect(made).toMatchObject({ ...john, cid: '167271@internal', ownerType: 'USER', contactStatus: 'CONTACT' })
    const path = `${personal}/users/jane/${made.cid}`
    expect(await company.client.read(`${list}?query=smith`)).toMatchObject({ contact: [{ id: made.cid, vcard: 1 }] })
    expect(await put(path, { ...made, lastname: 'Schmidt' })).toBe(200)
    expect(await company.client.read(path)).toMatchObject({ lastname: 'Schmidt' })
    expect(await put(path, john)).toBe(400)
    expect((await company.client.delete(path)).text).toContain(made.cid)
    expect((await company.client.get(path)).status).toBe(404)
    expect(await company.client.read(`${personal}/users/jane`)).toEqual({ personal_contact: [] })
  })

  it.each([
    ['company', 'x'.repeat(65)],
    ['speeddial', 11],
    ['speeddial', 0],
    ['contactStatus', 'FRIEND'],
    ['showInDefaultContactList', 'true'],
    ['phoneNumbers', [{ type: 'BOAT', phoneNumber: '1' }]]
  ])('refuse a bad %s', async (name, value) => {
    const answer = await company.client.post(`${personal}/users/jane`, { ...john, [name]: value })
    expect([answer.status, answer.text.includes(`"fieldName":"${name}`)]).toEqual([400, true])
  })

  it('of a group belong to its members, those of the organisation to administrators', async () => {
    const numbers = [{ type: 'WORK', phoneNumber: '+46850654760', abbreviatednumber: '77' }]
    const body = { ...john, phoneNumbers: numbers }
    const made = await company.client.post(`${personal}/groups/Support`, body)
    expect(JSON.parse(made.text)).toMatchObject({ ownerType: 'GROUP', phoneNumbers: numbers })
    expect((await company.client.get(`${personal}/groups/Back%20office`)).status).toBe(403)
    expect((await company.client.get(`${personal}/groups/Nobody`)).status).toBe(404)
    expect((await company.client.get(`${personal}/organization`)).status).toBe(403)
    const ingrid = company.as('ingrid')
    expect(JSON.parse((await ingrid.post(`${personal}/organization`, body)).text)).toMatchObject({ ownerType: 'ORG' })
    expect((await ingrid.get(`${personal}/groups/Support`)).text).toContain('MinFirma')
    expect(await company.client.read(`${list}?query=john`)).toMatchObject({ contact: { length: 2 } })
  })

  it('name their numbers in the language asked for', async () => {
    expect(await company.client.read(`${personal}/phone-labels/sv`)).toMatchObject({ phoneLabels: { length: 8 } })
    expect((await company.client.get(`${personal}/phone-labels/en_US`)).text).toContain('"Work fax"')
    expect((await company.client.get(`${personal}/phone-labels/english`)).status).toBe(400)
  })
})

describe('cards, fields and pictures', () => {
  it('give a card for colleagues, outside contacts, entry ids and numbers', async () => {
    const card = await company.client.read(`${info}/jane@example.org/vcard`)
    expect(card).toMatchObject({
      Description: { FN: 'Jane Doe', group: [{ value: 'Support' }], field: [{ id: 'field1' }, { id: 'field3' }] }
    })
    expect(await company.client.read(`${info}/entry-200-example.org/vcard?ver=1`)).toEqual(card)
    expect(await company.client.read(`${info}/%2B493023125123/vcard`)).toMatchObject({
      Description: { FN: 'Frida Jönsson' }
    })
    expect((await company.client.get(`${info}/nobody/vcard`)).status).toBe(404)
  })

  it('let the card of a personal contact be written, and no other', async () => {
    const made = JSON.parse((await company.client.post(`${personal}/users/jane`, john)).text) as { cid: string }
    const path = `${info}/${made.cid}/vcard`
    const card = {
      N: { Family: 'Smith', Given: 'Johnny' },
      ADR: { Pcode: 'Uppsala' },
      TEL: [{ value: '+46187171000' }]
    }
    expect(await put(path, { Description: card })).toBe(204)
    expect(await company.client.read(path)).toMatchObject({
      Description: { N: { Given: 'Johnny' }, ADR: { Pcode: 'Uppsala' } }
    })
    expect(await company.client.read(`${list}?query=johnny`)).toMatchObject({ contact: [{ vcard: 2 }] })
    expect(await put(path, {})).toBe(400)
    expect(await put(`${info}/bjorn@example.org/vcard`, { Description: card })).toBe(403)
  })

  it('show the directory fields and let people fill in their own', async () => {
    const own = `${info}/jane@example.org/fields`
    expect(await company.client.read(own)).toMatchObject({
      fields: [
        { id: 'field1', value: 'Ingrid Sørensen', editable: false },
        { id: 'field3', value: 'A57', editable: true },
        { id: 'field5', label: 'Hobbies', editable: true }
      ]
    })
    expect(await put(own, { fields: [{ id: 'field5', requestedValue: 'Segeln' }, { id: 'field3' }] })).toBe(204)
    expect(await company.client.read(`${info}/jane@example.org?includeFields=true`)).toMatchObject({
      vcard: 2,
      fields: { fields: [{ id: 'field1' }, { id: 'field3' }, { id: 'field5', value: 'Segeln' }] }
    })
    expect(await put(own, { fields: [{ id: 'field1', requestedValue: 'Jane' }] })).toBe(403)
    expect(await put(own, { fields: [{ id: 'field9' }] })).toBe(400)
    expect(await put(`${info}/bjorn@example.org/fields`, { fields: [{ id: 'field5' }] })).toBe(403)
  })

  it('take a picture of a bounded size, and no other file', async () => {
    const path = '/api/user/user-information/v1/example.org/jane/photo'
    const jpeg = { 'Content-Type': 'image/jpeg' }
    const send = async (bytes: Uint8Array<ArrayBuffer>, headers: Record<string, string> = jpeg): Promise<number> => {
      const Authorization = `Bearer ${company.front.issueToken('jane')}`
      return (
        await fetch(company.front.url + path, { method: 'PUT', headers: { ...headers, Authorization }, body: bytes })
      ).status
    }
    const picture = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])
    expect(await send(picture)).toBe(204)
    expect((await company.client.get(path)).headers.get('content-type')).toBe('image/jpeg')
    expect(await company.client.read(`${info}/jane@example.org`)).toMatchObject({ image: 2 })
    expect(await send(picture, { 'Content-Type': 'text/plain' })).toBe(400)
    expect(await send(new Uint8Array([1, 2, 3]))).toBe(400)
    expect(await send(new Uint8Array(600_000).fill(0xff))).toBe(400)
    expect((await company.client.get(`${path}?prefWidth=wide`)).status).toBe(400)
  })
})
