import { describe, expect, it } from 'vitest'
import { NO_ANSWER_MS } from '../../../distribution/no-answer.ts'
import { companyForEachCase } from '../../../testing/dstny-company.ts'

const rules = '/api/user/diversion/v1/example.org/jane/rules'
const mapping = '/api/user/activity-diversion-mapping/v1/example.org/jane'
const anna = '+493023125201'

const company = companyForEachCase()

const put = async (path: string, body: object): Promise<number> => (await company.client.put(path, body)).status

/** Who rings when somebody from outside dials the number. */
async function rung(number = '200'): Promise<string[]> {
  const call = await company.pbx.outside('+12025550100').dials(number)
  const names = call.liveLegs.filter((leg) => leg.direction === 'in').map((leg) => leg.owner.party.name ?? '')
  company.pbx.desk.endCall(call)
  return names
}

describe('diversion rules', () => {
  it('are listed with all eight types for each line', async () => {
    const answer = (await company.client.read(rules)) as object
    expect(answer).toMatchObject({
      user: { domain: 'example.org', userid: 'jane' },
      userDiversionLineRules: [
        { lineNumber: '+493023125200', lineOrderType: 'PRIMARY', userDiversionRules: { length: 8 } },
        { lineOrderType: 'SECONDARY', lineType: 'OFFICE_MOBILE', userDiversionRules: { length: 8 } }
      ]
    })
    expect(JSON.stringify(answer)).not.toContain('phoneNumber')
  })

  it('divert always, by line', async () => {
    expect(await put(`${rules}/PRIMARY/CFWD_ALL`, { phoneNumber: anna })).toBe(204)
    expect(await rung()).toEqual(['Anna Berg'])
    expect(await rung('+493023125700')).toEqual(['Jane Doe'])
    expect((await company.client.get(`${rules}/PRIMARY/CFWD_ALL`)).text).toContain(anna)
    await company.client.delete(`${rules}/PRIMARY/CFWD_ALL`)
    expect(await rung()).toEqual(['Jane Doe'])
  })

  it('divert a busy and an absent person', async () => {
    await put(`${rules}/PRIMARY/CFWD_ON_BUSY_IN_CALL`, { phoneNumber: anna })
    await put(`${rules}/PRIMARY/CFWD_UNREACHABLE`, { phoneNumber: '+493023125202' })
    expect(await rung()).toEqual(['Jane Doe'])
    const call = await company.pbx.extension('jane').dials('tomas')
    expect(await rung()).toEqual(['Anna Berg'])
    company.pbx.desk.endCall(call)
    company.pbx.extension('jane').changesPresence('busy')
    expect(await rung()).toEqual(['Jane Doe'])
    for (const device of company.pbx.extension('jane').devices) device.active = false
    expect(await rung()).toEqual(['Björn Åkesson'])
  })

  it('divert a call nobody answers', async () => {
    await put(`${rules}/PRIMARY/CFWD_NO_ANSWER`, { phoneNumber: anna })
    const call = await company.pbx.outside('+12025550100').dials('200')
    await company.clock.advance(NO_ANSWER_MS)
    expect(call.legOf(company.pbx.extension('anna.berg'))).toMatchObject({
      state: 'alerting',
      history: { previous: { name: 'Jane Doe' } }
    })
    expect(company.pbx.extension('jane').log[0]).toMatchObject({ kind: 'missed' })
  })

  it('are set for several lines at once, all or nothing', async () => {
    const rule = (type: string, phoneNumber?: string) => ({ diversionRoutingRulesType: type, phoneNumber })
    const line = (order: string, ...userDiversionRules: object[]) => ({ lineOrderType: order, userDiversionRules })
    const good = [
      line('PRIMARY', rule('CFWD_ALL', anna), rule('NONE')),
      line('SECONDARY', rule('CFWD_NO_ANSWER', anna))
    ]
    expect(await put(rules, { userDiversionLineRules: good })).toBe(204)
    const bad = [line('PRIMARY', rule('CFWD_ALL')), line('SECONDARY', rule('CFWD_SOMETIMES', anna))]
    expect(await put(rules, { userDiversionLineRules: bad })).toBe(400)
    expect((await company.client.get(`${rules}/PRIMARY`)).text).toContain(anna)
    expect(await put(`${rules}/SECONDARY`, { userDiversionLineRules: [{ userDiversionRules: [] }] })).toBe(204)
    await company.client.delete(`${rules}/PRIMARY`)
    expect((await company.client.get(`${rules}/PRIMARY`)).text).not.toContain(anna)
    await company.client.delete(rules)
    expect((await company.client.get(rules)).text).not.toContain(anna)
  })

  it('refuse unknown lines, types and numbers', async () => {
    expect(await put(`${rules}/THIRD/CFWD_ALL`, { phoneNumber: anna })).toBe(400)
    expect(await put(`${rules}/PRIMARY/NONE`, { phoneNumber: anna })).toBe(400)
    expect(await put(`${rules}/PRIMARY/CFWD_ALL`, { phoneNumber: 'anna' })).toBe(400)
    expect(await put(rules, {})).toBe(400)
    const maria = company.as('maria')
    expect((await maria.get(rules.replace('jane', 'maria') + '/SECONDARY')).status).toBe(404)
  })
})

describe('activity diversions', () => {
  it('apply while the activity is set, after the number set by hand', async () => {
    expect(await put(`${mapping}/lunch`, { activityId: 'lunch', phoneNumber: anna })).toBe(200)
    expect(await rung()).toEqual(['Jane Doe'])
    company.pbx.extension('jane').changesPresence('lunch')
    expect(await rung()).toEqual(['Anna Berg'])
    company.pbx.extension('jane').diversion = { number: '+493023125202', untilActivityChanges: true }
    expect(await rung()).toEqual(['Björn Åkesson'])
    company.pbx.extension('jane').changesPresence('available')
    expect(await rung()).toEqual(['Jane Doe'])
  })

  it('are replaced, read and deleted', async () => {
    const list = { 'diversion-mapping': [{ activityId: 'busy', phoneNumber: anna }] }
    await put(`${mapping}/lunch`, { phoneNumber: anna })
    expect(await put(mapping, list)).toBe(200)
    expect(await company.client.read(mapping)).toEqual(list)
    expect((await company.client.get(`${mapping}/busy`)).text).toContain(anna)
    await company.client.delete(`${mapping}/busy`)
    expect(await company.client.read(`${mapping}/busy`)).toEqual({ activityId: 'busy' })
    expect((await company.client.get(`${mapping}/sleeping`)).status).toBe(404)
    expect(await put(mapping, { 'diversion-mapping': [{ activityId: 'sleeping', phoneNumber: anna }] })).toBe(400)
  })
})
