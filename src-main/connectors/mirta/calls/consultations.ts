import type { Clock } from '../../../util/clock.ts'
import { SECOND } from '../../../util/durations.ts'
import { defined } from '../../../util/defined.ts'
import { isOwnChannel } from './own-channels.ts'
import type { Self } from '../self.ts'
import type { Channel } from '../wire/calls.ts'
import type { TrackedCall } from './call-identity.ts'

/** What was ordered and is not seen after this, in ms, was not carried out. */
const UNSEEN_MS = 10 * SECOND

/** Somebody who is asked on the leg of a call while its other party hears music (MiRTA 4.4). */
export interface Consultation {
  /** Of the call about which somebody is asked. */
  readonly callId: string
  /** Under which the one who is asked is shown. */
  readonly vendorId: string
  /** As it was dialled. */
  readonly number: string
  readonly startedAt: number
  readonly state: 'alerting' | 'connected'
  readonly connectedAt?: number
  /** Who waits, as it was known before. */
  readonly waiting: Pick<TrackedCall, 'number' | 'name'>
  /** Channel of who waits, and of who is asked, as far as they are known. */
  readonly waitingChannel?: string
  readonly askedChannel?: string
}

interface Known extends Consultation {
  /** Channels from before. */
  readonly others: ReadonlySet<string>
  readonly isSeen: boolean
  /** As `Clock.elapsed`. */
  readonly orderedAt: number
}

/**
 * Who is asked on the leg of a call: the system has one call for both, so that one is shown as two (MiRTA 4.4). That somebody is asked is
 * seen by a channel that was not there before, or else by another party of the extension. Lives as long as its account.
 */
export class Consultations {
  readonly #clock: Clock
  readonly #known = new Map<string, Known>()
  #count = 0

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Ordered now, or already seen: channels are to be read. */
  get hasAny(): boolean {
    return this.#known.size > 0
  }

  /** Somebody is about to be asked; it is shown once it is seen. */
  ordered(call: TrackedCall, number: string, channels: readonly Channel[], waitingChannel: string | undefined): void {
    this.#count += 1
    this.#known.set(call.vendorId, {
      callId: call.vendorId,
      vendorId: `${call.vendorId}+${String(this.#count)}`,
      number,
      startedAt: this.#clock.now(),
      state: 'alerting',
      waiting: defined({ number: call.number, name: call.name }),
      ...defined({ waitingChannel }),
      others: new Set(channels.map(({ name }) => name)),
      isSeen: false,
      orderedAt: this.#clock.elapsed()
    })
  }

  /** Nothing comes of it. */
  forget(callId: string): void {
    this.#known.delete(callId)
  }

  /** Who is asked about a call. */
  about(callId: string): Consultation | undefined {
    const known = this.#known.get(callId)
    return known?.isSeen === true ? known : undefined
  }

  /** By the id it is shown under. */
  find(vendorId: string): Consultation | undefined {
    return [...this.#known.values()].find((one) => one.isSeen && one.vendorId === vendorId)
  }

  /** Takes what a round shows; without channels it says nothing of them. */
  take(calls: readonly TrackedCall[], channels: readonly Channel[], self: Self): void {
    for (const known of [...this.#known.values()]) {
      const call = calls.find(({ vendorId }) => vendorId === known.callId)
      const next = call && this.#after(known, call, channels, self)
      if (next === undefined) this.#known.delete(known.callId)
      else this.#known.set(known.callId, next)
    }
  }

  /** Undefined when it is over. */
  #after(known: Known, call: TrackedCall, channels: readonly Channel[], self: Self): Known | undefined {
    const own = channels.filter((one) => isOwnChannel(one, self))
    const hasChannels = own.length > 0
    const asked = channels.find((one) => !isOwnChannel(one, self) && !known.others.has(one.name) && !isOf(one, known))
    const has = (name: string | undefined): boolean => channels.some((one) => one.name === name)
    const isAskedGone = hasChannels && known.askedChannel !== undefined && !has(known.askedChannel)
    const isWaitingGone =
      hasChannels && asked !== undefined && known.waitingChannel !== undefined && !has(known.waitingChannel)
    if (isAskedGone || isWaitingGone) return undefined
    const isOther = call.number !== known.waiting.number
    const isSeen = known.isSeen || asked !== undefined || isOther
    const isBack = known.isSeen && known.askedChannel === undefined && asked === undefined && !isOther
    const isLate = !isSeen && this.#clock.elapsed() - known.orderedAt > UNSEEN_MS
    if (isBack || isLate) return undefined
    const isConnected = known.state === 'connected' || (asked === undefined ? isOther : isTalking(asked))
    return {
      ...known,
      isSeen,
      state: isConnected ? 'connected' : 'alerting',
      ...defined({
        askedChannel: asked?.name ?? known.askedChannel,
        connectedAt: isConnected ? (known.connectedAt ?? this.#clock.now()) : undefined
      })
    }
  }
}

/** A channel of who waits that was not known before. */
const isOf = ({ callerNumber }: Channel, { waiting }: Known): boolean =>
  callerNumber !== undefined && callerNumber === waiting.number

/** A channel whose state is not told may be talked on. */
const isTalking = ({ state }: Channel): boolean => state === undefined || /^up$/i.test(state)
