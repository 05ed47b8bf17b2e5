import { expect } from 'vitest'
import type { SeenCall } from '../../events.ts'
import type { Case, Stage } from '../stage.ts'

/** Two calls of mine that are talked on. */
async function two(stage: Stage): Promise<{ readonly first: SeenCall; readonly second: SeenCall }> {
  await stage.goLive()
  const first = await stage.talks()
  const second = await stage.talks(stage.outside('+493023125998'))
  await stage.sees(first.vendorId, ({ state, allowed }) => state === 'held' && allowed.includes('addToConference'))
  return { first, second }
}

const lastSeen = (stage: Stage): SeenCall | undefined =>
  stage.picture.events.flatMap((event) => (event.type === 'callSeen' ? [event.call] : [])).at(-1)

/** Conference, park, pickup, moving and recording. */
export function controlCases(one: Case): void {
  one(
    'makes a conference, removes somebody and leaves it',
    ['conference', 'removeParticipant', 'leaveConference'],
    async (stage) => {
      const { first, second } = await two(stage)
      const { vendorId } = second
      await stage.do({ type: 'addToConference', vendorId, otherVendorId: first.vendorId })
      await stage.sees(vendorId, ({ conference, participants }) => conference && participants.length === 2)
      await stage.until(() => stage.picture.calls.size === 1)
      const { participants, allowed } = stage.picture.call
      expect(allowed).toEqual(expect.arrayContaining(['leaveConference', 'removeParticipant']))
      await stage.do({ type: 'removeParticipant', vendorId, participantId: participants[0]?.id ?? '' })
      await stage.sees(vendorId, (call) => call.participants.length === 1)
      await stage.do({ type: 'leaveConference', vendorId })
      await stage.until(() => stage.picture.calls.size === 0)
      expect(stage.truth).toEqual([])
    }
  )
  one('parks a call and gets it back', ['park', 'dial'], async (stage) => {
    await stage.goLive()
    const { vendorId } = await stage.talks()
    await stage.do({ type: 'park', vendorId })
    await stage.until(() => stage.picture.calls.size === 0)
    await stage.do({ type: 'dial', number: stage.front.parkCode ?? '', deviceId: undefined })
    await stage.until(() => stage.picture.callStates.join() === 'connected')
    expect(stage.me.legIn().remote.name).toBe('Karla Klein')
  })
  one('moves a call to another telephone, where it stays on hold', ['moveCall', 'devices'], async (stage) => {
    await stage.goLive()
    const { vendorId, deviceIds } = await stage.talks()
    await stage.do({ type: 'hold', vendorId })
    await stage.sees(vendorId, ({ allowed }) => allowed.includes('move'))
    const target = stage.picture.devices.find(({ id, active }) => active && !deviceIds.includes(id))?.id ?? ''
    await stage.do({ type: 'move', vendorId, deviceId: target })
    await stage.sees(vendorId, (call) => call.deviceIds.join() === target && call.state === 'held')
  })
  one('picks up a call that rings at a colleague', ['pickUp'], async (stage) => {
    await stage.goLive()
    const anna = stage.colleague
    await stage.outside().dials(anna)
    const pickupId = await stage.pickupIdAt(anna)
    await stage.do({ type: 'pickUp', pickupId, deviceId: undefined })
    await stage.until(() => stage.picture.callStates.join() === 'connected')
    expect([anna.legs, stage.me.legIn().remote.name]).toEqual([[], 'Karla Klein'])
  })
  one('does not pick up what has been answered', ['pickUp'], async (stage) => {
    await stage.goLive()
    const anna = stage.colleague
    await stage.outside().dials(anna)
    const pickupId = await stage.pickupIdAt(anna)
    await anna.answers()
    const picked = stage.do({ type: 'pickUp', pickupId, deviceId: undefined })
    await expect(picked).rejects.toMatchObject({ kind: expect.stringMatching(/conflict|notFound/) })
    expect([stage.truth, anna.legs.map(({ state }) => state)]).toEqual([[], ['connected']])
  })
}

/** Recording, in both ways. */
export function recordingCases(one: Case): void {
  one('pauses, saves and discards what is recorded on demand', ['recordOnDemand', 'pauseRecording'], async (stage) => {
    stage.me.recordingMode = 'onDemand'
    await stage.goLive()
    const { vendorId } = await stage.talks()
    await stage.do({ type: 'saveRecording', vendorId })
    await stage.sees(vendorId, ({ recording }) => recording?.mode === 'onDemand' && recording.saved)
    await stage.do({ type: 'pauseRecording', vendorId })
    await stage.sees(vendorId, ({ recording }) => recording?.paused === true && recording.since === undefined)
    await stage.do({ type: 'resumeRecording', vendorId })
    await stage.sees(vendorId, ({ recording }) => recording?.paused === false)
    await stage.do({ type: 'discardRecording', vendorId })
    await stage.sees(vendorId, ({ recording }) => recording?.saved === false)
  })
  one('starts and stops a recording', ['recordStartStop'], async (stage) => {
    stage.me.recordingMode = 'startStop'
    await stage.goLive()
    const { vendorId } = await stage.talks()
    await stage.do({ type: 'startRecording', vendorId })
    await stage.sees(vendorId, ({ recording }) => recording?.mode === 'startStop' && recording.running)
    await stage.do({ type: 'stopRecording', vendorId })
    await stage.sees(vendorId, ({ recording, allowed }) => {
      return recording?.running === false && allowed.includes('startRecording')
    })
  })
}

/** Ways to dial that not everybody may use. */
export function dialKindCases(one: Case): void {
  one('is answered at once over the intercom', ['intercom'], async (stage) => {
    await stage.goLive()
    await stage.do({ type: 'dial', number: '202', deviceId: undefined, kind: 'intercom' })
    await stage.until(() => stage.picture.callStates.join() === 'connected')
  })
  one('dials straight to voicemail', ['dialVoicemail'], async (stage) => {
    await stage.goLive()
    await stage.do({ type: 'dial', number: '201', deviceId: undefined, kind: 'voicemail' })
    await stage.until(() => stage.picture.callStates.join() === 'connected')
    expect([lastSeen(stage)?.remote.kind, stage.colleague.legs]).toEqual(['service', []])
  })
  one('dials past a diversion', ['dialPastDiversion'], async (stage) => {
    await stage.goLive()
    stage.colleague.diversion = { number: '202', untilActivityChanges: false }
    await stage.do({ type: 'dial', number: '201', deviceId: undefined, kind: 'pastDiversion' })
    await stage.until(() => stage.colleague.legs.length === 1)
  })
  for (const kind of ['intrusion', 'barge', 'whisper', 'monitor'] as const) {
    one(`switches off ${kind} when the account may not, and nothing else`, [kind], async (stage) => {
      await stage.goLive()
      const dialled = stage.do({ type: 'dial', number: '201', deviceId: undefined, kind })
      await expect(dialled).rejects.toMatchObject({ kind: 'permission' })
      await stage.until(() => stage.picture.lost.length > 0)
      expect(stage.picture.lost).toEqual([kind])
      expect(stage.picture.current?.capabilities.has('dial')).toBe(true)
    })
  }
}
