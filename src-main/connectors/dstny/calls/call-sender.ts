import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import type { CallAction } from '../../../../src-preload/contract/call.ts'
import { CtiError } from '../../../util/errors.ts'
import type { DstnyOperationId } from '../../../wire-tables/dstny.ts'
import { offers } from './call-actions.ts'
import type { CallWebhooks, NewCallWebhook } from '../webhooks/call-webhooks.ts'
import type { CallWatch } from './call-watch.ts'
import type { DstnyClient } from '../client.ts'
import { isUnknownOutcome, outcomeUnknown } from '../../kit/outcome.ts'
import { inBackground } from '../../kit/link-context.ts'
import type { DstnyContext } from '../link-context.ts'
import { refusedOnce } from '../services/item-request.ts'
import type { CallWebhookRequest } from '../wire/requests.ts'
import type { WireCall } from '../wire/calls.ts'

/** Operations whose body is nothing but the token the user saw. */
export type TokenOperation = TokenControl | TokenRecording

type TokenControl = Extract<DstnyOperationId, 'holdCall' | 'resumeCall' | 'muteCall' | 'unmuteCall' | 'parkCall'>
type TokenRecording = Extract<
  DstnyOperationId,
  'startRecording' | 'stopRecording' | 'saveRecording' | 'discardRecording' | 'pauseRecording' | 'resumeRecording'
>

/** What sending needs. */
export interface CallSenderOptions {
  readonly context: DstnyContext
  readonly calls: CallWatch
  readonly webhooks: CallWebhooks
}

/** Sends operations on calls with the state the user saw, and brings answers and refusals into the table of calls. */
export class CallSender {
  readonly #options: CallSenderOptions

  constructor(options: CallSenderOptions) {
    this.#options = options
  }

  /** @throws CtiError notFound */
  find(callId: string): WireCall {
    const call = this.#options.calls.table.find(callId)
    if (call === undefined) throw new CtiError('notFound', { userMessage: m.error_not_found() })
    return call
  }

  others(call: WireCall): WireCall[] {
    const { table } = this.#options.calls
    return table.ids.flatMap((id) => (id === call.callId ? [] : (table.find(id) ?? [])))
  }

  /** Sends once with the call's token. @throws CtiError */
  sendOnce(operation: TokenOperation, call: WireCall, signal: AbortSignal): Promise<void> {
    const { client } = this.#options.context
    return this.sendAndApply([call], () => sendOnce(client, operation, call, signal))
  }

  /** As `sendOnce`; repeated once with the new token while the server still offers it (Dstny API 5.1). */
  async sendWithRetryOnConflict(
    operation: TokenOperation,
    action: CallAction,
    call: WireCall,
    signal: AbortSignal
  ): Promise<void> {
    try {
      await this.sendOnce(operation, call, signal)
    } catch (error) {
      const now = this.#options.calls.table.find(call.callId)
      const conflict = error instanceof CtiError && error.kind === 'conflict'
      if (!conflict || now === undefined || !offers(now, action)) throw error
      await this.sendOnce(operation, now, signal)
    }
  }

  /** Sent without token: whatever the call has become, the user wants it gone (Dstny API 5.1). */
  async hangUp(call: WireCall, signal: AbortSignal): Promise<void> {
    const { calls, context } = this.#options
    try {
      await this.sendAndApply([call], async () => {
        await context.client.callControl.clearCall(call.callId, signal)
        return undefined
      })
    } catch (error) {
      if (!(error instanceof CtiError) || error.kind !== 'notFound') throw error
    }
    calls.refresh()
  }

  /**
   * Applies the answer; after a conflict the calls it was about are read before the user hears of it, after an unknown
   * outcome all of them. @throws CtiError
   */
  async sendAndApply(about: readonly WireCall[], send: () => Promise<WireCall | undefined>): Promise<void> {
    const { calls, context } = this.#options
    const number = calls.table.next()
    try {
      const response = await send()
      if (response !== undefined) calls.applyResponse(response, number)
    } catch (error) {
      if (!(error instanceof CtiError)) throw error
      if (error.kind === 'conflict') await this.#rereadAfter(error, about)
      calls.refresh()
      const unknown = isUnknownOutcome(error) && !context.signal.aborted
      throw unknown ? outcomeUnknown(error, context.requester.http.host) : error
    }
  }

  /** As `sendAndApply`, for what makes a call: it is followed from the same request on, where that can be (Dstny API 3.8, HOOK). */
  async sendNewCall(
    about: readonly WireCall[],
    send: (webhook: CallWebhookRequest) => Promise<WireCall | undefined>
  ): Promise<void> {
    using webhook = this.#options.webhooks.forNewCall()
    try {
      await this.sendAndApply(about, async () => {
        const made = await send(webhook?.request ?? {})
        if (made !== undefined) webhook?.made(made.callId)
        return made
      })
    } catch (error) {
      throw webhook === undefined ? error : withoutWebhook(error, webhook)
    }
  }

  /** @throws CtiError notFound when one of the calls has ended meanwhile */
  async #rereadAfter(error: CtiError, about: readonly WireCall[]): Promise<void> {
    const { calls, context } = this.#options
    const reread = ({ callId }: WireCall): Promise<void> =>
      inBackground(context, 'conflict', () => calls.reread(callId, context.signal))
    await Promise.all(about.map(reread))
    if (about.some(({ callId }) => calls.table.find(callId) === undefined)) throw gone(error)
  }
}

/** It may be the webhook that was refused: the user tries again without one, and loses no function (trust R6). */
function withoutWebhook(error: unknown, webhook: NewCallWebhook): unknown {
  if (!(error instanceof CtiError) || (error.kind !== 'protocol' && error.kind !== 'permission')) return error
  webhook.refused()
  return error.kind === 'permission' ? refusedOnce(error) : error
}

const gone = (cause: CtiError): CtiError => new CtiError('notFound', { userMessage: m.error_not_found(), cause })

function sendOnce(
  { callControl, callRecording }: DstnyClient,
  operation: TokenOperation,
  { callId, stateToken }: WireCall,
  signal: AbortSignal
): Promise<WireCall | undefined> {
  return isRecording(operation)
    ? callRecording[operation](callId, { stateToken }, signal)
    : callControl[operation](callId, { stateToken }, signal)
}

const isRecording = (operation: TokenOperation): operation is TokenRecording => operation.endsWith('Recording')
