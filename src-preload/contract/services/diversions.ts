import * as z from 'zod/mini'
import { accepted, changes, id, reads, typedNumber } from './request.ts'

/** Which of the user's numbers was called. */
export const diversionLine = z.enum(['primary', 'secondary'])

/** When a rule sends calls on; the combined ones are rules of their own, not sums. */
export const diversionCause = z.enum([
  'always',
  'busyInCall',
  'busy',
  'noAnswer',
  'unreachable',
  'noAnswerOrUnreachable',
  'busyOrUnreachable',
  'busyInCallOrUnreachable'
])
export type DiversionCause = z.infer<typeof diversionCause>

const place = { line: diversionLine, when: diversionCause }

/** The rules of one of the user's numbers. */
export const lineDiversions = z.object({
  line: diversionLine,
  /** The number of the line itself. */
  number: z.optional(z.string()),
  kind: z.enum(['fixed', 'mobile', 'unknown']),
  /** All rules there are; one without `to` is off. */
  rules: z.array(z.object({ when: diversionCause, to: z.optional(z.string()) }))
})
export type LineDiversions = z.infer<typeof lineDiversions>

/** Where calls go while an activity is set. */
export const activityDiversion = z.object({ activityId: z.string(), to: z.string() })
export type ActivityDiversion = z.infer<typeof activityDiversion>

/** Where the user's calls go instead: by rule, by activity, and by the number set by hand. */
export const diversionRequests = {
  'diversion.rules': reads('diversions', {}, z.array(lineDiversions)),
  'diversion.setRule': changes('diversions', { ...place, to: typedNumber }, accepted, ['to']),
  'diversion.deleteRule': changes('diversions', place, accepted),
  /** All rules of one line, or of every line. */
  'diversion.deleteRules': changes('diversions', { line: z.optional(diversionLine) }, accepted),
  'diversion.forActivities': reads('diversions', {}, z.array(activityDiversion)),
  'diversion.setForActivity': changes('diversions', { activityId: id, to: typedNumber }, accepted, ['to']),
  'diversion.deleteForActivity': changes('diversions', { activityId: id }, accepted),
  /** Replaces those of all activities. */
  'diversion.replaceForActivities': changes(
    'diversions',
    { diversions: z.array(z.object({ activityId: id, to: typedNumber })).check(z.maxLength(200)) },
    accepted,
    ['diversions.to']
  ),
  /** The number set by hand or by a shortcut; the mirrored presence has it too. */
  'diversion.active': reads('diversions', {}, z.object({ to: z.optional(z.string()) })),
  'diversion.setActive': changes(
    'diversions',
    { to: typedNumber, whileActivityLasts: z.optional(z.boolean()) },
    accepted,
    ['to']
  ),
  'diversion.clearActive': changes('diversions', {}, accepted)
} as const
