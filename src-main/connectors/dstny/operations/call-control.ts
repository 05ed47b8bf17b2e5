import type { DstnyOperationId } from '../../../wire-tables/dstny.ts'
import type { OperationInput } from '../request.ts'
import { wireCall } from '../wire/calls.ts'
import type { WireCall } from '../wire/calls.ts'
import type {
  DtmfRequest,
  CallWebhookRequest,
  MakeCallRequest,
  SipPickupRequest,
  TokenRequest,
  TransferRequest,
  TransferToCallRequest,
  TwoCallRequest
} from '../wire/requests.ts'
import { Operations } from './operations.ts'

/** The call after a command, where the answer can be read. */
type CallResponse = Promise<WireCall | undefined>

/** Commands on calls (Dstny API 3.8). None is ever repeated (trust R6). */
export class CallControlOperations extends Operations {
  addConferenceParticipant(callId: string, request: TwoCallRequest, signal: AbortSignal): CallResponse {
    return this.#act('addConferenceParticipant', { path: { callId }, body: request }, signal)
  }

  alternateCall(callId: string, request: TwoCallRequest, signal: AbortSignal): CallResponse {
    return this.#act('alternateCall', { path: { callId }, body: request }, signal)
  }

  answerCall(callId: string, deviceId: string, webhook: CallWebhookRequest, signal: AbortSignal): CallResponse {
    return this.#act('answerCall', { path: { callId, deviceId }, body: webhook }, signal)
  }

  clearCall(callId: string, signal: AbortSignal): Promise<void> {
    return this.requester.sendIgnoringBody('clearCall', { path: { callId } }, signal)
  }

  holdCall(callId: string, request: TokenRequest, signal: AbortSignal): CallResponse {
    return this.#act('holdCall', { path: { callId }, body: request }, signal)
  }

  leaveConference(callId: string, signal: AbortSignal): CallResponse {
    return this.#act('leaveConference', { path: { callId } }, signal)
  }

  makeCall(deviceId: string, request: MakeCallRequest, signal: AbortSignal): CallResponse {
    return this.#act('makeCall', { path: { deviceId }, body: request }, signal)
  }

  makeConsultationCall(callId: string, request: MakeCallRequest, signal: AbortSignal): CallResponse {
    return this.#act('makeConsultationCall', { path: { callId }, body: request }, signal)
  }

  moveCall(callId: string, deviceId: string, request: TokenRequest, signal: AbortSignal): CallResponse {
    return this.#act('moveCall', { path: { callId, deviceId }, body: request }, signal)
  }

  muteCall(callId: string, request: TokenRequest, signal: AbortSignal): CallResponse {
    return this.#act('muteCall', { path: { callId }, body: request }, signal)
  }

  parkCall(callId: string, request: TokenRequest, signal: AbortSignal): CallResponse {
    return this.#act('parkCall', { path: { callId }, body: request }, signal)
  }

  /** For service accounts only. */
  pickupCall(callId: string, deviceId: string, webhook: CallWebhookRequest, signal: AbortSignal): CallResponse {
    return this.#act('pickupCall', { path: { callId, deviceId }, body: webhook }, signal)
  }

  pickupSipCall(deviceId: string, request: SipPickupRequest, signal: AbortSignal): CallResponse {
    return this.#act('pickupSipCall', { path: { deviceId }, body: request }, signal)
  }

  removeConferenceParticipant(
    callId: string,
    participantId: string,
    request: TokenRequest,
    signal: AbortSignal
  ): CallResponse {
    return this.#act('removeConferenceParticipant', { path: { callId, participantId }, body: request }, signal)
  }

  resumeCall(callId: string, request: TokenRequest, signal: AbortSignal): CallResponse {
    return this.#act('resumeCall', { path: { callId }, body: request }, signal)
  }

  sendDtmf(callId: string, request: DtmfRequest, signal: AbortSignal): CallResponse {
    return this.#act('sendDtmf', { path: { callId }, body: request }, signal)
  }

  transferCall(callId: string, request: TransferRequest, signal: AbortSignal): CallResponse {
    return this.#act('transferCall', { path: { callId }, body: request }, signal)
  }

  transferToCall(callId: string, request: TransferToCallRequest, signal: AbortSignal): CallResponse {
    return this.#act('transferToCall', { path: { callId }, body: request }, signal)
  }

  unmuteCall(callId: string, request: TokenRequest, signal: AbortSignal): CallResponse {
    return this.#act('unmuteCall', { path: { callId }, body: request }, signal)
  }

  #act(id: DstnyOperationId, input: OperationInput, signal: AbortSignal): CallResponse {
    return this.requester.sendTolerant(id, input, wireCall, signal)
  }
}
