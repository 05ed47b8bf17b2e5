import * as z from 'zod/mini'
import { int64, list, maybe, maybeFlag, maybeText, text, textOrEmpty } from './values.ts'

const userLine = z.object({ type: text, groupId: int64, number: maybeText, name: maybeText, active: maybeFlag })
/** A caller id the user can show (Dstny API 2.7, UserLine). */
export type WireUserLine = z.infer<typeof userLine>
export const wireUserLine = userLine
export const wireUserLines = z.object({ line: list(userLine) })

/** Where calls of one kind go; without a number the rule is off (Dstny API 2.7, DiversionRule). */
export const wireDiversionRule = z.looseObject({
  lineOrderType: maybeText,
  phoneNumber: maybeText,
  diversionRoutingRulesType: textOrEmpty
})
export type WireDiversionRule = z.infer<typeof wireDiversionRule>

/** The diversion rules of a user's lines (Dstny API 2.7, DiversionRules). */
export const wireDiversionRules = z.looseObject({
  user: maybe(z.looseObject({ domain: textOrEmpty, userid: textOrEmpty })),
  userDiversionLineRules: list(
    z.looseObject({
      lineNumber: maybeText,
      lineOrderType: maybeText,
      lineType: maybeText,
      userDiversionRules: list(wireDiversionRule)
    })
  )
})
export type WireDiversionRules = z.infer<typeof wireDiversionRules>

/** Where calls go while an activity is set (Dstny API 2.7, ActivityDiversion). */
export const wireActivityDiversion = z.object({ activityId: maybeText, phoneNumber: maybeText })
export type WireActivityDiversion = z.infer<typeof wireActivityDiversion>
export const wireActivityDiversions = z.object({ 'diversion-mapping': list(wireActivityDiversion) })

/** The number calls are diverted to now; missing when there is none (Dstny API 3.18). */
export const wireActiveDiversion = z.object({ 'diversion-number': maybeText })
export type WireActiveDiversion = z.infer<typeof wireActiveDiversion>

/** The user's voicemail, to be sent back whole when changed (Dstny API 2.7, VoicemailSettings). */
export const wireVoicemailSettings = z.looseObject({
  playActivity: maybeFlag,
  playMergedUnavailableEndTime: maybeFlag,
  playHumanAssistance: maybeFlag,
  humanAssistanceNumber: maybeText,
  smsNotification: maybeFlag,
  emailNotification: maybeFlag,
  fileAttached: maybeFlag,
  voicemailInboxFullSmsNotification: maybeFlag,
  voicemailInboxFullEmailNotification: maybeFlag,
  allowDownload: maybeFlag,
  allowVoicemail: maybeFlag,
  bypassVoicemail: maybeFlag,
  voicemailCallbackEnabled: maybeFlag
})
export type WireVoicemailSettings = z.infer<typeof wireVoicemailSettings>
