import type { Handler, Handlers } from '../http/handlers.ts'
import { rowOf, rowsOf } from '../http/lookup.ts'
import { page } from '../http/paging.ts'
import { internal, VoipbinRefusal } from '../http/refusal.ts'
import { json, nothing } from '../http/reply.ts'
import type { VoipbinRequest } from '../http/request.ts'
import type { Platform } from '../world/platform.ts'
import { callJson, type CallRow } from './call-row.ts'
import { createCalls } from './create-calls.ts'
import { transferJson } from './transfers.ts'

const shown = (row: CallRow, { switches }: Platform) => callJson(row, switches)

/** The leg a request is about. @throws VoipbinRefusal 400 | 403 | 404 | 409 */
const callOf = (request: VoipbinRequest, platform: Platform): CallRow =>
  rowOf(request, platform, { byId: (id) => platform.calls.byId(id), noun: 'CALL' })

/** A refusal for the state a row is in: unclassified, or in the documents' words. */
const wrongState = ({ switches }: Platform, reason: string): VoipbinRefusal =>
  switches.stateErrors === 'internal' ? internal() : new VoipbinRefusal('FAILED_PRECONDITION', reason)

function talking(request: VoipbinRequest, platform: Platform): CallRow {
  const row = callOf(request, platform)
  if (row.status === 'hangup') throw wrongState(platform, 'CALL_ALREADY_HANGUP')
  if (row.status !== 'progressing') throw wrongState(platform, 'CALL_STATE_INVALID')
  return row
}

/** Puts the party on a leg on hold, by whoever it talks to; no client can read it (VoIPBin API 6.3). */
const hold =
  (on: boolean): Handler =>
  (request, platform) => {
    const row = talking(request, platform)
    row.hidden.isHeld = on
    const { desk } = platform.pbx
    for (const other of row.leg?.call.othersThan(row.leg) ?? []) {
      if (on && other.state === 'connected') desk.hold(other)
      if (!on && other.state === 'held') desk.resume(other)
    }
    return nothing()
  }

const music =
  (on: boolean): Handler =>
  (request, platform) => {
    const row = talking(request, platform)
    row.hidden.hasMusic = on
    return nothing()
  }

const silence =
  (on: boolean): Handler =>
  (request, platform) => {
    talking(request, platform).hidden.isSilent = on
    return nothing()
  }

const sides = (mute: CallRow['mute']): readonly string[] =>
  mute === 'both' ? ['in', 'out'] : mute === '' ? [] : [mute]

function muteOf(direction: string): Exclude<CallRow['mute'], ''> {
  return direction === 'in' || direction === 'out' ? direction : 'both'
}

/** Mutes sides of a leg, or makes them heard again; what is left is told. */
const mute =
  (on: boolean): Handler =>
  (request, platform) => {
    const wanted = muteOf(request.text('direction'))
    const row = talking(request, platform)
    const before = on && platform.switches.secondMute === 'overwrite' ? [] : sides(row.mute)
    const named = sides(wanted)
    const left = on ? [...before, ...named] : before.filter((side) => !named.includes(side))
    const now = left.includes('in') ? (left.includes('out') ? 'both' : 'in') : left.includes('out') ? 'out' : ''
    platform.calls.change(row, (one) => (one.mute = now))
    muteInPbx(row, platform)
    return nothing()
  }

/** What the party says comes in: muting that is what the telephone's own key does. */
function muteInPbx({ leg, mute: now }: CallRow, { pbx }: Platform): void {
  const isMuted = now === 'in' || now === 'both'
  if (leg?.state === 'connected' && leg.muted !== isMuted && !leg.call.isConference) pbx.desk.setMuted(leg, isMuted)
}

const startRecording: Handler = (request, platform) => {
  const onEndFlow = request.reference('on_end_flow_id')
  const row = talking(request, platform)
  if (row.recording !== undefined) throw wrongState(platform, 'RECORDING_ALREADY_ACTIVE')
  const recording = platform.recordings.start(
    { type: 'call', id: row.id, customer: row.customer, owner: row.owner },
    onEndFlow
  )
  platform.calls.change(row, (one) => {
    one.recording = recording.id
    one.recordings.push(recording.id)
  })
  return json(shown(row, platform))
}

const stopRecording: Handler = (request, platform) => {
  const row = talking(request, platform)
  const recording = row.recording === undefined ? undefined : platform.recordings.all.get(row.recording)
  if (recording === undefined) throw wrongState(platform, 'RECORDING_NOT_ACTIVE')
  platform.recordings.stop(recording)
  platform.calls.change(row, (one) => (one.recording = undefined))
  return json(shown(row, platform))
}

/** Somebody else's call is as if it were not there for an agent (VoIPBin API 6.5). */
const ownCall: Handler = (request, platform) => {
  const row = callOf(request, platform)
  if (row.owner !== request.identity.agent?.id) throw new VoipbinRefusal('NOT_FOUND', 'CALL_NOT_FOUND')
  return json(shown(row, platform))
}

const now = (platform: Platform, { readableAt }: CallRow): boolean => readableAt <= platform.pbx.clock.now()

/** Operations of calls and transfers. */
export const callHandlers: Handlers = {
  createCalls,
  listCalls: (request, platform) => {
    const rows = rowsOf(request, platform.calls.all).filter((row) => now(platform, row))
    return page(request, rows, (row) => shown(row, platform), platform.switches)
  },
  listOwnCalls: (request, platform) => {
    const rows = rowsOf(request, platform.calls.all).filter((row) => row.owner === request.identity.agent?.id)
    return page(
      request,
      rows.filter((row) => now(platform, row)),
      (row) => shown(row, platform),
      platform.switches
    )
  },
  getCall: (request, platform) => json(shown(callOf(request, platform), platform)),
  getOwnCall: ownCall,
  hangUpCall: (request, platform) => {
    const row = callOf(request, platform)
    platform.news.together(() => platform.calls.hangUp(row))
    return json(shown(row, platform))
  },
  deleteCall: (request, platform) => {
    const row = callOf(request, platform)
    platform.calls.delete(row)
    return json(shown(row, platform))
  },
  holdCall: hold(true),
  resumeCall: hold(false),
  startMusic: music(true),
  stopMusic: music(false),
  startSilence: silence(true),
  stopSilence: silence(false),
  muteCall: mute(true),
  unmuteCall: mute(false),
  talkToCall: (request, platform) => {
    void request.body
    talking(request, platform)
    return nothing()
  },
  startCallRecording: startRecording,
  stopCallRecording: stopRecording,
  createTransfer: (request, platform) => {
    const addresses = request.addresses('transferee_addresses')
    const id = request.reference('transferer_call_id')
    const row = platform.calls.byId(id)
    if (row === undefined) throw new VoipbinRefusal('NOT_FOUND', 'CALL_NOT_FOUND')
    request.demand(row.customer)
    const made = platform.transfers.start(row, request.text('transfer_type'), addresses)
    return json(transferJson(made, platform.switches.dataForm))
  }
}
