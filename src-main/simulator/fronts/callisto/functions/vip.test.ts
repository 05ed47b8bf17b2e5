import { describe, expect, it } from 'vitest'
import { callistoServerForEachCase } from '../../../testing/callisto-server.ts'

const server = callistoServerForEachCase()

describe('addVIPNumber', () => {
  it('puts a number on a manager’s list, leading zeros and all, with a description or without', async () => {
    const form = { vn_number: '004315550199', mb_id: '111' }
    const first = await server.added('addVIPNumber', { ...form, vn_description: 'Board <office>' })
    const second = await server.added('addVIPNumber', { ...form, vn_number: '+12025550100' })
    expect((await server.list('getVIPNumbers', { mb_id: '111' })).slice(1)).toEqual([
      { id: first, number: '004315550199', description: 'Board &lt;office&gt;', mb_id: '111' },
      { id: second, number: '+12025550100', description: '', mb_id: '111' }
    ])
  })

  it('needs a number and a manager', async () => {
    expect(await server.word('addVIPNumber', { mb_id: '108' })).toBe('PARAMETER_MISSING')
    expect(await server.word('addVIPNumber', { vn_number: '1', mb_id: '' })).toBe('PARAMETER_MISSING')
    expect(await server.word('addVIPNumber', { vn_number: '', mb_id: '108' })).toBe('PARAMETER_MISSING')
    expect(await server.word('addVIPNumber', { vn_number: '1', mb_id: 'jane' })).toBe('ERROR')
  })

  it('knows managers only, and has a word for others', async () => {
    expect(await server.word('addVIPNumber', { vn_number: '1', mb_id: '999' })).toBe('ERROR')
    expect(await server.word('addVIPNumber', { vn_number: '1', mb_id: '109' })).toBe('ERROR')
    Object.assign(server.front.switches, { unknownOwner: 'INVALID_MEMBER_ID', vipOwners: 'everybody' })
    expect(await server.word('addVIPNumber', { vn_number: '1', mb_id: '999' })).toBe('INVALID_MEMBER_ID')
    expect(await server.word('addVIPNumber', { vn_number: '1', mb_id: '109' })).toBe('OK')
  })

  it('has no number twice on a list, unless it may; on two lists it does not matter', async () => {
    const frida = { vn_number: '+493023125123', mb_id: '108' }
    expect(await server.word('addVIPNumber', frida)).toBe('ERROR')
    expect(await server.word('addVIPNumber', { ...frida, mb_id: '111' })).toBe('OK')
    server.front.switches.vipTwice = 'accepted'
    expect(await server.word('addVIPNumber', frida)).toBe('OK')
  })
})

describe('deleteVIPNumber', () => {
  it('needs the id of a number that is listed', async () => {
    expect(await server.word('deleteVIPNumber')).toBe('PARAMETER_MISSING')
    expect(await server.word('deleteVIPNumber', { vn_id: '999' })).toBe('ERROR')
    expect(await server.word('deleteVIPNumber', { vn_id: '1090' })).toBe('OK')
    server.front.switches.unknownVip = 'INVALID_VIP_ID'
    expect(await server.word('deleteVIPNumber', { vn_id: '1090' })).toBe('INVALID_VIP_ID')
    expect((await server.list('getVIPNumbers', { mb_id: '108' })).map(({ id }) => id)).toEqual(['1091'])
  })
})

describe('getVIPNumbers', () => {
  it('lists who may always come through, Frida among them', async () => {
    expect((await server.list('getVIPNumbers', { mb_id: '108' }))[0]).toEqual({
      id: '1090',
      number: '+493023125123',
      description: 'Frida Jönsson, Firma Beispiel',
      mb_id: '108'
    })
  })

  it('needs a member, and is empty without numbers', async () => {
    expect(await server.word('getVIPNumbers')).toBe('PARAMETER_MISSING')
    for (const id of ['109', '999']) expect((await server.call('getVIPNumbers', { mb_id: id })).response).toBe('')
    server.front.switches.unknownIdInList = 'word'
    expect(await server.word('getVIPNumbers', { mb_id: '999' })).toBe('INVALID_MEMBER_ID')
    expect((await server.call('getVIPNumbers', { mb_id: '109' })).response).toBe('')
  })
})

describe('getIntegrationURLs', () => {
  it('lists the addresses of the gadget, with a name as element or attribute', async () => {
    const [usual, automatic] = await server.list('getIntegrationURLs')
    const address = `${server.front.url}/Applications/inbound/MAG1/gadget/`
    expect(usual).toEqual({ name: 'Gadget', address })
    expect(automatic?.['address']).toBe(`${address}?autologin=1&amp;lang=en`)
    server.front.switches.integrationUrls = 'attribute'
    expect((await server.call('getIntegrationURLs')).response).toContain(`<url name="Gadget">${address}</url>`)
  })
})
