import { lookUp } from '../../../util/lookup.ts'
import type { Channel } from '../elements/channel.ts'

/** What a leg is doing, in our words. */
export type LegPhase = 'ringing' | 'answered' | 'calling' | 'busyElsewhere' | 'bridged' | 'over'

/** How far a leg has got; of several legs of one call the furthest counts (Basix 8). */
const RANKS: Readonly<Record<LegPhase, number>> = {
  over: 0,
  ringing: 1,
  answered: 2,
  calling: 3,
  busyElsewhere: 4,
  bridged: 5
}

/** States in which a leg is connected with the system itself, or put down there (Basix 3.5). */
const AT_SYSTEM = {
  park: true,
  voicemail: true,
  checking_voicemail: true,
  conference: true,
  ivr: true,
  xml_ivr: true,
  system_operation: true,
  calling_siptermination: true,
  eavesdrop: true
} as const

/** The phase of one leg (Basix 3.7, 8). */
export function phaseOf({ isOver, state, answeredAt, direction }: Channel): LegPhase {
  if (isOver) return 'over'
  if (state?.name === 'bridged') return 'bridged'
  if (lookUp(AT_SYSTEM, state?.name) !== undefined) return 'busyElsewhere'
  if (state?.name === 'calling') return 'calling'
  if (answeredAt !== undefined) return 'answered'
  return direction === 'outbound' ? 'ringing' : 'calling'
}

/** The leg that tells most of its call. */
export const furthest = (legs: readonly Channel[]): Channel | undefined =>
  legs.toSorted((one, other) => RANKS[phaseOf(other)] - RANKS[phaseOf(one)])[0]

/** The beginning of a leg, and its answer, are older than the rest, whenever they arrive (Basix 3.7). */
const EVENT_RANKS = { NEW_CHANNEL: 0, CHANNEL_ORIGINATE: 0, CHANNEL_ANSWER: 1, CHANNEL_HANGUP: 3 } as const

/** Whether what is told of a leg is from before what is known of it. */
export function isOlder(told: Channel, known: Channel): boolean {
  const [one, other] = [stepOf(told), stepOf(known)]
  if (one !== other) return one < other
  return told.state?.at !== undefined && known.state?.at !== undefined && told.state.at < known.state.at
}

const stepOf = ({ isOver, answeredAt, lastEvent }: Channel): number =>
  (isOver ? 100 : 0) + (answeredAt === undefined ? 0 : 10) + (lookUp(EVENT_RANKS, lastEvent) ?? 2)
