import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { SECOND } from '../../../util/durations.ts'
import { CtiError } from '../../../util/errors.ts'
import { Debounced } from '../../../util/throttle.ts'
import { inBackground } from '../../kit/link-context.ts'
import type { VoipbinContext } from '../context.ts'
import { chosenStatus, mapOwnStatus } from '../mapper/agents.ts'
import type { AgentRow, AgentStatus, ChosenStatus } from '../wire/agents.ts'

/** The last words about a call may be late, and a call may go over to another leg: so long after the end, in ms. */
const AFTER_CALL_MS = 2 * SECOND
/** `busy` without a call is the system's own when its call comes within this, in ms, and else somebody has chosen it. */
const CHOSEN_MS = 5 * SECOND

/** What outlives a link. */
export interface StatusMemory {
  /** What the user was last before the system made something else of it. */
  chosen?: ChosenStatus
  /** Until when the user is away after a call, as `Clock.elapsed`. */
  wrapUpEndsAt?: number | undefined
}

/**
 * The user's own status. A call makes it `ringing` and `busy`, and nothing ever sets it back, so that queues would skip the user:
 * after the last call it becomes again what it was, over these two only (VoIPBin 8).
 */
export class OwnStatus {
  readonly #context: VoipbinContext
  readonly #memory: StatusMemory
  readonly #afterCall: Debounced
  readonly #unlessCalled: Debounced
  #row: AgentRow | undefined
  #isInCall = false

  constructor(context: VoipbinContext, memory: StatusMemory) {
    const { clock, signal } = context
    this.#context = context
    this.#memory = memory
    this.#afterCall = new Debounced(clock, AFTER_CALL_MS, () => this.#inBackground(() => this.#writeBack()), signal)
    this.#unlessCalled = new Debounced(clock, CHOSEN_MS, () => this.#noteChosen(), signal)
  }

  /** Goes on where a link before was. */
  start(): void {
    if (this.#memory.wrapUpEndsAt !== undefined) this.#inBackground(() => this.#endWrapUp())
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
    if (this.#isInCall && !isInCall) this.#afterCall.trigger()
    this.#isInCall = isInCall
  }

  /** @throws CtiError */
  async choose(activityId: string, signal: AbortSignal): Promise<void> {
    const status = chosenStatus(activityId)
    if (status === undefined) throw new CtiError('protocol', { userMessage: m.error_bad_request() })
    await this.#write(status, signal)
    this.#memory.chosen = status
    this.#memory.wrapUpEndsAt = undefined
  }

  /** What somebody has chosen; of the system's own words `busy` is one of them too, when no call explains it. */
  #noteChosen(): void {
    const status = this.#row?.status
    if (this.#isInCall || this.#memory.wrapUpEndsAt !== undefined) return
    if (status !== undefined && status !== 'ringing') this.#memory.chosen = status
  }

  async #writeBack(): Promise<void> {
    const { options, signal, clock } = this.#context
    const { chosen } = this.#memory
    if (chosen === undefined || !isOfSystem(await this.#read()) || this.#isInCall) return
    if (chosen !== 'available' || options.wrapUpSeconds === 0) return await this.#write(chosen, signal)
    this.#memory.wrapUpEndsAt = clock.elapsed() + options.wrapUpSeconds * SECOND
    await this.#write('away', signal)
    await this.#endWrapUp()
  }

  async #endWrapUp(): Promise<void> {
    const { signal, clock } = this.#context
    const endsAt = this.#memory.wrapUpEndsAt
    await clock.sleep(Math.max((endsAt ?? 0) - clock.elapsed(), 0), signal)
    if (endsAt === undefined || this.#memory.wrapUpEndsAt !== endsAt) return // chosen anew, or begun anew
    if (!this.#isInCall && (await this.#read()) === 'away') await this.#write('available', signal)
    this.#memory.wrapUpEndsAt = undefined
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

  #inBackground(work: () => Promise<void>): void {
    void inBackground(this.#context, 'own status', work)
  }
}

const isOfSystem = (status: AgentStatus | undefined): boolean => status === 'ringing' || status === 'busy'
