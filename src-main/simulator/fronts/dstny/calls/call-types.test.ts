import { describe, expect, it } from 'vitest'
import { MINUTE, SECOND } from '../../../../util/durations.ts'
import { actionsIn, caller, officeForEachCase, shown } from '../../../testing/dstny-office.ts'

const office = officeForEachCase('ingrid')

const make = (type: string, destination = 'tel:201') =>
  office.client.post(`${office.control()}/devices/207-desk/calls`, { destination, type })

/** Anna talks with Harriet. */
async function annaTalks(): Promise<void> {
  const call = await office.pbx.outside(caller, 'Harriet').dials(office.pbx.extension('201'))
  await office.pbx.extension('201').answers(call)
}

describe('breaking into a call', () => {
  it.each(['INTRUSION', 'BARGE', 'WHISPER', 'MONITOR'])('is done by %s and shown to both sides', async (type) => {
    await annaTalks()
    expect(shown(await make(type)).status).toBe('INITIATED')
    const mine = await office.onlyCall()
    expect(mine).toMatchObject({ status: 'ACTIVE', remoteParty: { displayName: 'Anna Berg', intrusionType: type } })
    const hers = await office.onlyCall('anna.berg')
    expect(hers).toMatchObject({ intruded: true, remoteParty: { displayName: 'Harriet' } })
    expect(hers.participants?.[0]?.remoteParty).toMatchObject({ displayName: 'Ingrid Sørensen', intrusionType: type })
    expect(actionsIn(hers)).toEqual(['HOLD', 'MOVE', 'MUTE'])
  })

  it('leaves the call as it was when it ends', async () => {
    await annaTalks()
    await make('BARGE')
    const { callId } = await office.onlyCall()
    await office.client.delete(office.callPath(callId))
    const hers = await office.onlyCall('anna.berg')
    expect([hers.status, hers.intruded, hers.participants]).toEqual(['ACTIVE', false, undefined])
  })

  it('ends with the call', async () => {
    await annaTalks()
    await make('MONITOR')
    await office.calls()
    office.pbx.extension('201').hangsUp()
    expect(await office.calls()).toEqual([])
  })

  it('rings at a free colleague for an intrusion, and fails for the others', async () => {
    await make('INTRUSION')
    expect((await office.onlyCall()).status).toBe('RINGING')
    await office.client.delete(office.callPath((await office.onlyCall()).callId))
    const { callId } = shown(await make('WHISPER'))
    await office.calls()
    const failed = await office.client.get(office.statePath(callId))
    expect(shown(failed)).toMatchObject({ status: 'TERMINATED', event: 'FAILED' })
  })

  it('needs the right', async () => {
    await annaTalks()
    const path = `${office.control('jane')}/devices/200-desk/calls`
    const body = JSON.stringify({ destination: 'tel:201', type: 'BARGE' })
    expect((await office.as('jane').post(path, body)).status).toBe(403)
    expect((await office.as('jane').post(path, body.replace('BARGE', 'SHOUT'))).status).toBe(400)
  })
})

describe('the other types of call', () => {
  it('reach the voicemail, which answers at once', async () => {
    await make('VOICEMAIL')
    expect(await office.onlyCall()).toMatchObject({ status: 'ACTIVE', remoteParty: { type: 'SERVICE_ID' } })
  })

  it('are answered by themselves as intercom', async () => {
    await make('INTERCOM')
    expect((await office.onlyCall('anna.berg')).status).toBe('ACTIVE')
  })
})

describe('the caller line of a call', () => {
  const dial = (more: object) => {
    const body = JSON.stringify({ destination: 'tel:201', ...more })
    return office.as('jane').post(`${office.control('jane')}/devices/200-desk/calls`, body)
  }

  it.each([
    [{ type: 'ATTENDANT', groupId: 77 }, 400, undefined],
    [{ type: 'OFFICE_MOBILE', groupId: 0 }, 200, '+493023125700'],
    [{ type: 'ANONYMOUS', groupId: 0 }, 200, undefined],
    [{ type: 'OFFICE_FIXED' }, 400, undefined],
    ['OFFICE_FIXED', 400, undefined]
  ])('%j is answered %d and shows %s', async (userLine, status, number) => {
    expect((await dial({ userLine })).status).toBe(status)
    await office.calls()
    if (status === 200) expect(office.pbx.extension('201').legIn().remote.number).toBe(number)
    else expect(office.pbx.extension('201').isBusy).toBe(false)
  })

  it('is the active one unless the request names one', async () => {
    const jane = office.pbx.extension('200')
    jane.activeLine = jane.lines.find((line) => line.kind === 'queue')
    await dial({ role: 'business' })
    await office.calls()
    expect(office.pbx.extension('201').legIn().remote.kind).toBe('queue')
    expect((await dial({ role: 'captain' })).status).toBe(400)
  })
})

describe('a transfer that camps on', () => {
  const transfer = (callId: string) =>
    office.client.post(`${office.callPath(callId)}/transfer`, '{"destination":"tel:201","type":"CAMP_ON"}')

  async function campOnAnna(): Promise<void> {
    await annaTalks()
    await office.talk('+12025550100', 'Ana')
    const answer = shown(await transfer((await office.onlyCall()).callId))
    expect([answer.status, await office.calls()]).toEqual(['TERMINATED', []])
  }

  it('waits for the busy colleague and then rings there', async () => {
    await campOnAnna()
    expect((await office.calls('anna.berg')).length).toBe(1)
    await office.clock.advance(60 * SECOND)
    office.pbx.extension('201').hangsUp()
    await office.clock.advance(0)
    const hers = await office.onlyCall('anna.berg')
    expect(hers).toMatchObject({ status: 'RINGING', remoteParty: { displayName: 'Ana' } })
    expect(hers.historyInfo).toMatchObject({ campOn: true, previousRetargetReason: 'TRANSFERRED' })
    expect(hers.historyInfo?.previousParty?.displayName).toBe('Ingrid Sørensen')
    await office.pbx.extension('201').answers()
    expect(office.pbx.findOutside('+12025550100')?.legIn().remote.name).toBe('Anna Berg')
  })

  it('comes back after two minutes', async () => {
    await campOnAnna()
    await office.clock.advance(2 * MINUTE)
    expect(await office.onlyCall()).toMatchObject({
      status: 'RINGING',
      inbound: true,
      remoteParty: { displayName: 'Ana' }
    })
  })

  it('comes back when the colleague does not take it', async () => {
    await campOnAnna()
    office.pbx.extension('201').hangsUp()
    await office.clock.advance(0)
    await office.clock.advance(21 * SECOND)
    expect([(await office.onlyCall()).status, await office.calls('anna.berg')]).toEqual(['RINGING', []])
  })

  it('ends when the caller gives up', async () => {
    await campOnAnna()
    office.pbx.findOutside('+12025550100')?.hangsUp()
    office.pbx.extension('201').hangsUp()
    await office.clock.advance(3 * MINUTE)
    expect([await office.calls(), await office.calls('anna.berg')]).toEqual([[], []])
  })

  it('rings at once at a free colleague', async () => {
    await office.talk()
    await transfer((await office.onlyCall()).callId)
    expect((await office.onlyCall('anna.berg')).historyInfo?.campOn).toBeUndefined()
  })
})
