import { describe, expect, it } from 'vitest'
import { memberTypes } from '../../../../wire-tables/mirta/queues.ts'
import { mirtaCompanyForEachCase } from '../../../testing/mirta-company.ts'

const company = mirtaCompanyForEachCase()
const caller = '+493023125123'
const queue = (action: string, values: Record<string, string> = {}): Promise<string> =>
  company.plain('QUEUE', { action, number: '300', ...values })
const agent = (action: string, values: Record<string, string> = {}): Promise<string> =>
  company.plain('AGENT', { action, extension: '200-EXAMPLEORG', ...values })
const members = (values: Record<string, string> = {}): Promise<unknown> =>
  company.json('QUEUE', { action: 'list', number: '300', ...values })
const agents = async (values: Record<string, string> = {}): Promise<Record<string, Record<string, unknown>>> =>
  (await company.infoJson('agents', values)) as Record<string, Record<string, unknown>> // agents by name, as the contract says
const counters = async (id = '21'): Promise<Record<string, unknown>> =>
  (await company.infoJson('queue', { id })) as Record<string, unknown> // counters by name, as the contract says

describe('members of a queue', () => {
  it('are listed by number or id; nothing where there are none', async () => {
    expect(await members()).toEqual(['202-EXAMPLEORG'])
    expect(await company.json('QUEUE', { action: 'list', id: '21' })).toEqual(['202-EXAMPLEORG'])
    expect(await queue('list', { format: 'json', number: '301' })).toBe('null')
    expect(await queue('list', { format: 'json', number: '999' })).toBe('null')
    expect(await queue('list')).toBe('202-EXAMPLEORG|')
  })

  it('log in and out, once each', async () => {
    expect(await queue('add', { extension: '200', type: 'NF' })).toBe('OK')
    expect(await members()).toEqual(['200-EXAMPLEORG', '202-EXAMPLEORG'])
    expect(await queue('add', { extension: '200-EXAMPLEORG' })).toBe('Agent already in queue')
    expect(await queue('del', { extension: '200' })).toBe('OK')
    expect(await queue('del', { extension: '200' })).toBe('Agent not in queue')
    expect(await members()).toEqual(['202-EXAMPLEORG'])
  })

  it('may be people without a place there before, who are rung then', async () => {
    expect(await queue('add', { number: '301', extension: '205' })).toBe('OK')
    await company.pbx.outside(caller).dials(company.pbx.queue('Support'))
    expect(await company.lamp('205-EXAMPLEORG')).toBe('RINGING')
  })

  it.each(memberTypes)('are of the type %s', async (type) => {
    await queue('add', { extension: '200', type, order: '2', penalty: '5', paused: '1' })
    expect(await company.json('QUEUE', { action: 'fulllist', number: '300' })).toMatchObject({
      '200-EXAMPLEORG': { type, order: '2', penalty: '5', paused: '1', pausereason: '' },
      '202-EXAMPLEORG': { type: 'NF', paused: '0' }
    })
    expect(await queue('fulllist')).toContain(`200-EXAMPLEORG|${type}|2|5|1||NOT_INUSE|\r\n`)
  })

  it('are refused for another type, nobody, or no such queue', async () => {
    expect(await queue('add', { extension: '200', type: 'XX' })).toBe('Invalid type')
    expect(await queue('add', { extension: '999' })).toBe('Agent not found')
    expect(await queue('add', { extension: '200', number: '999' })).toBe('Queue not found')
    expect(await queue('del', { extension: '999' })).toBe('Agent not found')
    expect(await queue('clean', { number: '999' })).toBe('Queue not found')
    expect(await queue('fulllist', { number: '301', format: 'json' })).toBe('null')
    expect(await queue('fulllist', { number: '999', format: 'json' })).toBe('null')
  })

  it('can all be taken away', async () => {
    expect(await queue('clean')).toBe('OK')
    expect(await queue('list', { format: 'json' })).toBe('null')
  })

  it('have a log that takes lines of others', async () => {
    const line = { event: 'CUSTOM', uniqid: 'pbx1-1767603600.7', data1: 'one', data5: 'five' }
    expect(await queue('log', { ...line, extension: '200' })).toBe('OK')
    expect(await queue('log', { event: 'CUSTOM', number: 'NONE', extension: 'NONE' })).toBe('OK')
    expect(await queue('log', { number: '300' })).toBe('')
    expect(await queue('log', { event: 'CUSTOM', number: '999' })).toBe('Queue not found')
  })
})

describe('agents', () => {
  it('pause and come back, in one queue or in all of them', async () => {
    await queue('add', { extension: '200' })
    expect(await agent('pause', { queue: 'ALL', pausereason: 'Lunch', refresh: 'no' })).toBe('OK')
    expect(company.pbx.queue('Sales').seatOf(company.jane)?.paused).toMatchObject({ reason: 'Lunch' })
    expect(company.pbx.queue('Switchboard').seatOf(company.jane)?.paused).toMatchObject({ reason: 'Lunch' })
    expect(await agent('unpause', { queue: '21' })).toBe('OK')
    expect(company.pbx.queue('Sales').seatOf(company.jane)?.paused).toBeUndefined()
    expect((await agents({ queue: '5' }))['200-EXAMPLEORG']).toMatchObject({ 1: 'paused' })
    expect((await agents({ queue: '21' }))['200-EXAMPLEORG']).toMatchObject({ 1: 'available' })
    expect(await agent('unpause', { queuenumber: '302' })).toBe('OK')
    expect((await agents())['200-EXAMPLEORG']).toMatchObject({ 1: 'available' })
  })

  it('may keep their reason to themselves, and count as pausing when they do in some queues', async () => {
    const { switches } = company.front
    await queue('add', { extension: '200' })
    await agent('pause', { queue: '21', pausereason: 'Lunch' })
    const detail = () => company.json('QUEUE', { action: 'fulllist', number: '300' })
    expect(await detail()).toMatchObject({ '200-EXAMPLEORG': { paused: '1', pausereason: 'Lunch' } })
    expect((await agents())['200-EXAMPLEORG']).toMatchObject({ 1: 'available' })
    switches.pauseReasonsShown = false
    switches.pausedInSome = 'paused'
    expect(await detail()).toMatchObject({ '200-EXAMPLEORG': { paused: '1', pausereason: '' } })
    expect((await agents())['200-EXAMPLEORG']).toMatchObject({ 1: 'paused' })
  })

  it('say in which queues they are, and leave them', async () => {
    await queue('add', { extension: '200' })
    expect(await company.json('AGENT', { action: 'listqueues', extension: '200' })).toEqual({
      21: 'Sales',
      5: 'Switchboard'
    })
    expect((await agent('listqueues')).trim().split('|').toSorted()).toEqual(['', '21: Sales', '5: Switchboard'])
    expect(await agent('del', { queue: '21' })).toBe('OK')
    expect(await members()).toEqual(['202-EXAMPLEORG'])
    expect(await agent('del', { queue: 'ALL' })).toBe('OK')
    expect(await company.plain('AGENT', { action: 'listqueues', extension: '200', format: 'json' })).toBe('')
  })

  it('are refused in words', async () => {
    expect(await agent('pause', { queue: '21' })).toBe('Agent not in queue')
    expect(await agent('pause', { queue: '999' })).toBe('Queue not found')
    expect(await agent('pause', { queue: 'ALL', extension: '999' })).toBe('Agent not found')
    expect(await agent('del', { queue: '999' })).toBe('Queue not found')
    expect(await agent('listqueues', { extension: '999' })).toBe('Agent not found')
    expect(await agent('pause')).toBe('')
    expect(await agent('pause', { queue: 'ALL', refresh: 'yes' })).toBe('Invalid refresh')
  })

  it('are told by positions with gaps, some of them missing', async () => {
    expect(await agents({ queue: '21' })).toEqual({
      '202-EXAMPLEORG': { 0: 0, 1: 'available', 2: 'NOT_INUSE', 10: '202-EXAMPLEORG', 11: '202-EXAMPLEORG' }
    })
    await company.pbx.outside(caller).dials(company.pbx.queue('Sales'))
    const bjorn = company.pbx.extension('bjorn')
    await bjorn.answers()
    await company.clock.advance(12_000)
    expect(await agents({ queue: '21' })).toMatchObject({ '202-EXAMPLEORG': { 0: 1, 2: 'INUSE', 3: 12, 8: '' } })
    expect(await company.info('agents', { queue: '21' })).toBe('202-EXAMPLEORG:Available|')
    expect(await company.info('agents', { queue: '999', format: 'json' })).toBe('null')
  })

  it('that are connected are told in the same form or a shorter one', async () => {
    expect(Object.keys((await company.infoJson('agentsconnected', { queue: '21' })) as object)).toEqual([
      '202-EXAMPLEORG'
    ])
    company.front.switches.connectedAgentsForm = 'short'
    expect(await company.infoJson('agentsconnected', { queue: '21' })).toMatchObject({ 202: { 1: 'available' } })
    expect(await company.info('agentsconnected', { queue: '21' })).toBe('202:available|')
    for (const { id } of company.pbx.extension('bjorn').devices)
      company.pbx.extension('bjorn').setsDeviceActive(id, false)
    expect(await company.info('agentsconnected', { queue: '21', format: 'json' })).toBe('null')
  })

  it('have a mean time until they answer', async () => {
    await company.pbx.outside(caller).dials(company.pbx.queue('Sales'))
    await company.clock.advance(8_000)
    await company.pbx.extension('bjorn').answers()
    expect(await company.infoJson('agentsdelay', { queue: '21' })).toEqual({ '202-EXAMPLEORG': { answer: 8 } })
    expect(await company.info('agentsdelay', { queue: '21' })).toBe('202:8|')
    expect(await company.info('agentsdelay', { queue: '999', format: 'json' })).toBe('null')
  })
})

describe('figures of a queue', () => {
  it('are 23, and count', async () => {
    expect(await company.infoJson('queues')).toMatchObject({ 21: 'Sales', 25: 'Support' })
    expect(Object.keys(await counters())).toHaveLength(23)
    await queue('add', { extension: '200', paused: '1' })
    const sales = company.pbx.queue('Sales')
    await company.pbx.outside(caller).dials(sales)
    await company.clock.advance(5_000)
    await company.pbx.outside('+441632960123', 'Harriet Stone').dials(sales)
    expect(await counters()).toMatchObject({
      AGENTSONLINE: 2,
      AGENTSPAUSED: 1,
      AGENTSAVAILABLE: 1,
      AGENTSFREE: 0,
      CALLSINQUEUE: '2',
      FIRSTWAITING: '5',
      SECONDWAITING: '0',
      CALLSRECEIVED: '2'
    })
    await company.pbx.extension('bjorn').answers()
    company.pbx.findOutside('+441632960123')?.hangsUp()
    await company.clock.advance(30_000)
    expect(await counters()).toMatchObject({
      CALLSONLINE: '1',
      ANSWEREDCALLS: '1',
      ABANDONEDCALLS: '1',
      TALKTIME: '30',
      HOLDTIME: '5',
      MAXHOLDTIME: '5',
      AVERAGETALKTIME: '30',
      SERVICELEVEL: '50',
      QUEUECAR: '50'
    })
    expect(await company.plain('QUEUERESET', { queueid: '21' })).toBe('OK')
    expect(await counters()).toMatchObject({ ANSWEREDCALLS: '0', TALKTIME: '0' })
    expect(await company.plain('QUEUERESET', { queueid: '999' })).toBe('')
    expect(await company.info('queue', { id: '21' })).toContain('CALLSINQUEUE: 0|')
  })

  it('name who waits', async () => {
    expect(await company.info('queuecallers', { id: '25', format: 'json' })).toBe('[]')
    await company.pbx.outside(caller, 'Frida Jönsson').dials(company.pbx.queue('Support'))
    await company.clock.advance(42_000)
    expect(await company.infoRows('queuecallers', { id: '25' })).toMatchObject([
      {
        position: '1',
        callerid: caller,
        calleridname: 'Frida Jönsson',
        wait: '42',
        uniqueid: expect.stringMatching(/^pbx1-/)
      }
    ])
    expect(await company.info('queuecallers', { id: '999', format: 'json' })).toBe('[]')
  })
})
