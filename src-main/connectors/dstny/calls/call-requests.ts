import type { DialKind, TransferKind } from '../../../../src-preload/contract/command.ts'
import type { WireCall } from '../wire/calls.ts'
import type { MakeCallRequest, TransferRequest, TransferToCallRequest } from '../wire/requests.ts'

/** What our ways to dial are called on the wire; BASIC is the server's default and stays unsaid (Dstny API 2.1). */
export const DIAL_TYPES: Readonly<Record<DialKind, MakeCallRequest['type']>> = {
  plain: undefined,
  pastDiversion: 'DIVERSION_BYPASS',
  voicemail: 'VOICEMAIL',
  intercom: 'INTERCOM',
  intrusion: 'INTRUSION',
  barge: 'BARGE',
  whisper: 'WHISPER',
  monitor: 'MONITOR'
}

/** What our ways to hand a call over are called on the wire (Dstny API 2.1). */
export const TRANSFER_TYPES: Readonly<Record<TransferKind, TransferRequest['type']>> = {
  plain: undefined,
  voicemail: 'VOICEMAIL',
  campOn: 'CAMP_ON',
  pastDiversion: 'DIVERSION_BYPASS'
}

/** Two calls with the states the user saw. */
export const stateTokensOf = (
  call: WireCall,
  target: WireCall
): Pick<TransferToCallRequest, 'stateToken' | 'targetCallId' | 'targetStateToken'> => ({
  stateToken: call.stateToken,
  targetCallId: target.callId,
  targetStateToken: target.stateToken
})
