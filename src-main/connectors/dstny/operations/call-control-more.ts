import type { DialKind, TransferKind } from '../../../../src-preload/contract/command.ts'
import type { SipPickup } from '../pickup.ts'
import type { Requester } from '../request.ts'
import type { WireCall } from '../wire.ts'
import type { MakeCallRequest, TransferRequest } from '../wire-requests.ts'
import { CallControlOperations as Operations } from './call-control.ts'

/** A call with the state the user saw. */
type Believed = Pick<WireCall, 'callId' | 'stateToken'>
type Answer = Promise<WireCall | undefined>

/** BASIC is the server's default and stays unsaid. */
const DIAL_TYPES: Readonly<Record<DialKind, MakeCallRequest['type']>> = {
  plain: undefined,
  pastDiversion: 'DIVERSION_BYPASS',
  voicemail: 'VOICEMAIL',
  intercom: 'INTERCOM',
  intrusion: 'INTRUSION',
  barge: 'BARGE',
  whisper: 'WHISPER',
  monitor: 'MONITOR'
}

const TRANSFER_TYPES: Readonly<Record<TransferKind, TransferRequest['type']>> = {
  plain: undefined,
  voicemail: 'VOICEMAIL',
  campOn: 'CAMP_ON',
  pastDiversion: 'DIVERSION_BYPASS'
}

/**
 * What commands ask to start, hand over and join calls, in the words of a command (Contract dstny 3.8). Sent once (trust
 * R6); the answer is the call's state where it can be read. Every method throws CtiError.
 */
export class CallControlOperations {
  readonly #operations: Operations

  constructor(requester: Requester) {
    this.#operations = new Operations(requester)
  }

  makeCall(deviceId: string, destination: string, kind: DialKind, signal: AbortSignal): Answer {
    return this.#operations.makeCall(deviceId, { destination, type: DIAL_TYPES[kind] }, signal)
  }

  /** Calls somebody about a call, also where the device has one line only (Contract dstny 5.4). */
  makeConsultationCall(callId: string, destination: string, kind: DialKind, signal: AbortSignal): Answer {
    return this.#operations.makeConsultationCall(callId, { destination, type: DIAL_TYPES[kind] }, signal)
  }

  transfer(
    { callId, stateToken }: Believed,
    to: { readonly destination: string; readonly kind: TransferKind; readonly blind: boolean },
    signal: AbortSignal
  ): Answer {
    const request = { destination: to.destination, blind: to.blind, type: TRANSFER_TYPES[to.kind], stateToken }
    return this.#operations.transferCall(callId, request, signal)
  }

  /** Joins the remote parties of two calls; `target` is the consultation (Contract dstny 5.5). */
  transferToCall(
    { callId, stateToken }: Believed,
    target: Believed,
    waitForAnswer: boolean,
    signal: AbortSignal
  ): Answer {
    const request = { targetCallId: target.callId, waitForAnswer, stateToken, targetStateToken: target.stateToken }
    return this.#operations.transferToCall(callId, request, signal)
  }

  /** Makes the call a conference if it is none, and takes `target` into it (Contract dstny 5.6). */
  addParticipant({ callId, stateToken }: Believed, target: Believed, signal: AbortSignal): Answer {
    const request = { stateToken, targetCallId: target.callId, targetStateToken: target.stateToken }
    return this.#operations.addConferenceParticipant(callId, request, signal)
  }

  removeParticipant({ callId, stateToken }: Believed, participantId: string, signal: AbortSignal): Answer {
    return this.#operations.removeConferenceParticipant(callId, participantId, { stateToken }, signal)
  }

  leaveConference(callId: string, signal: AbortSignal): Answer {
    return this.#operations.leaveConference(callId, signal)
  }

  move({ callId, stateToken }: Believed, deviceId: string, signal: AbortSignal): Answer {
    return this.#operations.moveCall(callId, deviceId, { stateToken }, signal)
  }

  pickUp(deviceId: string, { callId, toTag, fromTag, earlyOnly }: SipPickup, signal: AbortSignal): Answer {
    return this.#operations.pickupSipCall(deviceId, { callId, toTag, fromTag, earlyOnly }, signal)
  }
}
