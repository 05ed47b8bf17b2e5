import { expect } from 'vitest'
import type { ReportedCall, ReportedColleague } from '../../events.ts'
import type { ConnectorTest, ConnectorHarness } from '../connector-harness.ts'

/** Two calls of mine that are talked on. */
async function two(
  harness: ConnectorHarness
): Promise<{ readonly first: ReportedCall; readonly second: ReportedCall }> {
  await harness.goLive()
  const first = await harness.talks()
  const second = await harness.talks(harness.outside('+493023125998'))
  await harness.sees(first.vendorId, ({ state, allowed }) => state === 'held' && allowed.includes('addToConference'))
  return { first, second }
}

/** Waits until the colleague's line is so, where it is seen. */
async function seesLine(harness: ConnectorHarness, line: ReportedColleague['line']): Promise<void> {
  if (!harness.can('colleagues')) return
  harness.watchesColleague()
  await harness.until(() => harness.recorded.colleagues.get(harness.contactIdOf(harness.colleague))?.line === line)
}

const lastSeen = (harness: ConnectorHarness): ReportedCall | undefined =>
  harness.recorded.events.flatMap((event) => (event.type === 'callUpdated' ? [event.call] : [])).at(-1)

/** Conference, park, pickup, moving and recording. */
export function controlCases(connectorTest: ConnectorTest): void {
  connectorTest(
    'makes a conference, removes somebody and leaves it',
    ['conference', 'removeParticipant', 'leaveConference'],
    async (harness) => {
      const { first, second } = await two(harness)
      const { vendorId } = second
      await harness.do({ type: 'addToConference', vendorId, otherVendorId: first.vendorId })
      await harness.sees(vendorId, ({ conference, participants }) => conference && participants.length === 2)
      await harness.until(() => harness.recorded.calls.size === 1)
      const { participants, allowed } = harness.recorded.call
      expect(allowed).toEqual(expect.arrayContaining(['leaveConference', 'removeParticipant']))
      await harness.do({ type: 'removeParticipant', vendorId, participantId: participants[0]?.id ?? '' })
      await harness.sees(vendorId, (call) => call.participants.length === 1)
      await harness.do({ type: 'leaveConference', vendorId })
      await harness.until(() => harness.recorded.calls.size === 0)
      expect(harness.serverState).toEqual([])
    }
  )
  connectorTest('parks a call and gets it back', ['park', 'dial'], async (harness) => {
    await harness.goLive()
    const { vendorId } = await harness.talks()
    await harness.do({ type: 'park', vendorId })
    await harness.until(() => harness.recorded.calls.size === 0)
    await fetchesParked(harness)
    await harness.until(() => harness.recorded.callStates.join() === 'connected')
    expect(harness.me.legIn().remote.name).toBe('Karla Klein')
  })
  connectorTest(
    'moves a call to another telephone, where it stays on hold',
    ['moveCall', 'devices'],
    async (harness) => {
      await harness.goLive()
      const { vendorId, deviceIds } = await harness.talks()
      await harness.do({ type: 'hold', vendorId })
      await harness.sees(vendorId, ({ allowed }) => allowed.includes('move'))
      const target = harness.recorded.devices.find(({ id, active }) => active && !deviceIds.includes(id))?.id ?? ''
      await harness.do({ type: 'move', vendorId, deviceId: target })
      await harness.sees(vendorId, (call) => call.deviceIds.join() === target && call.state === 'held')
    }
  )
  connectorTest('picks up a call that rings at a colleague', ['pickUp'], async (harness) => {
    await harness.goLive()
    const anna = harness.colleague
    await harness.outside().dials(anna)
    const pickupId = await harness.pickupIdAt(anna)
    await seesLine(harness, 'alerting')
    await harness.do({ type: 'pickUp', pickupId, deviceId: undefined })
    await harness.until(() => harness.recorded.callStates.join() === 'connected')
    expect([anna.legs, harness.me.legIn().remote.name]).toEqual([[], 'Karla Klein'])
  })
  connectorTest('does not pick up what has been answered', ['pickUp'], async (harness) => {
    await harness.goLive()
    const anna = harness.colleague
    await harness.outside().dials(anna)
    const pickupId = await harness.pickupIdAt(anna)
    await anna.answers()
    await seesLine(harness, 'busy')
    const picked = harness.do({ type: 'pickUp', pickupId, deviceId: undefined })
    await expect(picked).rejects.toMatchObject({ kind: expect.stringMatching(/conflict|notFound/) })
    expect([harness.serverState, anna.legs.map(({ state }) => state)]).toEqual([[], ['connected']])
  })
}

/** Recording, in both ways. */
export function recordingCases(connectorTest: ConnectorTest): void {
  connectorTest(
    'pauses, saves and discards what is recorded on demand',
    ['recordOnDemand', 'pauseRecording'],
    async (harness) => {
      harness.me.recordingMode = 'onDemand'
      await harness.goLive()
      const { vendorId } = await harness.talks()
      await harness.do({ type: 'saveRecording', vendorId })
      await harness.sees(vendorId, ({ recording }) => recording?.mode === 'onDemand' && recording.saved)
      await harness.do({ type: 'pauseRecording', vendorId })
      await harness.sees(vendorId, ({ recording }) => recording?.paused === true && recording.since === undefined)
      await harness.do({ type: 'resumeRecording', vendorId })
      await harness.sees(vendorId, ({ recording }) => recording?.paused === false)
      await harness.do({ type: 'discardRecording', vendorId })
      await harness.sees(vendorId, ({ recording }) => recording?.saved === false)
    }
  )
  connectorTest('starts and stops a recording', ['recordStartStop'], async (harness) => {
    harness.me.recordingMode = 'startStop'
    await harness.goLive()
    const { vendorId } = await harness.talks()
    await harness.do({ type: 'startRecording', vendorId })
    await harness.sees(vendorId, ({ recording }) => recording?.mode === 'startStop' && recording.running)
    await harness.do({ type: 'stopRecording', vendorId })
    await harness.sees(vendorId, ({ recording, allowed }) => {
      return recording?.running === false && allowed.includes('startRecording')
    })
  })
}

/** Ways to dial that not everybody may use. */
export function dialKindCases(connectorTest: ConnectorTest): void {
  connectorTest('is answered at once over the intercom', ['intercom'], async (harness) => {
    await harness.goLive()
    await harness.do({ type: 'dial', number: '202', deviceId: undefined, kind: 'intercom' })
    await harness.until(() => harness.recorded.callStates.join() === 'connected')
  })
  connectorTest('dials straight to voicemail', ['dialVoicemail'], async (harness) => {
    await harness.goLive()
    await harness.dials('201', 'voicemail')
    await harness.until(() => harness.recorded.callStates.join() === 'connected')
    expect([lastSeen(harness)?.remote.kind, harness.colleague.legs]).toEqual(['service', []])
  })
  connectorTest('dials past a diversion', ['dialPastDiversion'], async (harness) => {
    await harness.goLive()
    harness.colleague.diversion = { number: '202', untilActivityChanges: false }
    await harness.do({ type: 'dial', number: '201', deviceId: undefined, kind: 'pastDiversion' })
    await harness.until(() => harness.colleague.legs.length === 1)
  })
  for (const kind of ['intrusion', 'barge', 'whisper', 'monitor'] as const) {
    connectorTest(`switches off ${kind} when the account may not, and nothing else`, [kind], async (harness) => {
      await harness.goLive()
      const dialled = harness.do({ type: 'dial', number: '201', deviceId: undefined, kind })
      const refused = await dialled.catch((error: unknown) => error)
      expect(refused).toMatchObject({ kind: 'permission' })
      await harness.until(() => harness.recorded.lost.length > 0)
      expect(harness.recorded.lost).toEqual([kind])
      expect(refused).toMatchObject({ userMessage: harness.recorded.whyLost.get(kind)?.reason })
      expect(harness.recorded.current?.capabilities.has('dial')).toBe(true)
    })
  }
}

/** By the code for all where there is one, else from the slot that is shown. */
async function fetchesParked(harness: ConnectorHarness): Promise<void> {
  const { parkCode: number } = harness.front
  if (number !== undefined) return await harness.do({ type: 'dial', number, deviceId: undefined })
  await harness.until(() => harness.recorded.facts.parked?.length === 1)
  const { slot = '' } = harness.recorded.facts.parked?.[0] ?? {}
  await harness.do({ type: 'retrieve', slot, deviceId: undefined })
  await harness.until(() => harness.me.legs.length > 0)
  if (harness.me.legIn().direction === 'in') await harness.me.answers()
  await harness.until(() => harness.recorded.facts.parked?.length === 0)
}
