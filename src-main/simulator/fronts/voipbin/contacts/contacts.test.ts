import { describe, expect, it } from 'vitest'
import { tel, voipbinForEachCase } from '../../../testing/voipbin-platform.ts'
import { NIL } from '../form/ids.ts'

const platform = voipbinForEachCase()
const token = () => platform.token('peter.kurz')

describe('looking somebody up', () => {
  it('goes by number or mail address, for agents without rights too', async () => {
    const byPhone = await platform.row('lookUpContact', { query: { phone: '+12025550100' } })
    expect(byPhone).toMatchObject({ display_name: 'Ana Peña', source: 'import' })
    expect(byPhone.addresses).toMatchObject([
      { type: 'tel', target: '+12025550100', is_primary: true, contact_id: byPhone.id },
      { type: 'email', target: 'ana@example.com', is_primary: false }
    ])
    const byMail = await platform.row('lookUpOwnContact', { token: token(), query: { email: 'ana@example.com' } })
    expect(byMail.id).toBe(byPhone.id)
  })

  it('finds nobody, or lacks both', async () => {
    const none = await platform.ask('lookUpContact', { query: { phone: '+493023125000' } })
    expect([none.status, none.reason]).toEqual([404, 'CONTACT_NOT_FOUND'])
    expect((await platform.ask('lookUpContact', { query: { phone: '' } })).reason).toBe('INVALID_ARGUMENT')
    // a plus that was not encoded is a blank
    const path = '/v1.0/contacts/lookup?phone=+12025550100'
    expect((await platform.send('GET', path)).reason).toBe('CONTACT_NOT_FOUND')
  })
})

describe('a contact', () => {
  it('is written down, changed and deleted, and nobody is told', async () => {
    const socket = await platform.follows([`customer_id:${platform.customer}:`])
    const body = { first_name: 'Ada', company: 'Example Ltd', addresses: [tel('+441632960777')] }
    const created = await platform.ask('createContact', { body })
    expect([created.status, created.json]).toEqual([
      201,
      expect.objectContaining({ first_name: 'Ada', last_name: '', source: 'manual', tag_ids: [], tm_update: null })
    ])
    const id = created.json.id
    expect(await platform.row('changeContact', { id, body: { notes: 'x' } })).toMatchObject({
      first_name: 'Ada',
      notes: 'x'
    })
    expect((await platform.row('deleteContact', { id })).tm_delete).toEqual(expect.any(String))
    expect((await platform.ask('lookUpContact', { query: { phone: '+441632960777' } })).status).toBe(404)
    platform.control('permission', { who: 'jane', permission: 64 })
    expect(await socket.got(2)).toHaveLength(2) // of the agent alone, under both topics
  })

  it('is the same for agents without rights, but for tags', async () => {
    const body = { first_name: 'Ada', addresses: [] }
    const { status, json } = await platform.ask('createOwnContact', { token: token(), body })
    expect(status).toBe(201)
    const id = json.id
    expect(
      (
        await platform.ask('addOwnContactAddress', {
          token: token(),
          id,
          body: { type: 'tel', target: '+441632960777' }
        })
      ).status
    ).toBe(201)
    expect((await platform.ask('getContact', { token: token(), id })).reason).toBe('PERMISSION_DENIED')
    expect((await platform.row('getOwnContact', { token: token(), id })).addresses).toHaveLength(1)
  })

  it('gets addresses, of which one of each type is the first', async () => {
    const [contact] = await platform.rows('listContacts')
    const id = contact?.id
    const added = await platform.ask('addContactAddress', {
      id,
      body: { type: 'tel', target: '+441632960777', is_primary: true }
    })
    expect([added.status, added.json.addresses.map((one: { is_primary: boolean }) => one.is_primary)]).toEqual([
      201,
      [false, true]
    ])
    platform.switches.addedStatus = 200
    expect(
      (await platform.ask('addContactAddress', { id, body: { type: 'email', target: 'n@example.com' } })).status
    ).toBe(200)
    const params = { address_id: contact?.addresses[0]?.id }
    const changed = await platform.row('changeContactAddress', {
      id,
      params,
      body: { target: '+441632960778', is_primary: true }
    })
    expect(
      changed.addresses.map((one: { target: string; is_primary: boolean }) => [one.target, one.is_primary])
    ).toEqual([
      ['+441632960778', true],
      ['+441632960777', false],
      ['n@example.com', false]
    ])
    expect(
      (await platform.row('changeContactAddress', { id, params, body: { name: 'Office' } })).addresses[0]
    ).toMatchObject({ name: 'Office', is_primary: true })
    expect((await platform.row('removeContactAddress', { id, params })).addresses).toHaveLength(2)
    expect((await platform.ask('removeContactAddress', { id, params })).reason).toBe('ADDRESS_NOT_FOUND')
    expect((await platform.ask('removeContactAddress', { id, params: { address_id: 'x' } })).reason).toBe('INVALID_ID')
  })

  it('gets tags that there are', async () => {
    const [contact] = await platform.rows('listContacts')
    const [tag] = await platform.rows('listOwnTags', { token: token() })
    const id = contact?.id
    const tagId = tag?.id
    expect((await platform.row('getOwnTag', { token: token(), id: tagId })).name).toBe('Night desk')
    for (let times = 0; times < 2; times++) {
      const added = await platform.ask('addContactTag', { id, body: { tag_id: tagId } })
      expect([added.status, added.json.tag_ids]).toEqual([201, [tagId]])
    }
    expect((await platform.ask('addContactTag', { id, body: { tag_id: NIL } })).reason).toBe('TAG_NOT_FOUND')
    expect((await platform.row('removeContactTag', { id, params: { tag_id: tagId } })).tag_ids).toEqual([])
    expect((await platform.ask('removeContactTag', { id, params: { tag_id: tagId } })).reason).toBe('TAG_NOT_FOUND')
  })
})
