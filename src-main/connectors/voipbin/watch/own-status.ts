import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { MINUTE, SECOND } from '../../../util/durations.ts'
import { CtiError } from '../../../util/errors.ts'
import { Debounced } from '../../../util/throttle.ts'
import { KeyedMutex } from '../../../util/keyed-mutex.ts'
import { failedInBackground } from '../../kit/link-context.ts'
import type { VoipbinContext } from '../context.ts'
import { chosenStatus, mapOwnStatus } from '../mapper/agents.ts'
import type { AgentRow, AgentStatus, ChosenStatus } from '../wire/agents.ts'

/** The last words about a call may be late, and a call may go over to another leg: so long after the end, in ms. */
const AFTER_CALL_MS = 2 * SECOND
/** `busy` without a call is the system's own when its call comes within this, in ms, and else somebody has chosen it. */
const CHOSEN_MS = 5 * SECOND
/** What has not got through is tried again after this, in ms: queues skip the user until then. */
const AGAIN_MS = MINUTE

/** What outlives a link. */
export interface StatusMemory {
  /** What the user was last before the system made something else of it. */
  chosen?: ChosenStatus
  /** Until when the user is away after a call, as `Clock.elapsed`. */
  wrapUpEndsAt?: number | undefined
  /** There was a call since, and nobody has looked yet what it has made of the status. */
  wasCalled?: boolean
}

/**
 * The user's own status. A call makes it `ringing` and `busy`, and nothing ever sets it back, so that queues would skip the user:
 * after the last call it becomes again what it was, over these two only (VoIPBin 8).
 */
export class OwnStatus {
  readonly #context: VoipbinContext
  readonly #memory: StatusMemory
  readonly #afterCall: Debounced
  readonly #again: Debounced
  readonly #unlessCalled: Debounced
  /** What is looked at is not changed by the user meanwhile. */
  readonly #oneByOne = new KeyedMutex()
  #row: AgentRow | undefined
  #isInCall: boolean

  constructor(context: VoipbinContext, memory: StatusMemory) {
    const { clock, signal } = context
    this.#context = context
    this.#memory = memory
    this.#isInCall = memory.wasCalled === true // it may have ended between two links
    const writeBack = (): void => void this.#inBackground(() => this.#writeBack())
    this.#afterCall = new Debounced(clock, AFTER_CALL_MS, writeBack, signal)
    this.#again = new Debounced(clock, AGAIN_MS, writeBack, signal)
    this.#unlessCalled = new Debounced(clock, CHOSEN_MS, () => this.#noteChosen(), signal)
  }

  /** Goes on where a link before was. */
  start(): void {
    if (this.#memory.wrapUpEndsAt !== undefined) void this.#inBackground(() => this.#endWrapUp())
  }

  /** The user's own row, told of or read. */
  take(row: AgentRow): void {
    if ((row.updatedAt ?? Infinity) < (this.#row?.updatedAt ?? 0)) return
    const before = this.#row?.status
    this.#row = row
    if (row.status === undefined) return
    if (row.status === 'busy') this.#unlessCalled.trigger()
    else this.#noteChosen()
    if (row.status !== before) this.#context.emit({ type: 'presenceChanged', presence: mapOwnStatus(row.status) })
  }

  /** Whether the user has any call, ringing ones too. */
  callsChanged(isInCall: boolean): void {
    if (isInCall) this.#memory.wasCalled = true
    else if (this.#isInCall) this.#afterCall.trigger()
    this.#isInCall = isInCall
  }

  /** @throws CtiError */
  async choose(activityId: string, signal: AbortSignal): Promise<void> {
    const status = chosenStatus(activityId)
    if (status === undefined) throw new CtiError('protocol', { userMessage: m.error_bad_request() })
    await this.#alone(async () => {
      await this.#write(status, signal)
      this.#memory.chosen = status
      this.#memory.wrapUpEndsAt = undefined
    })
  }

  /** What somebody has chosen; of the system's own words `busy` is one of them too, when no call explains it. */
  #noteChosen(): void {
    const status = this.#row?.status
    const { wrapUpEndsAt, wasCalled } = this.#memory
    if (this.#isInCall || wrapUpEndsAt !== undefined || status === undefined || status === 'ringing') return
    if (status !== 'busy' || wasCalled !== true) this.#memory.chosen = status
  }

  async #writeBack(): Promise<void> {
    const isWrapUp = await this.#alone(() => this.#setRight())
    if (isWrapUp) await this.#endWrapUp()
  }

  /** After a call. Tells whether the user is away for a while now. */
  async #setRight(): Promise<boolean> {
    const { options, signal, clock } = this.#context
    const memory = this.#memory
    const status = await this.#read()
    if (this.#isInCall) return false
    const { chosen, wrapUpEndsAt } = memory
    const isStillAway = wrapUpEndsAt !== undefined && status === 'away'
    if (!isStillAway && chosen !== undefined && isOfSystem(status)) {
      const isWrapUp = chosen === 'available' && options.wrapUpSeconds > 0
      memory.wrapUpEndsAt = isWrapUp ? clock.elapsed() + options.wrapUpSeconds * SECOND : undefined
      await this.#write(isWrapUp ? 'away' : chosen, signal)
    } else if (!isStillAway) memory.wrapUpEndsAt = undefined
    memory.wasCalled = false
    this.#noteChosen()
    return memory.wrapUpEndsAt !== undefined
  }

  /** A call may be longer than what is left of the time after the one before: then it goes on after that call. */
  async #endWrapUp(): Promise<void> {
    const { signal, clock } = this.#context
    const endsAt = this.#memory.wrapUpEndsAt
    await clock.sleep(Math.max((endsAt ?? 0) - clock.elapsed(), 0), signal)
    await this.#alone(async () => {
      if (endsAt === undefined || this.#memory.wrapUpEndsAt !== endsAt) return // chosen anew, or begun anew
      const status = await this.#read()
      if (this.#isInCall) return
      if (status === 'away') await this.#write('available', signal)
      this.#memory.wrapUpEndsAt = undefined
      this.#noteChosen()
    })
  }

  async #read(): Promise<AgentStatus | undefined> {
    const { client, self, signal } = this.#context
    const row = await client.agents.get({ id: self.agentId }, signal)
    this.take(row)
    return row.status
  }

  async #write(status: ChosenStatus, signal: AbortSignal): Promise<void> {
    const { client, self } = this.#context
    const row = await client.agents.setStatus({ id: self.agentId, status }, signal)
    if (row !== undefined) this.take(row)
  }

  #alone<T>(step: () => Promise<T>): Promise<T> {
    return this.#oneByOne.take('status', step)
  }

  async #inBackground(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      if (failedInBackground(this.#context, 'own status', error)) this.#again.trigger()
    }
  }
}

const isOfSystem = (status: AgentStatus | undefined): boolean => status === 'ringing' || status === 'busy'
