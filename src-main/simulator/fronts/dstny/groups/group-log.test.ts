import { describe, expect, it } from 'vitest'
import { DAY, SECOND } from '../../../../util/durations.ts'
import { companyForEachCase } from '../../../testing/dstny-company.ts'

const path = '/api/user/distribution-group/v1/example.org/jane'

interface Item {
  readonly itemId: number
  readonly itemType: string
  readonly callCount: number
}

interface Log {
  readonly hintCount: number
  readonly callCountMissed: number
  readonly callLogItem: readonly Item[]
}

const company = companyForEachCase()

const read = async (rest: string): Promise<Log> => (await company.client.read(path + rest)) as Log // as the contract says

/** Somebody calls the group and gives up. */
async function missed(number: string, queue = 'Switchboard'): Promise<void> {
  const caller = company.pbx.outside(number)
  const call = await caller.dials(company.pbx.queue(queue))
  await company.clock.advance(5 * SECOND)
  caller.hangsUp(call)
}

async function answered(number: string): Promise<void> {
  const call = await company.pbx.outside(number).dials(company.pbx.queue('Switchboard'))
  await company.clock.advance(3 * SECOND)
  await company.pbx.extension('jane').answers(call)
  await company.clock.advance(20 * SECOND)
  company.pbx.extension('jane').hangsUp(call)
}

it('the figures of a queue count the period and the last day apart', async () => {
  await missed('+12025550100')
  await company.clock.advance(2 * DAY)
  await answered('+12025550100')
  const figures = '/api/user/queue-statistics/v1/example.org/queues/5'
  expect(await company.client.read(figures)).toMatchObject({
    totalCallsForPeriod: 2,
    droppedCallsForPeriod: 1,
    totalCallsLast24h: 1,
    droppedCallsLast24h: 0,
    answeredCallsLast24h: 1
  })
  expect((await company.client.get(figures.replace('queues/5', 'queues/99'))).status).toBe(404)
  const all = (await company.client.read(figures.replace('/queues/5', ''))) as object
  expect(all).toMatchObject({ queue: { length: 4 } })
})

describe('the call log of groups', () => {
  it('gathers the calls of one caller and lists each when number and type are given', async () => {
    await missed('+12025550100')
    await missed('+12025550100')
    await answered('+12025550100')
    await missed('+441632960123')
    const all = await read('/call-log')
    expect(all.callLogItem.map((item) => [item.itemType, item.callCount])).toEqual([
      ['MISSED', 1],
      ['ANSWERED', 1],
      ['MISSED', 2]
    ])
    expect(all).toMatchObject({ hintCount: 3, callCountMissed: 3, callCountAnswered: 1, flushCache: true })
    const single = await read('/call-log?callerNumber=%2B12025550100&itemType=MISSED')
    expect(single.callLogItem.map((item) => item.callCount)).toEqual([1, 1])
    expect((await read('/call-log?itemType=ALL&limit=1')).hintCount).toBe(1)
    expect((await company.client.get(`${path}/call-log?itemType=LOST`)).status).toBe(400)
  })

  it('tells who answered, how long the caller waited and how long they talked', async () => {
    await answered('+12025550100')
    expect(await read('/groups/5/call-log')).toMatchObject({
      callLogItem: [
        {
          groupId: 5,
          queueDuration: 3,
          callDuration: 20,
          callerNumber: '+12025550100',
          agent: { name: 'Jane Doe', userId: 'jane' },
          handledStatus: { state: 'UNHANDLED' }
        }
      ]
    })
  })

  it('tells where a caller went whom no agent could take', async () => {
    company.pbx.behaviour.queueWithoutAgents = 'forward'
    const call = await company.pbx.outside('+12025550100').dials(company.pbx.queue('Spares'))
    expect(call.liveLegs.map((leg) => leg.owner.party.name)).toContain('Siân Powell')
    expect(await read('/groups/41/call-log?groupDomain=example.net')).toMatchObject({
      callLogItem: [{ itemType: 'FORWARDED', forwardReason: 'NO_AGENTS', forwardedTo: { name: 'Siân Powell' } }]
    })
  })

  it('lets an agent take a row, note something, finish it and give it back', async () => {
    await missed('+12025550100')
    const [item] = (await read('/call-log')).callLogItem
    const put = (body: object) =>
      company.client.put(`${path}/call-log/${company.pbx.queue('Switchboard').calls[0]?.id}`, body)
    expect(item?.itemType).toBe('MISSED')
    const taken = await put({ state: 'INPROGRESS', note: 'Ruft Freitag an' })
    expect(JSON.parse(taken.text)).toMatchObject({
      handledStatus: { state: 'INPROGRESS', agent: { userId: 'jane' }, note: 'Ruft Freitag an' },
      noteIncluded: true
    })
    expect((await read('/call-log/assigned')).hintCount).toBe(1)
    expect((await read('/groups/5/call-log/assigned')).hintCount).toBe(1)
    expect((await put({ state: 'HANDLED' })).text).toContain('"note":"Ruft Freitag an"')
    expect((await put({ state: 'UNHANDLED' })).text).not.toContain('"agent"')
    expect((await read('/call-log/assigned')).hintCount).toBe(0)
    expect((await put({ state: 'DONE' })).text).toContain('"fieldName":"state"')
    expect((await put({})).status).toBe(400)
  })

  it('is closed to people outside the group', async () => {
    await missed('+12025550100')
    const maria = company.as('maria')
    const own = path.replace('jane', 'maria')
    expect((await maria.get(`${own}/groups/5/call-log`)).status).toBe(403)
    expect((await maria.get(`${own}/groups/99/call-log`)).status).toBe(404)
    const id = company.pbx.queue('Switchboard').calls[0]?.id
    expect((await maria.put(`${own}/call-log/${id}`, '{"state":"HANDLED"}')).status).toBe(404)
  })
})
