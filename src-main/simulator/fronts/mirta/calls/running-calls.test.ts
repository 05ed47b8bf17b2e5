import { describe, expect, it } from 'vitest'
import { mirtaCompanyForEachCase } from '../../../testing/mirta-company.ts'

const company = mirtaCompanyForEachCase()
const caller = '+493023125123'

describe('the state of an extension', () => {
  it('has no id while it rings, and one when it is answered', async () => {
    expect(await company.state()).toEqual({ UniqueID: '', LinkedID: '' })
    expect(await company.info('extstate', { ext: '200' })).toBe('\r\n')
    const call = await company.pbx.outside(caller, 'Frida Jönsson').dials(company.jane)
    expect([await company.lamp(), await company.state()]).toEqual(['RINGING', { UniqueID: '', LinkedID: '' }])
    await company.jane.answers(call)
    expect(await company.lamp()).toBe('INUSE')
    expect(await company.state()).toMatchObject({
      UniqueID: expect.stringMatching(/^pbx1-\d{10}\.\d+$/),
      LinkedID: expect.stringMatching(/^pbx1-\d{10}\.\d+$/),
      'Connected Line ID': caller,
      'Connected Line ID Name': 'Frida Jönsson',
      Direction: 'Inbound',
      OtherParty: caller
    })
    company.jane.hangsUp(call)
    expect([await company.lamp(), await company.state()]).toEqual(['NOT_INUSE', { UniqueID: '', LinkedID: '' }])
  })

  it('may tell of the caller while it rings', async () => {
    company.front.switches.ringingState = 'full'
    await company.pbx.outside(caller).dials(company.jane)
    expect(await company.state()).toMatchObject({ OtherParty: caller, LinkedID: expect.stringMatching(/^pbx1-/) })
  })

  it('may know the linked id late, and say the direction in other words', async () => {
    company.front.switches.linkedIdLateMs = 2000
    await company.talk()
    expect(await company.state()).toMatchObject({ UniqueID: expect.stringMatching(/^pbx1-/), LinkedID: '' })
    await company.clock.advance(2000)
    expect(await company.state()).toMatchObject({ LinkedID: expect.stringMatching(/^pbx1-/) })
    company.front.switches.directionWords = 'letters'
    expect(await company.state()).toMatchObject({ Direction: 'i' })
    company.front.switches.directionWords = 'empty'
    expect(await company.state()).toMatchObject({ Direction: '' })
  })

  it('is KO where no telephone is registered, and nothing for nobody', async () => {
    for (const { id } of company.jane.devices) company.jane.setsDeviceActive(id, false)
    expect(await company.lamp()).toBe('UNAVAILABLE')
    expect(await company.state()).toEqual({ UniqueID: 'KO', LinkedID: 'Extension not registered' })
    expect(await company.info('extstate', { ext: '999', format: 'json' })).toBe('')
    expect(await company.info('regstate', { ext: '200' })).toBe('Unregistered')
    expect(await company.info('regstate', { ext: '201' })).toBe('Registered')
    company.front.switches.registrationForm = 'object'
    expect(await company.infoJson('regstate', { id: '201' })).toEqual({ state: 'Registered' })
  })

  it('is asked by ext or by id, as the system likes', async () => {
    await company.talk()
    const { switches } = company.front
    const ask = (name: 'ext' | 'id') => company.info('extstate', { [name]: '200', format: 'json' })
    expect(await ask('id')).toContain(caller)
    switches.stateParameter = 'id'
    expect([await ask('ext'), await ask('id')]).toEqual(['', expect.stringContaining(caller)])
    switches.stateParameter = 'ext'
    expect([await ask('ext'), await ask('id')]).toEqual([expect.stringContaining(caller), ''])
  })

  it('tells of the call that is talked on where there are two', async () => {
    await company.talk()
    const first = await company.state()
    await company.pbx.outside('+441632960123').dials(company.jane)
    expect(await company.state()).toEqual(first)
    company.front.switches.lampWords = 'asterisk'
    expect(await company.lamp()).toBe('RINGINUSE')
  })
})

describe('lamps', () => {
  it('know all states of Asterisk where they are to, and when they changed', async () => {
    company.front.switches.lampWords = 'asterisk'
    company.jane.setsDnd(true)
    expect(await company.lamp()).toBe('BUSY')
    company.jane.setsDnd(false)
    await company.talk()
    company.jane.holds()
    expect(await company.lamp()).toBe('ONHOLD')
    company.front.switches.lampWords = 'seen'
    expect(await company.lamp()).toBe('INUSE')
    await company.clock.advance(5000)
    company.jane.hangsUp()
    const rows = await company.rows('BLFS')
    expect(rows[0]).toMatchObject({ st_timestamp: '2026-01-05 10:00:05', st_state: 'NOT_INUSE' })
    expect(rows.map((row) => row['st_extension'])).toContain('900-EXAMPLEORG')
    expect(rows.map((row) => row['st_extension'])).not.toContain('601-EXAMPLENET')
  })
})

describe('running calls', () => {
  it('are none, one or several for an extension', async () => {
    const ask = (values = {}) => company.plain('GETCURRENTCALLS', { phone: '200', ...values })
    expect([await ask(), await ask({ format: 'json' }), await ask({ phone: '999', format: 'json' })]).toEqual([
      '',
      '[]',
      '[]'
    ])
    await company.talk()
    company.jane.holds()
    await company.jane.dials('201')
    expect(await ask()).toMatch(/^PJSIP\/200-EXAMPLEORG-[0-9a-f]{8}\r\n$/)
    const all = await company.rows('GETCURRENTCALLS', { phone: '200', multiple: 'yes' })
    expect(all).toMatchObject([
      { CallerIDNum: '200', ConnectedLineNum: caller, ChannelStateDesc: 'Up', Duration: '00:00:00', Extension: '' },
      { CallerIDNum: '200', ConnectedLineNum: '201', ChannelStateDesc: 'Ring', Extension: '201' }
    ])
    company.front.switches.currentCallsShow = 'both'
    expect(await company.rows('GETCURRENTCALLS', { phone: '200' })).toHaveLength(2)
  })

  it('may have no names of channels, or other names of keys', async () => {
    await company.talk()
    company.front.switches.channelNames = false
    expect(await company.channels()).toMatchObject([{ Channel: '' }, { Channel: '' }])
    expect(await company.plain('GETCURRENTCALLS', { phone: '200' })).toBe('')
    company.front.switches.channelNames = true
    company.front.switches.channelKeys = 'other'
    const [row] = await company.rows('GETCURRENTCALLS', { phone: '200' })
    expect(row).toMatchObject({ channel: expect.stringMatching(/^PJSIP/), callerid: '200', connectedlinenum: caller })
    expect(row).not.toHaveProperty('Channel')
  })

  it('are on nodes, of which each is asked by itself', async () => {
    company.front.switches.outsideNode = 'pbx2'
    await company.talk()
    const [here, there] = [await company.channels('pbx1'), await company.channels('pbx2')]
    expect([here.length, there.length]).toEqual([1, 1])
    expect(there[0]).toMatchObject({
      Channel: expect.stringMatching(/^PJSIP\/trunk-[0-9a-f]{8}$/),
      LinkedID: here[0]?.['LinkedID']
    })
    expect(there[0]?.['UniqueID']).toMatch(/^pbx2-/)
    expect((await company.send({ ...company.admin, reqtype: 'COUNTCHANNELS', nodename: 'pbx2' })).text).toBe('1')
    expect((await company.send({ ...company.admin, reqtype: 'COUNTCALLS' })).text).toBe('1')
  })

  it('of another tenant are not shown', async () => {
    await company.pbx.outside(caller).dials(company.pbx.extension('oliver@example.net'))
    expect(await company.channels()).toEqual([])
    const theirs = await company.send({ ...company.admin, tenant: 'EXAMPLENET', reqtype: 'CHANNELS', nodename: 'pbx1' })
    expect(theirs.text.split('\r\n')).toHaveLength(3)
  })

  it('are told channel by channel, in pairs', async () => {
    await company.talk()
    const channel = await company.channelOf('200')
    expect(await company.json('CHANNEL', { channel })).toContainEqual(['Channel', channel])
    expect(await company.plain('CHANNEL', { channel })).toContain(`Channel|${channel}|\r\n`)
    expect(await company.plain('CHANNEL', { channel: 'PJSIP/none-00000000', format: 'json' })).toBe('')
  })

  it('that wait in a queue are those of its tenant', async () => {
    await company.pbx.outside(caller).dials(company.pbx.queue('Support'))
    expect(await company.channels()).toMatchObject([{ CallerIDNum: caller, ConnectedLineName: 'Support' }])
  })

  it('have national numbers where the system writes such', async () => {
    company.front.switches.numberForm = 'national'
    await company.talk()
    expect(await company.state()).toMatchObject({ OtherParty: '03023125123' })
    company.jane.hangsUp()
    await company.talk('+441632960123')
    expect(await company.state()).toMatchObject({ OtherParty: '00441632960123' })
  })

  it('hide the number of whoever hides it', async () => {
    await company.pbx.withheld().dials(company.jane)
    await company.jane.answers()
    expect(await company.state()).toMatchObject({ OtherParty: 'anonymous' })
  })

  it('and registered telephones are counted', async () => {
    company.front.switches.seenDelays = false
    const before = (await company.json('COUNTPEERS')) as { pbx1: number }
    company.jane.setsDeviceActive('desk', false)
    company.jane.setsDeviceActive('soft', false)
    company.jane.setsDeviceActive('mobile', false)
    expect(await company.json('COUNTPEERS')).toEqual({ pbx1: before.pbx1 - 1, pbx2: 0 })
    const peers = await company.rows('CHANSIPPEERS')
    expect(peers.map((row) => row['Name'])).toContain('201-EXAMPLEORG')
    expect(peers).toHaveLength(before.pbx1 - 1)
  })
})
