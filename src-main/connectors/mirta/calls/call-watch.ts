import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { SECOND } from '../../../util/durations.ts'
import { Emitter } from '../../../util/emitter.ts'
import { CtiError } from '../../../util/errors.ts'
import type { ConnectorEvent, ReportedCall } from '../../events.ts'
import { inBackground } from '../../kit/link-context.ts'
import { isUnavailable } from '../../kit/outcome.ts'
import { PolledCalls } from '../../kit/polled-calls.ts'
import type { MirtaContext } from '../context.ts'
import { mapCalls } from '../mapper/calls.ts'
import { userNameOf } from '../self.ts'
import type { Channel, ExtensionState, Lamp, LampState } from '../wire/calls.ts'
import type { CallIdentity, TrackedCall } from './call-identity.ts'
import { ChannelReader } from './channel-reader.ts'
import type { WantedChannels } from './channel-reader.ts'
import type { Consultations } from './consultations.ts'
import type { MissedCalls } from './missed-calls.ts'
import type { Nodes } from './nodes.ts'
import { channelsOf, isOwnChannel } from './own-channels.ts'
import type { CallChannels } from './own-channels.ts'
import { sightingsIn } from './sightings.ts'

/** A call is told of together with what the extension says of it, unless that takes longer than this, in ms. */
const TOGETHER_MS = SECOND
/** So often in a call it is looked for a second one, in ms: the lamp may show nothing of it (MiRTA 5.4). */
const SECOND_CALL_MS = 8 * SECOND
/** Between readings of the lamps that are this far apart a call may have come and gone, in ms (MiRTA 5.4). */
const GAP_MS = 10 * SECOND
/** After an action the system may still answer from before, in ms: it is asked past its cache (MiRTA 13). */
const UNCACHED_MS = 10 * SECOND

/** What an account keeps of its calls from one link to the next. */
export interface CallMemory {
  readonly calls: CallIdentity
  readonly consultations: Consultations
  readonly missed: MissedCalls
  readonly nodes: Nodes
}

/** The calls of the user: lamp, state of the extension and channels are read in turn and put together (MiRTA 5.4). */
export class CallWatch {
  /** Every reading of all lamps. */
  readonly lampsRead = new Emitter<readonly Lamp[]>()
  readonly #shown = new PolledCalls()
  readonly #context: MirtaContext
  readonly #memory: CallMemory
  readonly #reader: ChannelReader
  #lamp: LampState | undefined
  #hasLamps = false
  #extension: ExtensionState | undefined
  #channels: readonly Channel[] = []
  #uncachedUntil = -Infinity
  #lampsAt: number
  #channelsAt = -Infinity
  /** The last reading of channels failed, and says nothing of what the system names. */
  #isChannelReadingFailed = false
  #isIdAsked = false
  /** Why the call that was dialled last did not come about. */
  #failures: ReadonlyMap<string, string> = new Map()

  constructor(context: MirtaContext, memory: CallMemory) {
    this.#context = context
    this.#memory = memory
    this.#lampsAt = context.clock.elapsed()
    this.#reader = new ChannelReader(context, memory.nodes)
  }

  /** There is a call, or one was dialled. */
  get isInCall(): boolean {
    return this.#memory.calls.calls.length > 0 || this.#memory.calls.isDialling
  }

  /** The user's telephone is not connected to the system, which then can ring nothing (MiRTA 5.1). */
  get isUnregistered(): boolean {
    return this.#extension?.kind === 'unregistered'
  }

  get isLampOn(): boolean {
    return this.#lamp !== 'NOT_INUSE'
  }

  /** Reads everything; told by `events`. What is not there any more is over when a second reading says so too. @throws CtiError */
  async snapshot(signal: AbortSignal): Promise<void> {
    await this.#readAll(signal)
    if (this.#take().length === 0 || this.isLampOn) return
    await this.#readAll(signal)
    this.#take()
  }

  /** All calls, as they are now. */
  events(): readonly ConnectorEvent[] {
    return this.#shown.take(this.#mapped())
  }

  async readLamps(signal: AbortSignal): Promise<void> {
    const { clock, plan } = this.#context
    const lamps = await this.#fetchLamps(signal, clock.elapsed() < this.#uncachedUntil)
    if (clock.elapsed() - this.#lampsAt > GAP_MS) plan.soon('history')
    this.#lampsAt = clock.elapsed()
    this.lampsRead.emit(lamps)
    const lamp = this.#ownLamp(lamps)
    if (lamp === this.#lamp) return this.#round()
    this.#lamp = lamp
    this.#extension = undefined
    this.#channels = []
    plan.soon('extension')
    void inBackground(this.#context, 'calls', () => this.#roundLater())
  }

  async readExtension(signal: AbortSignal): Promise<void> {
    await this.#readState(signal)
    this.#round()
  }

  /** An action was sent that changes calls: what comes of it is looked for at once. */
  acted(): void {
    this.#uncachedUntil = this.#context.clock.elapsed() + UNCACHED_MS
    this.#context.plan.acted()
  }

  /** The call under this id, if it goes on. */
  find(vendorId: string): TrackedCall | undefined {
    return this.#memory.calls.calls.find((call) => call.vendorId === vendorId)
  }

  get all(): readonly TrackedCall[] {
    return this.#memory.calls.calls
  }

  /** The channels of a call, read anew. @throws CtiError */
  async channelsNow(call: TrackedCall, signal: AbortSignal): Promise<CallChannels> {
    const lamp = this.#lamp
    const channels = await this.#reader.read('other', signal)
    // what was read before the lamp changed would show a call that is over
    if (lamp === this.#lamp) this.#channels = channels
    this.refresh()
    return channelsOf(channels, this.#context.self, call.linkedId)
  }

  /** All that were read last. */
  get channels(): readonly Channel[] {
    return this.#channels
  }

  /** The call that was dialled has failed, and why; false where none is shown. */
  dialFailed(reason: string): boolean {
    const call = this.all.findLast(({ isDialled }) => isDialled)
    if (call === undefined) return false
    this.#failures = new Map([[call.vendorId, reason]])
    this.refresh()
    return true
  }

  /** Tells of what is shown in another way now. */
  refresh(): void {
    for (const event of this.events()) this.#context.emit(event)
  }

  async #readAll(signal: AbortSignal): Promise<void> {
    const lamps = await this.#fetchLamps(signal, true)
    this.#lamp = this.#ownLamp(lamps)
    this.lampsRead.emit(lamps)
    await this.#readState(signal)
  }

  /** Nothing where lamps were before is a failed answer: taken as such, every call would be over (MiRTA 2.4). @throws CtiError */
  async #fetchLamps(signal: AbortSignal, uncached: boolean): Promise<readonly Lamp[]> {
    const lamps = await this.#context.client.queues.lamps({}, signal, { uncached })
    if (lamps.length === 0 && this.#hasLamps) throw new CtiError('protocol', { userMessage: m.error_no_lamps() })
    this.#hasLamps = lamps.length > 0
    return lamps
  }

  /** Without a lamp of one's own the state of the extension alone says what there is, as for one that is not registered. */
  #ownLamp(lamps: readonly Lamp[]): LampState {
    const own = userNameOf(this.#context.self).toLowerCase()
    return lamps.find(({ userName }) => userName.toLowerCase() === own)?.state ?? 'UNAVAILABLE'
  }

  /** By the one name of the parameter, then by the other; what is not told either way is no call (MiRTA 5.1). */
  async #fetchExtension(signal: AbortSignal): Promise<ExtensionState> {
    const { client, self } = this.#context
    const { extension } = self
    for (const isById of [this.#isIdAsked, !this.#isIdAsked]) {
      const input = isById ? { id: extension } : { ext: extension }
      const state = await client.calls.extensionState(input, signal, { uncached: true })
      if (state === undefined) continue
      this.#isIdAsked = isById
      return state
    }
    return { kind: 'idle' }
  }

  /** What the extension says, with the channels: those are read at the same time where the lamp has just changed. */
  async #readState(signal: AbortSignal): Promise<void> {
    const lamp = this.#lamp
    const isNew = this.#extension === undefined
    const [extension, early] = await Promise.all([
      this.#fetchExtension(signal),
      isNew ? this.#readChannels(signal) : undefined
    ])
    const channels = early ?? (this.#wantsChannels(extension) ? await this.#readChannels(signal) : this.#channels)
    if (lamp !== this.#lamp) return
    this.#extension = extension
    this.#channels = channels
    this.#judgeChannels()
  }

  /** Anew when what the extension says is another, now and then, and all the time while several calls are told apart by them. */
  #wantsChannels(extension: ExtensionState): boolean {
    const isSame = JSON.stringify(extension) === JSON.stringify(this.#extension)
    const isOld = this.#context.clock.elapsed() - this.#channelsAt > SECOND_CALL_MS
    return !isSame || isOld || this.all.length > 1 || this.#memory.consultations.hasAny
  }

  /** Without them calls are shown all the same. */
  async #readChannels(signal: AbortSignal): Promise<readonly Channel[]> {
    const { capabilities, log } = this.#context
    if (!this.isLampOn || !(capabilities.has('blindTransfer') || capabilities.has('consultation'))) return []
    this.#channelsAt = this.#context.clock.elapsed()
    this.#isChannelReadingFailed = false
    try {
      return await this.#reader.read(this.#wantedChannels, signal)
    } catch (error) {
      if (!(error instanceof CtiError) || error.kind === 'auth') throw error
      this.#isChannelReadingFailed = true
      log.warn('reading failed', { what: 'channels', kind: error.kind, error })
      if (isUnavailable(error)) this.#loseChannels()
      return []
    }
  }

  /** What a system never names while it is talked on cannot be handed over from here (MiRTA 5.2). */
  #judgeChannels(): void {
    const { refusals, self } = this.#context
    if (this.#channels.some((one) => isOwnChannel(one, self))) refusals.worked('channels')
    else if (!this.#isChannelReadingFailed && this.#lamp === 'INUSE' && this.#extension?.kind === 'inCall')
      this.#loseChannels()
  }

  get #wantedChannels(): WantedChannels {
    if (this.#memory.consultations.hasAny) return 'all'
    return this.#lamp === 'RINGING' ? 'own' : 'other'
  }

  #loseChannels(): void {
    const { clock, disable, refusals } = this.#context
    if (refusals.mayPass('channels', clock.elapsed())) return
    const error = new CtiError('unsupported', { userMessage: m.missing_channels() })
    for (const one of ['blindTransfer', 'consultation'] as const) disable(one, error)
  }

  async #roundLater(): Promise<void> {
    const lamp = this.#lamp
    await this.#context.clock.sleep(TOGETHER_MS, this.#context.signal)
    if (lamp === this.#lamp && this.#extension === undefined) this.#round()
  }

  #round(): void {
    const before = this.all
    const now = this.#take()
    this.refresh()
    const isOver = before.some(({ vendorId }) => now.every((one) => one.vendorId !== vendorId))
    if (isOver) this.#context.plan.callEnded()
    else this.#context.plan.changed()
  }

  /** Puts together what was read. */
  #take(): readonly TrackedCall[] {
    const { calls, consultations, missed, nodes } = this.#memory
    const { self } = this.#context
    const readings = { lamp: this.#lamp, extension: this.#extension, channels: this.#channels }
    const now = calls.take(sightingsIn(readings, self))
    consultations.take(now, this.#channels, self)
    missed.shown(now)
    nodes.learn(...now.map(({ linkedId }) => linkedId))
    return now
  }

  #channelsOf({ linkedId }: TrackedCall): CallChannels {
    return channelsOf(this.#channels, this.#context.self, linkedId)
  }

  #mapped(): readonly ReportedCall[] {
    const { people, capabilities } = this.#context
    if (!capabilities.has('calls')) return []
    return mapCalls(this.all, {
      directory: people.directory,
      capabilities,
      channelsOf: (call) => this.#channelsOf(call),
      consultationAbout: (vendorId) => this.#memory.consultations.about(vendorId),
      failureOf: (vendorId) => this.#failures.get(vendorId)
    })
  }
}
