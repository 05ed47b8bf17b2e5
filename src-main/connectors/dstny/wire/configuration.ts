import * as z from 'zod/mini'
import { flag, list, maybe, maybeFlag, maybeText, text } from './values.ts'

const activity = z.object({
  id: text,
  name: text,
  available: z.catch(z.boolean(), true),
  default: flag,
  stateName: maybeText
})
/** What users can be doing, as the organisation has set it up (Dstny API 2.3, PresenceActivity). */
export const wireActivities = z.object({ activity: list(activity) })
export type WireActivities = z.infer<typeof wireActivities>

/** In which role a user can call (Dstny API 2.3, PresenceRole). */
export const wireRoles = z.object({ role: list(z.object({ id: text, name: text, stateName: maybeText })) })
export type WireRoles = z.infer<typeof wireRoles>

/** Where a call-back can reach the user first (Dstny API 2.2, AnswerPlace). */
export const wireAnswerPlaces = z.object({ answerplace: list(z.object({ id: text, name: text })) })
export type WireAnswerPlaces = z.infer<typeof wireAnswerPlaces>

const configField = z.object({
  id: text,
  label: maybeText,
  currentValue: maybeText,
  requestedValue: maybeText,
  editable: maybeFlag,
  dateRequested: maybeText
})

/** How the system is set up for one user (Dstny API 2.9, EndUserConfiguration). */
export const wireConfiguration = z.object({
  activities: z.catch(wireActivities, { activity: [] }),
  roles: z.catch(wireRoles, { role: [] }),
  answerplaces: z.catch(wireAnswerPlaces, { answerplace: [] }),
  'topics-enabled': maybeFlag,
  'sms-allowed': maybeFlag,
  'callrouting-enabled': maybeFlag,
  fallbackToDefaultPresenceState: maybeFlag,
  defaultPresenceState: maybeText,
  fields: maybe(z.object({ field: list(configField) }))
})
export type WireConfiguration = z.infer<typeof wireConfiguration>

/** The first member that is an address; the page lost its name (Dstny API 3.21, getWebClientUrl). */
export const wireWebClientUrl = z.pipe(
  z.record(z.string(), z.unknown()),
  z.transform((members): string | undefined =>
    Object.values(members).find((value): value is string => typeof value === 'string' && URL.canParse(value))
  )
)
