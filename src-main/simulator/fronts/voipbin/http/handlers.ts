import type { VoipbinOperationName } from '../../../../wire-tables/voipbin.ts'
import type { Reply } from '../../kit/reply.ts'
import type { Platform } from '../world/platform.ts'
import type { VoipbinRequest } from './request.ts'

/** Serves one operation. @throws VoipbinRefusal and Refusal, answered with the envelope */
export type Handler = (request: VoipbinRequest, platform: Platform) => Reply

/** The operations one part of the front serves. */
export type Handlers = Partial<Record<VoipbinOperationName, Handler>>
