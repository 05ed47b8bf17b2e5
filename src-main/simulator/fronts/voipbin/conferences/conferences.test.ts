import { describe, expect, it } from 'vitest'
import { SECOND } from '../../../../util/durations.ts'
import { type Answered, noRow, tel, voipbinForEachCase } from '../../../testing/voipbin-platform.ts'
import { NIL } from '../form/ids.ts'

const platform = voipbinForEachCase()
const settings = { name: 'Monday', detail: '', timeout: 0, data: {}, pre_flow_id: '', post_flow_id: '' }

const create = (): Promise<Answered> =>
  platform.row('createConference', { body: { type: 'conference', id: '', ...settings } })

/** Somebody is called and comes in. */
async function comes(conference: Answered, number = '+493023125901'): Promise<Answered> {
  const action = { type: 'conference_join', option: { conference_id: conference.id } }
  await platform.row('createCalls', {
    body: { source: tel('+493023125100'), destinations: [tel(number)], actions: [action] }
  })
  await platform.clock.advance(2 * SECOND)
  return (await platform.rows('listConferencecalls')).at(-1) ?? noRow
}

describe('a conference', () => {
  it('is made, changed and deleted, each told', async () => {
    const socket = await platform.follows([`customer_id:${platform.customer}:conference:conference_`])
    const { id, status } = await create()
    expect(status).toBe('starting')
    const body = { ...settings, name: 'Tuesday', timeout: 60 }
    expect(await platform.row('changeConference', { id, body })).toMatchObject({
      name: 'Tuesday',
      timeout: 60,
      type: 'conference'
    })
    expect(await platform.row('deleteConference', { id })).toMatchObject({
      status: 'terminated',
      tm_end: expect.any(String)
    })
    expect((await socket.got(3)).map((frame) => [frame.name, frame.status])).toEqual([
      ['Monday', 'starting'],
      ['Tuesday', 'starting'],
      ['Tuesday', 'terminated']
    ])
    expect((await platform.ask('getConference', { id })).reason).toBe('STATE_INVALID')
  })

  it('begins as progressing where that is so', async () => {
    platform.switches.conferenceBeginsAs = 'progressing'
    expect((await create()).status).toBe('progressing')
  })

  it('has whoever was called into it, and goes on when one leaves', async () => {
    const conference = await create()
    const first = await comes(conference)
    const second = await comes(conference, '+493023125907')
    expect(first).toMatchObject({ status: 'joined', conference_id: conference.id, reference_type: 'call' })
    const both = await platform.row('getConference', { id: conference.id })
    expect([both.status, both.conferencecall_ids]).toEqual(['progressing', [first.id, second.id]])
    platform.pbx.outsideAt('+493023125901').hangsUp()
    expect((await platform.row('getConferencecall', { id: first.id })).status).toBe('leaved')
    expect((await platform.row('getConference', { id: conference.id })).conferencecall_ids).toEqual([second.id])
    expect((await platform.call(second.reference_id)).status).toBe('progressing')
  })

  it('throws somebody out, once', async () => {
    const member = await comes(await create())
    expect(await platform.row('removeConferencecall', { id: member.id })).toMatchObject({ status: 'leaved' })
    expect(await platform.call(member.reference_id)).toMatchObject({ status: 'hangup', hangup_by: 'local' })
    expect((await platform.ask('removeConferencecall', { id: member.id })).status).toBe(200)
  })

  it('that is deleted ends the calls in it, or leaves them alone', async () => {
    const first = await create()
    const gone = await comes(first)
    await platform.row('deleteConference', { id: first.id })
    expect((await platform.call(gone.reference_id)).status).toBe('hangup')
    platform.switches.deletedConferenceEndsCalls = false
    const second = await create()
    const stays = await comes(second)
    expect((await platform.row('deleteConference', { id: second.id })).status).toBe('terminating')
    expect((await platform.call(stays.reference_id)).status).toBe('progressing')
  })

  it('is recorded, under an id that no conference has', async () => {
    const { id } = await create()
    const body = { format: 'wav', duration: 0, on_end_flow_id: '' }
    expect((await platform.ask('startConferenceRecording', { id, body })).text).toBe('')
    expect((await platform.ask('startConferenceRecording', { id, body })).reason).toBe('INTERNAL')
    const [recording] = await platform.rows('listRecordings')
    expect(recording?.reference_type).toBe('confbridge')
    expect(recording?.reference_id).not.toBe(id)
    await platform.ask('stopConferenceRecording', { id })
    expect((await platform.ask('stopConferenceRecording', { id })).reason).toBe('INTERNAL')
    expect(await platform.row('getConference', { id })).toMatchObject({
      recording_id: NIL,
      recording_ids: [recording?.id]
    })
    await platform.ask('startConferenceRecording', { id, body })
    await platform.row('deleteConference', { id })
    expect((await platform.rows('listRecordings')).map(({ status }) => status)).toEqual(['ended', 'ended'])
  })

  it('of another customer lets nobody in', async () => {
    platform.control('permission', { who: 'oliver@example.net', permission: 64 })
    const token = platform.token('oliver@example.net')
    const foreign = await platform.row('createConference', { token, body: { type: 'conference', ...settings } })
    expect(await comes(foreign)).toEqual({})
    expect(await platform.legs()).toEqual([])
  })
})
