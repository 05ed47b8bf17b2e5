import type { Diversion, Presence } from '../core/presence.ts'

/** Which of a person's numbers was dialled: the fixed or the mobile one. */
export type LineOrder = 'primary' | 'secondary'

/** When a rule sends a call on; the combined ones are rules of their own, not sums (Dstny API 5.10). */
export type DiversionRuleKind =
  | 'always'
  | 'busyInCall'
  | 'busy'
  | 'noAnswer'
  | 'unreachable'
  | 'noAnswerOrUnreachable'
  | 'busyOrUnreachable'
  | 'busyInCallOrUnreachable'

/** Where a person's calls go by rule and by activity; the number set by hand is elsewhere. */
export class DiversionPlan {
  readonly rules: Readonly<Record<LineOrder, Map<DiversionRuleKind, string>>> = {
    primary: new Map(),
    secondary: new Map()
  }
  readonly byActivity = new Map<string, string>()

  /** The number of the first of these rules that is on. */
  first(line: LineOrder, kinds: readonly DiversionRuleKind[]): string | undefined {
    const kind = kinds.find((one) => this.rules[line].has(one))
    return kind === undefined ? undefined : this.rules[line].get(kind)
  }
}

/** Somebody whose calls may go elsewhere. */
export interface Diverting {
  /** The number set by hand; it comes before the plan. */
  readonly diversion: Diversion | undefined
  readonly diversions: DiversionPlan
  readonly presence: Presence
  readonly isBusy: boolean
  /** True: this person takes no calls. */
  readonly dnd: boolean
  readonly isReachable: boolean
}

/** The line of a person that a number reaches. */
export const lineOf = ({ mobile }: { readonly mobile?: string }, number: string): LineOrder =>
  mobile === number ? 'secondary' : 'primary'

/**
 * Where a call goes before a telephone rings; undefined: it rings. The number set by hand comes first, then that of
 * the activity, then the rules. A person is busy in a call, when not to be disturbed and when the presence says so; "in call" is the first only.
 */
export function diversionNow(who: Diverting, line: LineOrder): string | undefined {
  const { diversion, diversions, presence, isBusy, dnd, isReachable } = who
  const set = diversion?.number ?? diversions.byActivity.get(presence.activityId)
  if (set !== undefined) return set
  const kinds: DiversionRuleKind[] = ['always']
  if (isBusy) kinds.push('busyInCall', 'busyInCallOrUnreachable')
  if (isBusy || dnd || !presence.available) kinds.push('busy', 'busyOrUnreachable')
  if (!isReachable) {
    kinds.push('unreachable', 'noAnswerOrUnreachable', 'busyOrUnreachable', 'busyInCallOrUnreachable')
  }
  return diversions.first(line, kinds)
}

/** Where a call goes that nobody picks up. */
export const diversionUnanswered = ({ diversions }: Diverting, line: LineOrder): string | undefined =>
  diversions.first(line, ['noAnswer', 'noAnswerOrUnreachable'])
