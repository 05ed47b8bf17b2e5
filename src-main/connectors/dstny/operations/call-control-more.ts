import * as z from 'zod/mini'
import type { DialKind, TransferKind } from '../../../../src-preload/contract/command.ts'
import type { DstnyOperationId } from '../../../wire-tables/dstny.ts'
import type { SipPickup } from '../pickup.ts'
import type { OperationInput, Requester } from '../request.ts'
import { wireCall } from '../wire.ts'
import type { WireCall } from '../wire.ts'

/** A call with the state the user saw. */
type Believed = Pick<WireCall, 'callId' | 'stateToken'>
type Answer = Promise<WireCall | undefined>

/** BASIC is the server's default and stays unsaid. */
const DIAL_TYPES: Readonly<Record<DialKind, string | undefined>> = {
  plain: undefined,
  pastDiversion: 'DIVERSION_BYPASS',
  voicemail: 'VOICEMAIL',
  intercom: 'INTERCOM',
  intrusion: 'INTRUSION',
  barge: 'BARGE',
  whisper: 'WHISPER',
  monitor: 'MONITOR'
}

const TRANSFER_TYPES: Readonly<Record<TransferKind, string | undefined>> = {
  plain: undefined,
  voicemail: 'VOICEMAIL',
  campOn: 'CAMP_ON',
  pastDiversion: 'DIVERSION_BYPASS'
}

/**
 * Typed operations that start, hand over and join calls (Contract dstny 3.8). Sent once (trust R6); the answer is the
 * call's state where it can be read. Every method throws CtiError.
 */
export class CallControlOperations {
  readonly #requester: Requester

  constructor(requester: Requester) {
    this.#requester = requester
  }

  makeCall(deviceId: string, destination: string, kind: DialKind, signal: AbortSignal): Answer {
    return this.#send('makeCall', { path: { deviceId }, body: { destination, type: DIAL_TYPES[kind] } }, signal)
  }

  /** Calls somebody about a call, also where the device has one line only (Contract dstny 5.4). */
  makeConsultationCall(callId: string, destination: string, kind: DialKind, signal: AbortSignal): Answer {
    const body = { destination, type: DIAL_TYPES[kind] }
    return this.#send('makeConsultationCall', { path: { callId }, body }, signal)
  }

  transfer(
    { callId, stateToken }: Believed,
    to: { readonly destination: string; readonly kind: TransferKind; readonly blind: boolean },
    signal: AbortSignal
  ): Answer {
    const body = { destination: to.destination, blind: to.blind, type: TRANSFER_TYPES[to.kind], stateToken }
    return this.#send('transferCall', { path: { callId }, body }, signal)
  }

  /** Joins the remote parties of two calls; `target` is the consultation (Contract dstny 5.5). */
  transferToCall(
    { callId, stateToken }: Believed,
    target: Believed,
    waitForAnswer: boolean,
    signal: AbortSignal
  ): Answer {
    const body = { targetCallId: target.callId, waitForAnswer, stateToken, targetStateToken: target.stateToken }
    return this.#send('transferToCall', { path: { callId }, body }, signal)
  }

  /** Makes the call a conference if it is none, and takes `target` into it (Contract dstny 5.6). */
  addParticipant({ callId, stateToken }: Believed, target: Believed, signal: AbortSignal): Answer {
    const body = { stateToken, targetCallId: target.callId, targetStateToken: target.stateToken }
    return this.#send('addConferenceParticipant', { path: { callId }, body }, signal)
  }

  removeParticipant({ callId, stateToken }: Believed, participantId: string, signal: AbortSignal): Answer {
    const path = { callId, participantId }
    return this.#send('removeConferenceParticipant', { path, body: { stateToken } }, signal)
  }

  leaveConference(callId: string, signal: AbortSignal): Answer {
    return this.#send('leaveConference', { path: { callId } }, signal)
  }

  move({ callId, stateToken }: Believed, deviceId: string, signal: AbortSignal): Answer {
    return this.#send('moveCall', { path: { callId, deviceId }, body: { stateToken } }, signal)
  }

  pickUp(deviceId: string, { callId, toTag, fromTag, earlyOnly }: SipPickup, signal: AbortSignal): Answer {
    return this.#send('pickupSipCall', { path: { deviceId }, body: { callId, toTag, fromTag, earlyOnly } }, signal)
  }

  #send(id: DstnyOperationId, input: OperationInput, signal: AbortSignal): Answer {
    return this.#requester.command(id, input, z.catch(z.optional(wireCall), undefined), signal)
  }
}
