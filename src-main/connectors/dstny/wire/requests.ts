import * as z from 'zod/mini'
import { int64 } from './values.ts'

const optionalText = z.optional(z.string())
const optionalFlag = z.optional(z.boolean())
const stateToken = z.optional(int64)

const webhook = { targetUrl: optionalText, targetId: optionalText, publicTarget: optionalFlag }

/** Registers a webhook for the resulting call in the same request (Dstny API 3.8, HOOK). */
export const callWebhookRequest = z.object(webhook)
export type CallWebhookRequest = z.infer<typeof callWebhookRequest>

/** Where the server posts changes to (Dstny API 4.6, WebhookTarget). */
export const webhookRequest = z.object({ targetUrl: z.string(), targetId: z.string(), publicTarget: z.boolean() })
export type WebhookRequest = z.infer<typeof webhookRequest>

/** A request that carries nothing but the state the user saw (Dstny API 5.1). */
export const tokenRequest = z.object({ stateToken })
export type TokenRequest = z.infer<typeof tokenRequest>

/** A request about two calls (Dstny API 2.1, TwoCallRequest). */
export const twoCallRequest = z.object({ stateToken, targetCallId: optionalText, targetStateToken: stateToken })
export type TwoCallRequest = z.infer<typeof twoCallRequest>

/** Which caller id to show, named as the list of lines names it (Dstny API 2.1, UserLineRef). */
export const userLineRequest = z.object({ type: z.string(), groupId: int64 })
export type UserLineRequest = z.infer<typeof userLineRequest>

const callTypes = [
  'BASIC',
  'DIVERSION_BYPASS',
  'INTRUSION',
  'INTERCOM',
  'VOICEMAIL',
  'BARGE',
  'WHISPER',
  'MONITOR'
] as const

/** A new call; `destination` is a `tel:` or `sip:` URI (Dstny API 2.1, MakeCallRequest). */
export const makeCallRequest = z.object({
  destination: z.string(),
  role: optionalText,
  userLine: z.optional(userLineRequest),
  type: z.optional(z.enum(callTypes)),
  ...webhook
})
export type MakeCallRequest = z.infer<typeof makeCallRequest>

/** A transfer to a new destination (Dstny API 2.1, TransferRequest). */
export const transferRequest = z.object({
  stateToken,
  destination: z.string(),
  blind: optionalFlag,
  type: z.optional(z.enum(['BASIC', 'VOICEMAIL', 'CAMP_ON', 'DIVERSION_BYPASS']))
})
export type TransferRequest = z.infer<typeof transferRequest>

/** Joins the remote parties of two calls (Dstny API 2.1, TransferToCallRequest). */
export const transferToCallRequest = z.object({
  stateToken,
  targetCallId: z.string(),
  waitForAnswer: optionalFlag,
  targetStateToken: stateToken
})
export type TransferToCallRequest = z.infer<typeof transferToCallRequest>

/** A ringing call elsewhere, named by its SIP dialog (Dstny API 2.1, SipPickupRequest). */
export const sipPickupRequest = z.object({
  callId: z.string(),
  toTag: z.string(),
  fromTag: z.string(),
  earlyOnly: z.boolean(),
  ...webhook
})
export type SipPickupRequest = z.infer<typeof sipPickupRequest>

/** Keys to send: 0-9, A-D, `#` and `*` (Dstny API 3.8, sendDtmf). */
export const dtmfRequest = z.object({ stateToken, digits: z.string().check(z.regex(/^[0-9A-D#*]+$/)) })
export type DtmfRequest = z.infer<typeof dtmfRequest>

/** What became of a row of the group's call log (Dstny API 3.2, assignCallLogItem). */
export const assignRequest = z.object({
  state: z.optional(z.enum(['UNHANDLED', 'INPROGRESS', 'HANDLED'])),
  note: optionalText
})
export type AssignRequest = z.infer<typeof assignRequest>

export const contactStatuses = ['FAVORITE', 'CONTACT', 'VIP', 'BLOCKED'] as const

/** How a contact stands to the user (Dstny API 3.13, setContactStatus). */
export const contactStatusRequest = z.object({ contactStatus: z.enum(contactStatuses) })
export type ContactStatus = z.infer<typeof contactStatusRequest>['contactStatus']

/** Directory fields to write; one without a value is cleared (Dstny API 3.15, updateContactFields). */
export const contactFieldsRequest = z.object({
  fields: z.array(z.object({ id: z.string(), requestedValue: optionalText }))
})
export type ContactFieldsRequest = z.infer<typeof contactFieldsRequest>

/** What to change of the own presence; the rest stays (Dstny API 3.23, updateUserPresence). */
export const presenceRequest = z.object({
  role: optionalText,
  note: optionalText,
  activity: z.optional(
    z.object({ id: z.string(), expiration: z.optional(z.string()), available: z.optional(z.boolean()) })
  )
})
export type PresenceRequest = z.infer<typeof presenceRequest>

/** A text message (Dstny API 2.9, SmsRequest). */
export const smsRequest = z.object({ smsText: z.string() })
