import { describe, expect, it } from 'vitest'
import { SECOND } from '../../../../util/durations.ts'
import { caller, companyForEachCase } from '../../../testing/dstny-company.ts'

const company = companyForEachCase()

const callback = (cid: string, query = '', user = 'jane') =>
  company.client.post(`/api/calls/current/example.org/${user}/mobile/${encodeURIComponent(cid)}${query}`)

describe('a callback call', () => {
  it('rings the own mobile first, then the contact', async () => {
    const answer = await callback('anna.berg@example.org', '?role=PRIVATE&bypass=false')
    expect([answer.status, answer.text]).toEqual([204, ''])
    const mine = await company.onlyCall()
    expect(mine).toMatchObject({ status: 'RINGING', inbound: true, remoteParty: { displayName: 'Anna Berg' } })
    expect(company.pbx.extension('201').isBusy).toBe(false)
    await company.pbx.extension('200').answers()
    expect((await company.onlyCall('anna.berg')).status).toBe('RINGING')
    await company.pbx.extension('201').answers()
    expect((await company.onlyCall()).status).toBe('ACTIVE')
  })

  it('takes a number and fails as it does', async () => {
    await callback('+493023125902')
    await company.pbx.extension('200').answers()
    await company.clock.advance(SECOND)
    expect(await company.calls()).toEqual([])
  })

  it('needs no licence to control calls, but a telephone at that place', async () => {
    const path = '/api/calls/current/example.org/peter.kurz/mobile/anna.berg%40example.org'
    expect((await company.as('peter.kurz').post(path)).text).toContain('device.does.not.exist')
  })

  it('refuses unknown places, roles and truth values, and intruding without the right', async () => {
    const path = '/api/calls/current/example.org/jane/boat/anna.berg%40example.org'
    expect((await company.client.post(path)).status).toBe(400)
    expect((await callback('+493023125901', '?role=captain')).status).toBe(400)
    expect((await callback('+493023125901', '?bypass=yes')).status).toBe(400)
    expect((await callback('+493023125901', '?intrude=true')).status).toBe(403)
    expect((await callback('+493023125901', '', 'bjorn')).status).toBe(403)
  })
})

const transfers = '/api/calls/transfer/example.org/jane'

interface ShownTransfer {
  readonly transferId: { transferStartTime: number; type?: string; id: string; destination?: string }
}

const start = (type: string) =>
  company.client.post(`${transfers}?transferType=${type}&destination=${encodeURIComponent('+493023125201')}`)

describe('the transfer of a mobile call', () => {
  it('frees the user at once when it is blind', async () => {
    await company.talk(caller, 'Harriet', 'mobile')
    const { transferId } = JSON.parse((await start('BLIND_TRANSFER')).text) as ShownTransfer
    expect(transferId.transferStartTime).toBe(0)
    expect([(await company.calls()).length, (await company.calls('anna.berg')).length]).toEqual([0, 1])
    const under = (await company.client.read(transfers)) as ShownTransfer
    const expected = { id: transferId.id, type: 'BLIND_TRANSFER', destination: '+493023125201' }
    expect(under.transferId).toEqual({ ...expected, transferStartTime: company.clock.now() })
    expect((await company.client.delete(`${transfers}/${transferId.id}`)).status).toBe(409)
  })

  it('can be taken back while it is attended and unanswered', async () => {
    await company.talk(caller, 'Harriet', 'mobile')
    const { transferId } = JSON.parse((await start('ATTENDED_TRANSFER')).text) as ShownTransfer
    expect((await start('BLIND_TRANSFER')).status).toBe(409)
    expect((await company.client.delete(`${transfers}/${transferId.id}`)).status).toBe(204)
    expect(await company.onlyCall()).toMatchObject({ status: 'ACTIVE', remoteParty: { displayName: 'Harriet' } })
    expect(await company.calls('anna.berg')).toEqual([])
    expect((await company.client.get(transfers)).status).toBe(404)
    expect((await company.client.delete(`${transfers}/${transferId.id}`)).status).toBe(404)
  })

  it('is over when the target answers', async () => {
    await company.talk(caller, 'Harriet', 'mobile')
    await start('ATTENDED_TRANSFER')
    await company.pbx.extension('201').answers()
    expect([await company.calls(), (await company.client.get(transfers)).status]).toEqual([[], 404])
  })

  it('needs a call on a mobile, a known type and a destination', async () => {
    await company.talk(caller, 'Harriet', 'desk')
    expect((await start('BLIND_TRANSFER')).status).toBe(409)
    expect((await start('LAZY_TRANSFER')).status).toBe(400)
    expect((await company.client.post(`${transfers}?transferType=BLIND_TRANSFER`)).status).toBe(400)
  })
})

const line = '/api/user/line-state/v1/example.org/jane/teams-1'

describe('the line state of another system', () => {
  const until = (seconds: number) =>
    new Date(company.clock.now() + seconds * SECOND).toISOString().replace('.000Z', '+00')

  it('counts as being in a call until its end', async () => {
    const watched = '/api/user/contacts-information/v1/example.org/jane@example.org/line-state'
    const anna = company.as('anna.berg')
    const reader = await anna.stream(`${watched}/events`)
    await reader.data()
    const expiresOn = until(60)
    const answer = await company.client.post(line, { expiresOn })
    expect([answer.status, JSON.parse(answer.text)]).toEqual([200, { expiresOn }])
    expect(await reader.data()).toContain('<state>confirmed</state>')
    expect([(await anna.get(watched)).text, company.pbx.extension('200').isBusy]).toEqual(['true', true])
    await company.clock.advance(60 * SECOND)
    expect(await reader.data()).toContain('<state>terminated</state>')
    expect([(await anna.get(watched)).text, (await company.client.get(line)).status]).toEqual(['false', 404])
  })

  it('can be made by an update, changed, read and deleted', async () => {
    const put = (seconds: number) => company.client.put(line, { expiresOn: until(seconds) })
    await put(10)
    await put(100)
    await company.clock.advance(20 * SECOND)
    expect((await company.client.get(line)).text).toBe(JSON.stringify({ expiresOn: until(80) }))
    expect((await company.client.delete(line)).status).toBe(204)
    expect((await company.client.delete(line)).status).toBe(404)
  })

  it('refuses an end that is no time or is over', async () => {
    for (const body of ['{}', '{"expiresOn":"soon"}', '{"expiresOn":"2020-03-10T11:05:00+01"}']) {
      expect((await company.client.post(line, body)).status).toBe(400)
    }
  })
})
