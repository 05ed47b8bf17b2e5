import type { Account } from '../../../src-preload/contract/account.ts'
import type { Call } from '../../../src-preload/contract/call.ts'
import type { BareAction, CallOrder } from '../../../src-preload/contract/command.ts'
import { neededForAction } from '../../../src-preload/contract/capability.ts'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import { notPossible } from './call-controls.ts'
import { partyName } from './call-text.ts'
import { consultationOf, joinPartner } from './stage-order.ts'

type OrderOnCall = Extract<CallOrder, { readonly callId: string }>

/** One entry of a call's menu "More". */
export interface MoreItem {
  readonly key: string
  /** What belongs together stands together, with a line between. */
  readonly group: 'people' | 'place' | 'recording'
  readonly label: string
  /** Why it cannot be used now. */
  readonly reason: string | undefined
  /** What it does; absent: it asks whom to add. */
  readonly order?: OrderOnCall
}

/** What a call can do beside its five controls: what the account cannot is missing, what is not possible now has a reason. */
export function moreItems(call: Call, account: Account, calls: readonly Call[]): readonly MoreItem[] {
  return [
    ...addItem(call, account, calls),
    ...joinItems(call, account, calls),
    ...parkItem(call, account),
    ...moveItems(call, account),
    ...recordingItems(call, account)
  ]
}

/** Whoever is added is called first, about this call. */
function addItem(call: Call, account: Account, calls: readonly Call[]): readonly MoreItem[] {
  const can = (['conference', 'consultation'] as const).every((one) => account.capabilities.includes(one))
  if (!can || consultationOf(call, calls) !== undefined) return []
  const reason = notPossible(call, account, 'consult')
  return [{ key: 'add', group: 'people', label: m.call_add_somebody(), reason }]
}

/** The two calls of a consultation are joined by their own button. */
function joinItems(call: Call, account: Account, calls: readonly Call[]): readonly MoreItem[] {
  if (!account.capabilities.includes('conference') || consultationOf(call, calls) !== undefined) return []
  const others = calls.filter((other) => joinPartner(other, call) !== undefined)
  return others.map((other) => ({
    key: `join ${other.id}`,
    group: 'people',
    label: m.call_join_with({ name: partyName(other.remote) }),
    reason: notPossible(call, account, 'addToConference'),
    order: { action: 'addToConference', callId: call.id, otherCallId: other.id }
  }))
}

function parkItem(call: Call, account: Account): readonly MoreItem[] {
  return bareItem(call, account, 'place', 'park', m.call_park())
}

function moveItems(call: Call, account: Account): readonly MoreItem[] {
  if (!account.capabilities.includes('moveCall')) return []
  const others = account.devices.filter(({ id, active }) => active && !call.deviceIds.includes(id))
  return others.map(({ id, name }) => ({
    key: `move ${id}`,
    group: 'place',
    label: m.call_move_to({ device: name }),
    reason: notPossible(call, account, 'move'),
    order: { action: 'move', callId: call.id, deviceId: id }
  }))
}

/** By the way this call is recorded; nothing for one that is not. */
function recordingItems(call: Call, account: Account): readonly MoreItem[] {
  const { recording } = call
  const item = (action: BareAction, label: string): readonly MoreItem[] =>
    bareItem(call, account, 'recording', action, label)
  if (recording === undefined) {
    return call.allowed.includes('startRecording') ? item('startRecording', m.call_record_start()) : []
  }
  if (recording.mode === 'startStop') {
    return recording.running
      ? item('stopRecording', m.call_record_stop())
      : item('startRecording', m.call_record_start())
  }
  const keep = recording.saved
    ? item('discardRecording', m.call_record_discard())
    : item('saveRecording', m.call_record_save())
  const pause = recording.paused ? 'resumeRecording' : 'pauseRecording'
  const label = recording.paused ? m.call_record_resume() : m.call_record_pause()
  // who may not pause is never offered it, so nothing is said about it
  return [...keep, ...(call.allowed.includes(pause) ? item(pause, label) : [])]
}

function bareItem(
  call: Call,
  account: Account,
  group: MoreItem['group'],
  action: BareAction,
  label: string
): readonly MoreItem[] {
  if (!account.capabilities.includes(neededForAction[action])) return []
  return [{ key: action, group, label, reason: notPossible(call, account, action), order: { action, callId: call.id } }]
}
