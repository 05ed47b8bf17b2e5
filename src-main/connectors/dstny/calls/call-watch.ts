import type { Poller } from '../../../transport/poller.ts'
import { isTooLarge } from '../../../transport/transport-errors.ts'
import { SECOND } from '../../../util/durations.ts'
import { CtiError, isAbort } from '../../../util/errors.ts'
import type { ConnectorEvent } from '../../events.ts'
import { Debounced } from '../../../util/throttle.ts'
import { unknownWords } from './call-actions.ts'
import type { CallNews, FollowCall } from '../watch/call-stream.ts'
import { CallTable } from './call-table.ts'
import type { Dialog } from '../wire/dialog-info.ts'
import { pollInBackground } from '../link-context.ts'
import { inBackground, loseUnlessPassing } from '../../kit/link-context.ts'
import type { DstnyContext } from '../link-context.ts'
import { TakenCalls } from './taken-calls.ts'
import type { WireCall } from '../wire/calls.ts'
import { abortError } from '../../../util/abort.ts'

/** Pause between readings where nothing follows a call, in ms (Dstny API 4.1). */
const POLL_MS = 2 * SECOND
/** Quiet time after stream events before all calls are read once more, in ms: late and swapped events heal by it. */
const SETTLE_MS = SECOND

/** Keeps the user's calls right: reads them when something happened and has each call followed (Dstny API 4, 5). */
export class CallWatch implements CallNews {
  readonly table: CallTable
  readonly #context: DstnyContext
  readonly #followCall: FollowCall
  readonly #followers = new Map<string, AbortController>()
  readonly #unknown = new Set<string>()
  readonly #settling: Debounced
  readonly #taken: TakenCalls
  readonly #explaining = new Set<string>()
  #reading = false
  #wanted = false
  #ready = false
  #polling: Poller | undefined
  #isReadLater = false

  constructor(context: DstnyContext, followCall: FollowCall) {
    this.#context = context
    this.#followCall = followCall
    const { clock } = context
    this.#taken = new TakenCalls(clock)
    this.table = new CallTable({
      now: () => clock.now(),
      emit: (event) => this.#emit(event),
      tookElsewhere: (call) => this.#tookElsewhere(call),
      capabilities: context.capabilities,
      consultations: context.consultations,
      transfers: context.transfers
    })
    this.#settling = new Debounced(clock, SETTLE_MS, () => this.refresh(), context.signal)
    context.signal.addEventListener('abort', () => this.#stopFollowing(), { once: true })
  }

  find(callId: string): WireCall | undefined {
    return this.table.find(callId)
  }

  /** Reads all calls; from now on triggers are served. @throws CtiError */
  async snapshot(signal: AbortSignal): Promise<readonly ConnectorEvent[]> {
    await this.#read(signal)
    this.#ready = true
    if (this.#wanted) this.refresh()
    return this.table.events()
  }

  /** Dialogs changed: what they say about the end of a call is kept, everything else is read. */
  dialogsChanged(dialogs: readonly Dialog[]): void {
    this.noteReasons(dialogs)
    this.refresh()
  }

  /** Keeps what dialogs say about the end of a call, for when it ends; one that has ended already is told anew. */
  noteReasons(dialogs: readonly Dialog[]): void {
    for (const vendorId of this.#taken.note(dialogs, this.table.ringing)) {
      this.#emit({ type: 'callAnsweredElsewhere', vendorId })
    }
  }

  /** Reads all calls at once; triggers during a reading are joined into one more. */
  refresh(): void {
    if (this.#isOff) return
    this.#wanted = true
    if (this.#ready && !this.#reading) void this.#readWhileWanted()
  }

  /** Applies the answer of a command that was sent with this number. */
  applyResponse(call: WireCall, number: number): void {
    if (this.#isOff) return
    if (!this.table.applyResponse(call, number)) this.refresh()
  }

  /** Reads one call, so that the user sees what it is now. */
  async reread(callId: string, signal: AbortSignal): Promise<void> {
    const number = this.table.next()
    try {
      this.applyResponse(await this.#context.client.callState.getCallState(callId, signal), number)
    } catch (error) {
      if (!(error instanceof CtiError) || error.kind !== 'notFound') throw error
      this.table.end(callId)
    }
  }

  async #readWhileWanted(): Promise<void> {
    this.#reading = true
    try {
      while (this.#wanted) {
        this.#wanted = false
        await this.#read(this.#context.signal)
      }
    } catch (error) {
      if (!isAbort(error) && error instanceof CtiError) this.#unreadable(error)
    } finally {
      this.#reading = false
    }
  }

  async #read(signal: AbortSignal): Promise<void> {
    const number = this.table.next()
    const reading = await this.#context.client.callState.getUserCallState(signal)
    this.#context.refusals.worked('calls')
    const { unexplained, doubtful } = this.table.applyAll(reading, number)
    if (doubtful) this.#settling.trigger()
    for (const call of reading.calls) this.#noteUnknown(call)
    for (const callId of unexplained) void inBackground(this.#context, 'ended call', () => this.#explain(callId))
  }

  /** A call has ended: its last state says why (kept by the server for a moment). One just dialled may be listed late. */
  async #explain(callId: string): Promise<void> {
    if (this.#explaining.has(callId)) return
    this.#explaining.add(callId)
    const isOld = ['ACTIVE', 'HELD'].includes(this.table.find(callId)?.status ?? '')
    try {
      await this.reread(callId, this.#context.signal)
      if (isOld) this.table.end(callId)
    } catch (error) {
      this.table.end(callId)
      throw error
    } finally {
      this.#explaining.delete(callId)
    }
  }

  /** What may not be read any more, or cannot be, is not shown as if it still were so (trust, Transport: 403). */
  #unreadable(error: CtiError): void {
    const isOff = error.kind === 'permission' || error.kind === 'unsupported' || isTooLarge(error)
    if (!isOff) return this.#context.fail(error)
    if (!loseUnlessPassing(this.#context, 'calls', error)) return void this.#readLater()
    this.table.endAll()
  }

  async #readLater(): Promise<void> {
    if (this.#isReadLater) return
    this.#isReadLater = true
    const { clock, signal } = this.#context
    await inBackground(this.#context, 'calls', () => clock.sleep(POLL_MS, signal))
    this.#isReadLater = false
    this.refresh()
  }

  /** True once calls may not be read any more. */
  get #isOff(): boolean {
    return !this.#context.capabilities.has('calls')
  }

  #emit(event: ConnectorEvent): void {
    this.#context.emit(event)
    if (event.type === 'callEnded') this.#unfollow(event.vendorId)
    if (event.type === 'callsLeftOut') for (const callId of event.vendorIds) this.#unfollow(callId)
    if (event.type === 'callUpdated' && event.call.state !== 'failed') this.#follow(event.call.vendorId)
  }

  #follow(callId: string): void {
    if (this.#followers.has(callId) || this.#context.signal.aborted) return
    const controller = new AbortController()
    this.#followers.set(callId, controller)
    void inBackground(this.#context, 'news of a call', () => this.#followCall(this, callId, controller.signal))
  }

  /** A state that was pushed; one that cannot be read, looks late or doubled is a reason to read. */
  pushed(call: WireCall | undefined): void {
    if (call === undefined || !this.table.applyPush(call)) this.refresh()
    this.#settling.trigger()
  }

  /** Words of a later server are logged once and shown nowhere (Dstny API 5.3). */
  #noteUnknown(call: WireCall): void {
    for (const word of unknownWords(call)) {
      if (this.#unknown.has(word) || this.#unknown.size > 50) continue
      this.#unknown.add(word)
      const isWord = /^[A-Z][A-Z0-9_]{0,39}$/.test(word) // anything else may be text about people
      this.#context.log.info('unknown word in a call', { word: isWord ? word : '[text]' })
    }
  }

  /** Reads all calls again and again while there are any. */
  poll(): void {
    this.#polling ??= pollInBackground(
      this.#context,
      {
        name: 'calls',
        everyMs: () => (this.table.ids.length > 0 ? POLL_MS : Infinity),
        read: () => Promise.resolve(this.refresh())
      },
      this.#context.signal
    )
    this.#polling.skipPause()
  }

  /** Also true when the user's other leg of the same conversation talks already. */
  #tookElsewhere(call: WireCall): boolean {
    const wasTaken = this.#taken.explain(call)
    const reported = /elsewhere/i.test(call.eventDescription ?? '')
    return wasTaken || reported || this.table.hasTalkingRelative(call)
  }

  #unfollow(callId: string): void {
    this.#followers.get(callId)?.abort(abortError('the call has ended'))
    this.#followers.delete(callId)
  }

  #stopFollowing(): void {
    for (const callId of [...this.#followers.keys()]) this.#unfollow(callId)
  }
}
