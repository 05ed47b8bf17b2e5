import { describe, expect, it } from 'vitest'
import { MINUTE, SECOND } from '../../../../util/durations.ts'
import { actionsIn, caller, companyForEachCase, shown } from '../../../testing/dstny-company.ts'

const company = companyForEachCase('ingrid')

const make = (type: string, destination = 'tel:201') =>
  company.client.post(`${company.control()}/devices/207-desk/calls`, { destination, type })

/** Anna talks with Harriet. */
async function annaTalks(): Promise<void> {
  const call = await company.pbx.outside(caller, 'Harriet').dials(company.pbx.extension('201'))
  await company.pbx.extension('201').answers(call)
}

describe('breaking into a call', () => {
  it.each(['INTRUSION', 'BARGE', 'WHISPER', 'MONITOR'])('is done by %s and shown to both sides', async (type) => {
    await annaTalks()
    expect(shown(await make(type)).status).toBe('INITIATED')
    const mine = await company.onlyCall()
    expect(mine).toMatchObject({ status: 'ACTIVE', remoteParty: { displayName: 'Anna Berg', intrusionType: type } })
    const hers = await company.onlyCall('anna.berg')
    expect(hers).toMatchObject({ intruded: true, remoteParty: { displayName: 'Harriet' } })
    expect(hers.participants?.[0]?.remoteParty).toMatchObject({ displayName: 'Ingrid Sørensen', intrusionType: type })
    expect(actionsIn(hers)).toEqual(['HOLD', 'MOVE', 'MUTE'])
  })

  it('leaves the call as it was when it ends', async () => {
    await annaTalks()
    await make('BARGE')
    const { callId } = await company.onlyCall()
    await company.client.delete(company.callPath(callId))
    const hers = await company.onlyCall('anna.berg')
    expect([hers.status, hers.intruded, hers.participants]).toEqual(['ACTIVE', false, undefined])
  })

  it('ends with the call', async () => {
    await annaTalks()
    await make('MONITOR')
    await company.calls()
    company.pbx.extension('201').hangsUp()
    expect(await company.calls()).toEqual([])
  })

  it('rings at a free colleague for an intrusion, and fails for the others', async () => {
    await make('INTRUSION')
    expect((await company.onlyCall()).status).toBe('RINGING')
    await company.client.delete(company.callPath((await company.onlyCall()).callId))
    const { callId } = shown(await make('WHISPER'))
    await company.calls()
    const failed = await company.client.get(company.statePath(callId))
    expect(shown(failed)).toMatchObject({ status: 'TERMINATED', event: 'FAILED' })
  })

  it('needs the right', async () => {
    await annaTalks()
    const path = `${company.control('jane')}/devices/200-desk/calls`
    const body = JSON.stringify({ destination: 'tel:201', type: 'BARGE' })
    expect((await company.as('jane').post(path, body)).status).toBe(403)
    expect((await company.as('jane').post(path, body.replace('BARGE', 'SHOUT'))).status).toBe(400)
  })
})

describe('the other types of call', () => {
  it('reach the voicemail, which answers at once', async () => {
    await make('VOICEMAIL')
    expect(await company.onlyCall()).toMatchObject({ status: 'ACTIVE', remoteParty: { type: 'SERVICE_ID' } })
  })

  it('are answered by themselves as intercom', async () => {
    await make('INTERCOM')
    expect((await company.onlyCall('anna.berg')).status).toBe('ACTIVE')
  })
})

describe('the caller line of a call', () => {
  const dial = (more: object) => {
    const body = JSON.stringify({ destination: 'tel:201', ...more })
    return company.as('jane').post(`${company.control('jane')}/devices/200-desk/calls`, body)
  }

  it.each([
    [{ type: 'ATTENDANT', groupId: 77 }, 400, undefined],
    [{ type: 'OFFICE_MOBILE', groupId: 0 }, 200, '+493023125700'],
    [{ type: 'ANONYMOUS', groupId: 0 }, 200, undefined],
    [{ type: 'OFFICE_FIXED' }, 400, undefined],
    ['OFFICE_FIXED', 400, undefined]
  ])('%j is answered %d and shows %s', async (userLine, status, number) => {
    expect((await dial({ userLine })).status).toBe(status)
    await company.calls()
    if (status === 200) expect(company.pbx.extension('201').legIn().remote.number).toBe(number)
    else expect(company.pbx.extension('201').isBusy).toBe(false)
  })

  it('is the active one unless the request names one', async () => {
    const jane = company.pbx.extension('200')
    jane.activeLine = jane.lines.find((line) => line.kind === 'queue')
    await dial({ role: 'business' })
    await company.calls()
    expect(company.pbx.extension('201').legIn().remote.kind).toBe('queue')
    expect((await dial({ role: 'captain' })).status).toBe(400)
  })
})

describe('a transfer that camps on', () => {
  const transfer = (callId: string) =>
    company.client.post(`${company.callPath(callId)}/transfer`, '{"destination":"tel:201","type":"CAMP_ON"}')

  async function campOnAnna(): Promise<void> {
    await annaTalks()
    await company.talk('+12025550100', 'Ana')
    const answer = shown(await transfer((await company.onlyCall()).callId))
    expect([answer.status, await company.calls()]).toEqual(['TERMINATED', []])
  }

  it('waits for the busy colleague and then rings there', async () => {
    await campOnAnna()
    expect((await company.calls('anna.berg')).length).toBe(1)
    await company.clock.advance(60 * SECOND)
    company.pbx.extension('201').hangsUp()
    await company.clock.advance(0)
    const hers = await company.onlyCall('anna.berg')
    expect(hers).toMatchObject({ status: 'RINGING', remoteParty: { displayName: 'Ana' } })
    expect(hers.historyInfo).toMatchObject({ campOn: true, previousRetargetReason: 'TRANSFERRED' })
    expect(hers.historyInfo?.previousParty?.displayName).toBe('Ingrid Sørensen')
    await company.pbx.extension('201').answers()
    expect(company.pbx.findOutside('+12025550100')?.legIn().remote.name).toBe('Anna Berg')
  })

  it('comes back after two minutes', async () => {
    await campOnAnna()
    await company.clock.advance(2 * MINUTE)
    expect(await company.onlyCall()).toMatchObject({
      status: 'RINGING',
      inbound: true,
      remoteParty: { displayName: 'Ana' }
    })
  })

  it('comes back when the colleague does not take it', async () => {
    await campOnAnna()
    company.pbx.extension('201').hangsUp()
    await company.clock.advance(0)
    await company.clock.advance(21 * SECOND)
    expect([(await company.onlyCall()).status, await company.calls('anna.berg')]).toEqual(['RINGING', []])
  })

  it('ends when the caller gives up', async () => {
    await campOnAnna()
    company.pbx.findOutside('+12025550100')?.hangsUp()
    company.pbx.extension('201').hangsUp()
    await company.clock.advance(3 * MINUTE)
    expect([await company.calls(), await company.calls('anna.berg')]).toEqual([[], []])
  })

  it('rings at once at a free colleague', async () => {
    await company.talk()
    await transfer((await company.onlyCall()).callId)
    expect((await company.onlyCall('anna.berg')).historyInfo?.campOn).toBeUndefined()
  })
})
