import { describe, expect, it } from 'vitest'
import { MINUTE, SECOND } from '../../../../util/durations.ts'
import { companyForEachCase } from '../../../testing/dstny-company.ts'

const path = '/api/user/communication-log/v1/example.org/jane'

const company = companyForEachCase()

const idsOf = (text: string): string[] => [...text.matchAll(/"itemId":(\d+)/g)].map((match) => match[1] ?? '')
const list = async (query = ''): Promise<string[]> => idsOf((await company.client.get(`${path}${query}`)).text)

describe('the communication log', () => {
  it('pages backwards and forwards without missing a row', async () => {
    const all = await list()
    expect(all).toHaveLength(4)
    expect(await list('?limit=3')).toEqual(all.slice(0, 3))
    expect(await list(`?olderThan=${all[2]}&limit=3`)).toEqual(all.slice(3))
    expect(await list(`?since=${all[3]}&limit=2`)).toEqual(all.slice(1, 3))
    expect(await list(`?since=${all[1]}&limit=2`)).toEqual(all.slice(0, 1))
  })

  it('refuses ids together with times, unknown types and bad numbers', async () => {
    const bad = ['?since=1&sinceTime=2026-01-01T00:00:00Z', '?itemType=LETTER', '?limit=-1', '?since=abc', '?count=yes']
    for (const query of bad) expect((await company.client.get(path + query)).status).toBe(400)
  })

  it('filters by time, number and contact', async () => {
    expect(await list('?sinceTime=2026-01-05T08:00:00Z')).toHaveLength(1)
    expect(await list('?number=%2B12025550100')).toHaveLength(1)
    expect(await list('?contactId=e1')).toHaveLength(1)
    expect((await company.client.get(`${path}?contactId=nobody`)).status).toBe(404)
  })

  it('has every kind of row, each in its own wrapper', async () => {
    const anna = company.as('anna.berg')
    const { text } = await anna.get(path.replace('jane', 'anna.berg'))
    expect(text).toMatch(/\.RecordingDTO.*"RECORDING".*"isPlayed":true.*\.FaxDTO.*"FAX"/)
    expect((await company.client.get(`${path}?itemType=VOICEMAIL`)).text).toContain('.VoiceMailDTO')
  })

  it('moves a row to the trash and back, and flags it deleted', async () => {
    const [id] = await list()
    expect((await company.client.put(`${path}/${id}/deletion-time?delete=true`)).status).toBe(204)
    expect(await list('?markAsDelete=true')).toEqual([id])
    expect(await list()).toHaveLength(3)
    expect((await company.client.get(`${path}/${id}?markAsDelete=true`)).status).toBe(200)
    expect((await company.client.get(`${path}/${id}?deleted=true`)).status).toBe(404)
    await company.client.put(`${path}/${id}/deletion-time?delete=false`)
    expect(await list()).toHaveLength(4)
    await company.client.put(`${path}/${id}/deleted`)
    expect(await list('?deleted=true')).toEqual([id])
  })

  it('marks and deletes one row and several, and names the ids it does not know', async () => {
    const all = await list()
    const marks = 'isSeen=true&isPlayed=false&updateCallItem=false'
    expect((await company.client.put(`${path}/${all[0]}?${marks}`)).status).toBe(204)
    expect(company.pbx.extension('jane').log[0]?.isSeen).toBe(true)
    expect((await company.client.put(`${path}/17?${marks}`)).status).toBe(404)
    const several = await company.client.put(`${path}?itemId=17&itemId=${all[3]}&itemType=VOICEMAIL&${marks}`)
    expect(several).toMatchObject({ status: 200, text: 'Not found: 17' })
    expect(company.pbx.extension('jane').log[3]?.isPlayed).toBe(false)
    expect((await company.client.put(`${path}?${marks}`)).status).toBe(400)
    expect((await company.client.delete(`${path}/${all[0]}?updateCallItem=false`)).status).toBe(204)
    await company.client.delete(`${path}?untilItemId=${all[2]}`)
    expect(await list()).toEqual([all[1]])
  })

  it('gets a voicemail from a simulated call, tied to the missed call before it', async () => {
    const tomas = company.pbx.extension('tomas')
    const missed = await tomas.dials('200')
    tomas.hangsUp(missed)
    const message = company.pbx.callControl.dial(tomas, '200', { toVoicemail: true })
    await company.clock.advance(12 * SECOND)
    tomas.hangsUp(message)
    const [voicemail, call] = company.pbx.extension('jane').log
    expect(voicemail).toMatchObject({ kind: 'voicemail', durationMs: 12_000, relatedId: call?.id, isPlayed: false })
    await company.client.put(`${path}/${voicemail?.id}?isSeen=true&isPlayed=true&updateCallItem=true`)
    expect([voicemail?.isPlayed, call?.isSeen]).toEqual([true, true])
    await company.client.delete(`${path}/${voicemail?.id}?updateCallItem=true`)
    expect(await list()).toHaveLength(4)
  })

  it('shows the inboxes of the groups one belongs to', async () => {
    company.pbx.queue('Sales').takesMessage({ kind: 'outside', number: '+12025550100' }, MINUTE)
    const { text } = await company.client.get(`${path}/group-inbox`)
    expect(text).toMatch(/\.GroupInboxVoiceMailDTO.*"inboxName":"Sales".*"inboxName":"Switchboard"/)
    const [id] = idsOf(text)
    await company.client.put(`${path}/${id}?isSeen=true&isPlayed=true&updateCallItem=false`)
    expect(company.pbx.queue('Sales').inbox[0]).toMatchObject({ isSeen: true, isPlayed: true })
    const outsider = company.as('maria')
    expect((await outsider.get(`${path.replace('jane', 'maria')}/group-inbox`)).text).toContain('"hintCount":0')
  })
})
