import type { Call } from '../../../src-preload/contract/call.ts'
import { hasEnded, isOffered } from './call-text.ts'

/** What the stage shows: the call that has the keys, and every other one in a row. */
export interface StageOrder {
  readonly large: Call | undefined
  readonly rows: readonly Call[]
}

/** What the user has chosen to see large. */
export interface StageChoice {
  /** Chosen by key or press; holds until another call rings. */
  readonly chosenId?: string | undefined
  /** A panel is open on this call: no other takes its place while something is typed there. */
  readonly pinnedId?: string | undefined
}

/** Ringing, then talking (or dialling), then held; what has ended says only how. */
function rank(call: Call): number {
  // what can be answered from here goes before what only a telephone can: one caller may ring at two systems
  if (isOffered(call)) return call.allowed.includes('answer') ? 0 : 1
  if (hasEnded(call)) return 4
  return call.state === 'held' ? 3 : TALKING
}

const TALKING = 2

/** Among ringing and held calls the oldest comes first, among talking ones the latest. */
function compare(one: Call, other: Call): number {
  const byRank = rank(one) - rank(other)
  if (byRank !== 0) return byRank
  const byAge = one.startedAt - other.startedAt || (one.id < other.id ? -1 : 1)
  return rank(one) === TALKING ? -byAge : byAge
}

/** An ended call is shown only for what became of its transfer; a failed one says why. */
export const isOnStage = (call: Call): boolean => call.state !== 'cleared' || call.transfer !== undefined

/** A call that was talked on, or made by the user, and is over now: it says so for a moment. */
export const hasJustEnded = (call: Call): boolean =>
  call.state === 'cleared' &&
  call.transfer === undefined &&
  call.answeredElsewhere !== true &&
  (call.connectedAt !== undefined || call.direction === 'outgoing')

/** Which call is large, and the order of the rows. An ended call is never large beside one that goes on. */
export function stageOrder(calls: readonly Call[], { chosenId, pinnedId }: StageChoice = {}): StageOrder {
  const inOrder = calls.filter(isOnStage).toSorted(compare)
  const goesOn = (id: string | undefined): Call | undefined => inOrder.find((call) => call.id === id && !hasEnded(call))
  const first = inOrder[0]
  const large = goesOn(pinnedId) ?? goesOn(chosenId) ?? (first?.state === 'cleared' ? undefined : first)
  return { large, rows: inOrder.filter((call) => call !== large) }
}

/** The call that the answer key takes, wherever it stands: of those it can answer, the one that has rung for us the longest. */
export const longestRinging = (calls: readonly Call[]): Call | undefined => calls.filter(isOffered).toSorted(compare)[0]

/** The call a held one can change places with: the one that is talked on at the same account. */
export function swapPartner(held: Call, calls: readonly Call[]): Call | undefined {
  if (held.state !== 'held') return undefined
  const active = calls.find((call) => call.accountId === held.accountId && call.state === 'connected')
  return active && (held.allowed.includes('swap') || active.allowed.includes('swap')) ? active : undefined
}

/** The call this one can be joined with into a conference; where one is a conference already, the other joins that. */
export function joinPartner(call: Call, large: Call | undefined): Call | undefined {
  const fits = large !== undefined && large.id !== call.id && large.accountId === call.accountId
  const bothCan = fits && large.allowed.includes('addToConference') && call.allowed.includes('addToConference')
  return bothCan ? large : undefined
}

/** A call and the one that was made to ask about it. */
export interface Consultation {
  readonly original: Call
  readonly asking: Call
}

/** The consultation a call is part of, as long as both calls go on. */
export function consultationOf(call: Call, calls: readonly Call[]): Consultation | undefined {
  const open = calls.filter((one) => !hasEnded(one))
  const asking = call.consultsFor === undefined ? open.find(({ consultsFor }) => consultsFor === call.id) : call
  const original = open.find(({ id }) => id === asking?.consultsFor)
  return asking && original && open.includes(asking) ? { original, asking } : undefined
}
