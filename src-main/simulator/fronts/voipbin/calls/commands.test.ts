import { describe, expect, it } from 'vitest'
import { SECOND } from '../../../../util/durations.ts'
import { recordingBody, talk } from '../../../testing/voipbin-calls.ts'
import { voipbinForEachCase } from '../../../testing/voipbin-platform.ts'
import { NIL } from '../form/ids.ts'

const platform = voipbinForEachCase()

describe('hold, music, silence and speech', () => {
  it('answer nothing, and hold is seen at the other side alone', async () => {
    const { call, caller } = await talk(platform)
    const id = caller.id
    const before = await platform.call(id)
    for (const operation of ['holdCall', 'startMusic', 'startSilence', 'stopSilence', 'stopMusic'] as const) {
      const { status, text } = await platform.ask(operation, { id })
      expect([status, text, operation]).toEqual([200, '', operation])
    }
    expect((await platform.ask('talkToCall', { id, body: { text: 'hello', language: 'en-US' } })).text).toBe('')
    expect(platform.pbx.extension('202').legIn(call).state).toBe('held')
    expect(await platform.call(id)).toEqual(before)
    expect(platform.front.state()['legs']).toContainEqual({
      id,
      status: 'progressing',
      isGhost: false,
      isHeld: true,
      hasMusic: false,
      isSilent: false
    })
    expect((await platform.ask('resumeCall', { id })).status).toBe(200)
    expect(platform.pbx.extension('202').legIn(call).state).toBe('connected')
  })

  it.each(['holdCall', 'resumeCall', 'startMusic', 'startSilence', 'muteCall', 'startCallRecording'] as const)(
    '%s of a leg that is not answered is an error of the server, or a documented one',
    async (operation) => {
      await platform.pbx.outside('+493023125123').dials('203')
      const id = (await platform.legs())[1]?.id
      const ask = () => platform.ask(operation, { id, body: operation === 'muteCall' ? {} : recordingBody })
      expect([(await ask()).status, (await ask()).reason]).toEqual([500, 'INTERNAL'])
      platform.switches.stateErrors = 'documented'
      expect([(await ask()).status, (await ask()).reason]).toEqual([409, 'CALL_STATE_INVALID'])
      await platform.row('hangUpCall', { id })
      expect((await ask()).reason).toBe('CALL_ALREADY_HANGUP')
    }
  )
})

describe('mute', () => {
  const muted = async (id: string) => (await platform.call(id)).mute_direction ?? ''

  it('is of one side or of both, and is told', async () => {
    const { call, mine } = await talk(platform)
    const id = mine.id
    const socket = await platform.follows([`customer_id:${platform.customer}:call:call_`])
    await platform.ask('muteCall', { id, body: {} })
    expect((await socket.got(1))[0]).toMatchObject({ id, mute_direction: 'both' })
    expect(platform.pbx.extension('202').legIn(call).muted).toBe(true)
    await platform.ask('unmuteCall', { id, body: { direction: 'in' } })
    expect([await muted(id), platform.pbx.extension('202').legIn(call).muted]).toEqual(['out', false])
    await platform.ask('unmuteCall', { id, body: { direction: 'out' } })
    expect(await muted(id)).toBe('')
  })

  it('of the second side adds to the first, or takes its place', async () => {
    const id = (await talk(platform)).mine.id
    await platform.ask('muteCall', { id, body: { direction: 'in' } })
    await platform.ask('muteCall', { id, body: { direction: 'out' } })
    expect(await muted(id)).toBe('both')
    platform.switches.secondMute = 'overwrite'
    await platform.ask('muteCall', { id, body: { direction: 'in' } })
    expect(await muted(id)).toBe('in')
  })

  it('needs a body, on and off', async () => {
    const id = (await talk(platform)).mine.id
    for (const operation of ['muteCall', 'unmuteCall'] as const) {
      expect((await platform.ask(operation, { id })).status).toBe(400)
    }
  })
})

describe('a recording', () => {
  const body = recordingBody

  it('is started and stopped, told, listed and fetched from elsewhere', async () => {
    const id = (await talk(platform)).mine.id
    const socket = await platform.follows([`customer_id:${platform.customer}:recording:recording_`])
    const { recording_id: recording } = await platform.row('startCallRecording', { id, body })
    expect((await platform.ask('startCallRecording', { id, body })).reason).toBe('INTERNAL')
    await platform.clock.advance(2 * SECOND)
    const stopped = await platform.row('stopCallRecording', { id })
    expect([stopped.recording_id, stopped.recording_ids]).toEqual([NIL, [recording]])
    expect((await platform.ask('stopCallRecording', { id })).reason).toBe('INTERNAL')
    await socket.got(2)
    expect(socket.frames.map(({ status }) => status)).toEqual(['recording', 'ended'])
    const [row] = await platform.rows('listRecordings')
    expect(row).toMatchObject({ id: recording, reference_type: 'call', reference_id: id, format: 'wav' })
    const { status, headers } = await platform.ask('getRecordingFile', { id: recording as string })
    const location = new URL(headers.get('location') ?? '')
    expect(status).toBe(307)
    const sound = await fetch(location)
    expect([sound.status, sound.headers.get('content-type')]).toEqual([200, 'audio/wav'])
    expect((await sound.arrayBuffer()).byteLength).toBeGreaterThan(16_000)
    const withToken = await fetch(location, { headers: { Authorization: `Bearer ${platform.token()}` } })
    expect(withToken.status).toBe(400)
    location.searchParams.set('expires', '9999999999999')
    expect((await fetch(location)).status).toBe(403)
  })

  it('has documented errors of its state, by the switch', async () => {
    platform.switches.stateErrors = 'documented'
    const id = (await talk(platform)).mine.id
    expect((await platform.ask('stopCallRecording', { id })).reason).toBe('RECORDING_NOT_ACTIVE')
    await platform.row('startCallRecording', { id, body })
    expect((await platform.ask('startCallRecording', { id, body })).reason).toBe('RECORDING_ALREADY_ACTIVE')
  })

  it('can be deleted, unsigned, or called otherwise when it is not there', async () => {
    const leg = (await talk(platform)).mine.id
    const { recording_id: id } = await platform.row('startCallRecording', { id: leg, body })
    platform.switches.signsRecordings = false
    const unsigned = await platform.ask('getRecordingFile', { id: id as string })
    expect([unsigned.status, unsigned.reason]).toEqual([503, 'SIGNING_NOT_CONFIGURED'])
    platform.switches.missingFile = 'RECORDING_NOT_FOUND'
    expect((await platform.ask('getRecordingFile', { id: NIL })).reason).toBe('RECORDING_NOT_FOUND')
    await platform.row('deleteRecording', { id: id as string })
    expect((await platform.ask('getRecording', { id: id as string })).status).toBe(409)
  })

  it('ends with its leg', async () => {
    const { mine, call } = await talk(platform)
    await platform.row('startCallRecording', { id: mine.id, body })
    call.caller.hangsUp(call)
    expect((await platform.rows('listRecordings'))[0]?.status).toBe('ended')
    expect(await platform.call(mine.id)).toMatchObject({ recording_id: NIL })
  })
})
