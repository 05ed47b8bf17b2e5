import type {
  ActivityDiversion,
  DiversionCause,
  LineDiversions
} from '../../../../src-preload/contract/services/diversions.ts'
import { displayText } from '../../../util/display-text.ts'
import type { DiversionRuleType, LineOrderType } from '../operations/diversion.ts'
import type { WireActivityDiversion, WireDiversionRules } from '../wire/settings.ts'
import { lookUp } from '../../../util/lookup.ts'
import { defined } from '../../../util/defined.ts'

/** The vendor's word for each cause (Dstny API 2.7, DiversionRuleType). */
export const RULE_TYPES = {
  always: 'CFWD_ALL',
  busyInCall: 'CFWD_ON_BUSY_IN_CALL',
  busy: 'CFWD_ON_BUSY',
  noAnswer: 'CFWD_NO_ANSWER',
  unreachable: 'CFWD_UNREACHABLE',
  noAnswerOrUnreachable: 'CFWD_NO_ANSWER_OR_UNREACHABLE',
  busyOrUnreachable: 'CFWD_ON_BUSY_OR_UNREACHABLE',
  busyInCallOrUnreachable: 'CFWD_ON_BUSY_IN_CALL_OR_UNREACHABLE'
} as const satisfies Readonly<Record<DiversionCause, DiversionRuleType>>

/** The vendor's word for each line (Dstny API 2.7, LineOrderType). */
export const LINE_ORDERS = { primary: 'PRIMARY', secondary: 'SECONDARY' } as const satisfies Readonly<
  Record<LineDiversions['line'], LineOrderType>
>

const CAUSES = Object.keys(RULE_TYPES) as DiversionCause[] // Object.keys forgets the literal keys
const KINDS = { OFFICE_FIXED: 'fixed', OFFICE_MOBILE: 'mobile' } as const satisfies Readonly<
  Record<string, LineDiversions['kind']>
>

type WireLine = WireDiversionRules['userDiversionLineRules'][number]

/** The rules of each line; rules of a kind we do not know cannot be shown or set (Dstny API 2.7, 5.10). */
export const mapDiversionLines = ({ userDiversionLineRules }: WireDiversionRules): LineDiversions[] =>
  userDiversionLineRules.map(mapLine)

/** A line that does not say which it is, is the first. */
function mapLine({ lineNumber, lineOrderType, lineType, userDiversionRules }: WireLine): LineDiversions {
  const number = displayText(lineNumber)
  return {
    line: lineOrderType?.toUpperCase() === LINE_ORDERS.secondary ? 'secondary' : 'primary',
    ...defined({ number }),
    kind: lookUp(KINDS, lineType) ?? 'unknown',
    rules: CAUSES.map((when) => {
      const rule = userDiversionRules.find((one) => one.diversionRoutingRulesType === RULE_TYPES[when])
      const to = displayText(rule?.phoneNumber)
      return { when, ...defined({ to }) }
    })
  }
}

/** Where calls go by activity; an activity without a number diverts nothing. */
export const mapActivityDiversions = (diversions: readonly WireActivityDiversion[]): ActivityDiversion[] =>
  diversions.flatMap(({ activityId, phoneNumber }) => {
    const to = displayText(phoneNumber)
    return activityId === undefined || to === undefined ? [] : [{ activityId, to }]
  })
