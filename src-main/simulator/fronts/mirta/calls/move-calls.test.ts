import { describe, expect, it } from 'vitest'
import { mirtaCompanyForEachCase } from '../../../testing/mirta-company.ts'

const company = mirtaCompanyForEachCase()
const caller = '+493023125123'
const noChannel = 'Error|No such channel|'
const noDestination = 'Error|Extension does not exist.|'
const statesOf = (name: string): string[] => company.pbx.extension(name).legs.map((leg) => leg.state)

describe('HANGUP', () => {
  it.each([
    ['extension', '200-EXAMPLEORG'],
    ['number', '200'],
    ['source', '200']
  ])('ends the call of a telephone by %s', async (name, value) => {
    await company.talk()
    expect(await company.plain('HANGUP', { [name]: value, fast: 'yes' })).toBe('OK')
    expect([company.jane.legs, await company.channels()]).toEqual([[], []])
  })

  it('ends one of several by its channel', async () => {
    await company.talk()
    company.jane.holds()
    await company.jane.dials('201')
    await company.anna.answers()
    expect(await company.plain('HANGUP', { channel: await company.channelOf('201') })).toBe('OK')
    expect(statesOf('200')).toEqual(['held'])
  })

  it('refuses a call that rings', async () => {
    await company.pbx.outside(caller).dials(company.jane)
    expect(await company.plain('HANGUP', { extension: '200-EXAMPLEORG' })).toBe('OK')
    expect(company.pbx.records.all[0]).toMatchObject({ cause: 'rejected' })
  })

  it('finds nothing where nothing is, and nothing of another tenant', async () => {
    expect(await company.plain('HANGUP', { extension: '200-EXAMPLEORG' })).toBe(noChannel)
    expect(await company.plain('HANGUP', { channel: 'PJSIP/200-EXAMPLEORG-00000000' })).toBe(noChannel)
    expect(await company.plain('HANGUP')).toBe('')
    await company.pbx.outside(caller).dials(company.pbx.extension('oliver@example.net'))
    expect(await company.plain('HANGUP', { extension: '601-EXAMPLENET' })).toBe(noChannel)
    expect(statesOf('oliver@example.net')).toEqual(['alerting'])
  })
})

describe('TRANSFER', () => {
  it('sends the channel of the other party away; one’s own call ends', async () => {
    await company.talk()
    expect(await company.plain('TRANSFER', { channel: await company.channelOf(caller), dest: '201' })).toBe('OK')
    expect([statesOf('200'), statesOf('201')]).toEqual([[], ['alerting']])
    await company.anna.answers()
    expect(await company.state('201')).toMatchObject({ OtherParty: caller })
  })

  it('sends one’s own telephone away where its channel is given; the other party’s call ends', async () => {
    await company.talk()
    expect(await company.plain('TRANSFER', { channel: await company.channelOf('200'), dest: '201' })).toBe('OK')
    expect(company.pbx.findOutside(caller)?.party && company.jane.legs[0]?.remote).toMatchObject({ shortNumber: '201' })
    expect(statesOf('201')).toEqual(['alerting'])
    expect(await company.channelOf(caller)).toBe('none')
  })

  it('sends another channel along', async () => {
    await company.talk()
    const values = { channel: await company.channelOf(caller), extrachannel: await company.channelOf('200') }
    expect(await company.plain('TRANSFER', { ...values, dest: '201' })).toBe('OK')
    expect(company.anna.legs.map((leg) => leg.remote.name)).toEqual(['Frida Jönsson', 'Jane Doe'])
  })

  it('reaches queues and numbers outside', async () => {
    await company.talk()
    await company.plain('TRANSFER', { channel: await company.channelOf(caller), dest: '300' })
    expect(company.pbx.queue('Sales').waitingCount).toBe(1)
    await company.talk('+441632960123')
    const channel = await company.channelOf('+441632960123')
    expect(await company.plain('TRANSFER', { channel, dest: '+12025550100' })).toBe('OK')
    expect(await company.channelOf('+12025550100')).toMatch(/^PJSIP\/trunk-/)
    expect(company.pbx.findOutside('+12025550100')?.legIn().state).toBe('alerting')
  })

  it('is refused for no channel, no destination, and a call that only rings', async () => {
    expect(await company.plain('TRANSFER', { channel: 'PJSIP/x-00000000', dest: '201' })).toBe(noChannel)
    await company.talk()
    const channel = await company.channelOf(caller)
    expect(await company.plain('TRANSFER', { channel, dest: '999' })).toBe(noDestination)
    expect(await company.plain('TRANSFER', { channel, extrachannel: 'PJSIP/x-00000000', dest: '201' })).toBe(noChannel)
    expect(await company.plain('TRANSFER', { channel })).toBe('')
    expect(statesOf('200')).toEqual(['connected'])
    company.jane.hangsUp()
    await company.pbx.outside(caller).dials(company.jane)
    const ringing = await company.channelOf(caller)
    expect(await company.plain('TRANSFER', { channel: ringing, dest: '201' })).toMatch(/^Error\|transfer while .*\|$/)
  })
})

describe('ATXTRANSFER', () => {
  const consult = async (): Promise<string> =>
    company.plain('ATXTRANSFER', { channel: await company.channelOf('200'), dest: '201' })

  it('lets the other party hear music and calls somebody from one’s own channel', async () => {
    await company.talk()
    const { LinkedID } = await company.state()
    expect(await consult()).toBe('OK')
    expect([statesOf('200'), statesOf('201')]).toEqual([['connected'], ['alerting']])
    await company.anna.answers()
    expect(await company.state()).toMatchObject({ OtherParty: '201', LinkedID })
    const rows = await company.channels()
    expect(rows.map((row) => [row['CallerIDNum'], row['LinkedID']])).toEqual([
      [caller, LinkedID],
      ['200', LinkedID],
      ['201', LinkedID]
    ])
  })

  it('is completed when one hangs up, and lost when one is too early', async () => {
    await company.talk()
    await consult()
    await company.anna.answers()
    expect(await company.plain('HANGUP', { extension: '200-EXAMPLEORG' })).toBe('OK')
    expect([statesOf('200'), await company.state('201')]).toMatchObject([[], { OtherParty: caller }])
    company.anna.hangsUp()
    await company.talk()
    await consult()
    await company.plain('HANGUP', { extension: '200-EXAMPLEORG' })
    expect(await company.channels()).toEqual([])
  })

  it('comes back when the new party hangs up, or is hung up by its channel', async () => {
    await company.talk()
    await consult()
    await company.anna.answers()
    company.anna.hangsUp()
    expect(await company.state()).toMatchObject({ OtherParty: caller })
    await consult()
    expect(await company.plain('HANGUP', { channel: await company.channelOf('201') })).toBe('OK')
    expect(await company.state()).toMatchObject({ OtherParty: caller })
  })

  it('is refused for no channel, no destination, a queue, and twice', async () => {
    expect(await company.plain('ATXTRANSFER', { channel: 'PJSIP/x-00000000', dest: '201' })).toBe(noChannel)
    await company.talk()
    const channel = await company.channelOf('200')
    expect(await company.plain('ATXTRANSFER', { channel, dest: '999' })).toBe(noDestination)
    expect(await company.plain('ATXTRANSFER', { channel, dest: '300' })).toMatch(/^Error\|only a person.*\|$/)
    expect(await company.state()).toMatchObject({ OtherParty: caller })
    await consult()
    expect(await consult()).toMatch(/^Error\|/)
  })
})
