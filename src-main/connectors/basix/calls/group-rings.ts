import { randomUUID } from 'node:crypto'
import type { RungMember } from '../../../../src-preload/contract/call.ts'
import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { defined } from '../../../util/defined.ts'
import { SECOND } from '../../../util/durations.ts'
import { Emitter } from '../../../util/emitter.ts'
import { CtiError, isAbort } from '../../../util/errors.ts'
import type { CommandOf } from '../../commands.ts'
import type { ReportedCall } from '../../events.ts'
import { isUnknownOutcome } from '../../kit/outcome.ts'
import { readChannel } from '../elements/channel.ts'
import type { Channel } from '../elements/channel.ts'
import type { ElementChange } from '../elements/element-store.ts'
import type { CallContext } from './call-context.ts'
import { destinationOf } from './destinations.ts'
import { GroupRing } from './group-ring.ts'
import { failureOfRing } from './leg-end.ts'
import type { RingCallback, RingResult } from './ring-callbacks.ts'

/** Nobody else of the group is rung when nobody was for so long, in ms. */
const NEXT_MEMBER_MS = SECOND

/** Whom the call is for is called so soon after somebody has answered, in ms. */
const ANSWERED_MS = 3 * SECOND

/** After this a ringing is over of which nothing is heard, and which has no time of its own, in seconds (Basix 2.2). */
const UNHEARD_SECONDS = 180

/**
 * Groups that are rung for calls of the user. Each is a call before any leg of it is the user's; when one is, the table of
 * calls goes on with the same id (Basix 2.3).
 */
export class GroupRings implements Disposable {
  /** Members ring, or ring no more. */
  readonly changed = new Emitter<void>()
  readonly #context: CallContext
  readonly #rings = new Map<string, GroupRing>()
  /** Calls that are told of here, as they were told last. */
  readonly #told = new Map<string, ReportedCall>()
  readonly #off: () => void

  /** It has to hear of legs before the table of calls does. */
  constructor(context: CallContext) {
    this.#context = context
    this.#off = context.store.changed.on((change) => this.#hear(change))
  }

  /** Rings a group; who answers is connected with the number, or with the user where there is none. @throws CtiError */
  async ring({ first, number }: CommandOf<'ringGroup'>, signal: AbortSignal): Promise<void> {
    const { link, directory, self } = this.#context
    const { vendorId, groupSeconds, memberSeconds } = 'vendorId' in first ? first : {}
    const group = directory.group(Number(vendorId))
    if (group === undefined) throw new CtiError('notFound', { userMessage: m.error_not_found() })
    const destination = number === undefined ? self.name : destinationOf(number, false, this.#context)
    const times = defined({ answer_timeout: groupSeconds, member_answer_timeout: memberSeconds })
    const [id, ring] = [randomUUID(), new GroupRing(group, destination, link.clock.now())]
    this.#rings.set(id, ring)
    void this.#later(id, (groupSeconds ?? UNHEARD_SECONDS) * SECOND)
    try {
      ring.callback = await this.#openCallback(id)
      const callback = defined({ callback_url: ring.callback?.url })
      ring.names(await link.client.callGroup({ group_id: group.id, destination, ...times, ...callback }, signal))
    } catch (error) {
      if (!(error instanceof CtiError && isUnknownOutcome(error))) this.#forget(id)
      throw error
    }
    this.#show(id, ring)
  }

  /** Without it the ringing is followed by what is told of legs. */
  async #openCallback(id: string): Promise<RingCallback | undefined> {
    const { link } = this.#context
    try {
      return await link.callbacks?.open(id, (result) => this.#resulted(id, result))
    } catch (error) {
      if (!(error instanceof CtiError)) throw error
      link.emit({ type: 'notice', text: m.ring_callback_off({ reason: error.userMessage }) })
      return undefined
    }
  }

  /** A post is a hint: it ends what nothing else is heard of, and names a leg (trust N4). */
  #resulted(id: string, result: RingResult): void {
    const ring = this.#rings.get(id)
    if (ring === undefined) return
    if ('error' in result) {
      if (ring.live.length === 0) this.#end(id, failureOfRing(result.error))
      return
    }
    ring.isAnswered = true
    if (result.answeredBy !== undefined) ring.names([result.answeredBy])
    void this.#later(id, ANSWERED_MS)
  }

  /** The calls in which no leg is the user's yet. */
  get calls(): readonly ReportedCall[] {
    return [...this.#told.values()]
  }

  /** One of them. */
  find(callId: string): ReportedCall | undefined {
    return this.#told.get(callId)
  }

  /** How far ringing each member has come, for a call that was made so. */
  rungFor(callId: string): readonly RungMember[] | undefined {
    return this.#rings.get(callId)?.rung(this.#context.directory)
  }

  /** Lets nobody be rung any more: whoever rings now, and whoever would be next. @throws CtiError network */
  giveUp(callId: string): void {
    const ring = this.#rings.get(callId)
    if (ring === undefined) return
    for (const uuid of ring.giveUp()) this.#context.link.send({ cmd: 'hangup', uuid })
  }

  [Symbol.dispose](): void {
    this.#off()
    for (const id of [...this.#rings.keys()]) this.#forget(id)
  }

  #hear({ element, isGone, item }: ElementChange): void {
    const leg = element === 'channel' ? readChannel(item) : undefined
    if (leg === undefined) return
    for (const [id, ring] of this.#rings) {
      if (ring.takes(isGone ? { ...leg, isOver: true } : leg)) return this.#look(id, ring)
      if (this.#isOwn(leg) && !isGone && ring.leadsTo(leg, this.#context.directory))
        return this.#handOver(id, ring, leg)
    }
  }

  #isOwn({ userId }: Channel): boolean {
    return userId === this.#context.self.id
  }

  #handOver(id: string, ring: GroupRing, { uuid }: Channel): void {
    const { memory } = this.#context
    memory.remember(uuid, { callId: id, direction: 'outgoing' })
    memory.requests.claim(uuid, ring)
    ring.isHandedOver = true
    this.#told.delete(id)
  }

  #look(id: string, ring: GroupRing): void {
    if (ring.isGivenUp) this.giveUp(id)
    if (ring.isHandedOver) this.changed.emit()
    else if (ring.isConnected) this.#end(id)
    else if (ring.isGivenUp && ring.live.length === 0) this.#tellEnd(id)
    else this.#show(id, ring)
    if (ring.live.length === 0) void this.#later(id, NEXT_MEMBER_MS)
  }

  #show(id: string, ring: GroupRing): void {
    const isOver = !this.#rings.has(id) || (ring.isGivenUp && !this.#told.has(id))
    if (ring.isHandedOver || isOver) return
    const { link, directory } = this.#context
    const rung = ring.rung(directory)
    const call: ReportedCall = {
      ...{ vendorId: id, direction: 'outgoing', state: 'alerting', remote: ring.remote, startedAt: ring.startedAt },
      ...{ muted: false, conference: false, participants: [], deviceIds: [], answerDeviceIds: [] },
      ...defined({ rung: rung && [...rung] }),
      allowed: link.capabilities.has('hangUp') ? ['hangUp'] : []
    }
    this.#told.set(id, call)
    link.emit({ type: 'callUpdated', call, order: 'newer' })
  }

  /** Ends it after a while in which nobody is rung any more, or of which nothing is heard at all. */
  async #later(id: string, ms: number): Promise<void> {
    const { clock, signal } = this.#context.link
    try {
      await clock.sleep(ms, signal)
      const ring = this.#rings.get(id)
      if (ring?.live.length !== 0) return
      this.#end(id, ring.isGivenUp || ring.isAnswered ? undefined : m.failure_no_answer())
    } catch (error) {
      if (!isAbort(error)) throw error
    }
  }

  #end(id: string, failure?: string): void {
    this.#forget(id)
    this.#tellEnd(id, failure)
  }

  #forget(id: string): void {
    void this.#rings.get(id)?.callback?.[Symbol.asyncDispose]()
    this.#rings.delete(id)
  }

  /** The call is over; who would be rung next is not rung nevertheless. */
  #tellEnd(id: string, failure?: string): void {
    const { link } = this.#context
    const told = this.#told.get(id)
    this.#told.delete(id)
    if (told === undefined) return
    if (failure !== undefined) {
      link.emit({ type: 'callUpdated', call: { ...told, state: 'failed', failure, allowed: [] }, order: 'newer' })
    }
    link.emit({ type: 'callEnded', vendorId: id, answeredElsewhere: false })
    this.changed.emit()
  }
}
