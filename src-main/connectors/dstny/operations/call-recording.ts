import type { DstnyOperationId } from '../../../wire-tables/dstny.ts'
import { wireCall } from '../wire-calls.ts'
import type { WireCall } from '../wire-calls.ts'
import type { TokenRequest } from '../wire-requests.ts'
import { Operations } from './operations.ts'

type CallAnswer = Promise<WireCall | undefined>

/** Commands on recordings of calls, in both modes (Contract dstny 3.9, 5.8). */
export class CallRecordingOperations extends Operations {
  discardRecording(callId: string, request: TokenRequest, signal: AbortSignal): CallAnswer {
    return this.#act('discardRecording', callId, request, signal)
  }

  pauseRecording(callId: string, request: TokenRequest, signal: AbortSignal): CallAnswer {
    return this.#act('pauseRecording', callId, request, signal)
  }

  resumeRecording(callId: string, request: TokenRequest, signal: AbortSignal): CallAnswer {
    return this.#act('resumeRecording', callId, request, signal)
  }

  saveRecording(callId: string, request: TokenRequest, signal: AbortSignal): CallAnswer {
    return this.#act('saveRecording', callId, request, signal)
  }

  startRecording(callId: string, request: TokenRequest, signal: AbortSignal): CallAnswer {
    return this.#act('startRecording', callId, request, signal)
  }

  stopRecording(callId: string, request: TokenRequest, signal: AbortSignal): CallAnswer {
    return this.#act('stopRecording', callId, request, signal)
  }

  #act(id: DstnyOperationId, callId: string, request: TokenRequest, signal: AbortSignal): CallAnswer {
    return this.requester.act(id, { path: { callId }, body: request }, wireCall, signal)
  }
}
