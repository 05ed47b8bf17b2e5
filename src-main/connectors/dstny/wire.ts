import * as z from 'zod/mini'

/**
 * A 64-bit number of the wire, kept exact. Opaque: only equality counts (Contract dstny 1.8, 5.1).
 */
export type Int64 = bigint | string

const int64 = z.pipe(
  z.union([z.bigint(), z.number(), z.string()]),
  z.transform((value): Int64 => {
    if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : String(value)
    return typeof value === 'string' && /^-?\d{1,19}$/.test(value) ? BigInt(value) : value
  })
)

const text = z.string()
const maybeText = z.catch(z.optional(z.string()), undefined)
const maybeFlag = z.catch(z.optional(z.boolean()), undefined)
const maybeNumber = z.catch(z.optional(z.number()), undefined)
const flag = z.catch(z.boolean(), false)

/** A list whose damaged members are left out; a string in its place is an artefact of the page (Contract dstny 0.7). */
function list<T>(member: z.ZodMiniType<T>): z.ZodMiniType<T[]> {
  return z.pipe(
    z.catch(z.array(z.unknown()), []),
    z.transform((members) =>
      members.flatMap((one) => {
        const parsed = z.safeParse(member, one)
        return parsed.success ? [parsed.data] : []
      })
    )
  )
}

const wireParty = z.object({
  type: z.catch(z.string(), ''),
  telUri: maybeText,
  displayName: maybeText,
  displayNumber: maybeText,
  intrusionType: maybeText
})
/** Who is on the other side (Contract dstny 2.1, Party). */
export type WireParty = z.infer<typeof wireParty>

const historyInfo = z.object({
  subject: maybeText,
  initialParty: z.catch(z.optional(wireParty), undefined),
  previousParty: z.catch(z.optional(wireParty), undefined),
  previousRetargetReason: maybeText,
  campOn: maybeFlag
})
/** How a call came to somebody (Contract dstny 2.1, HistoryInfo). */
export type WireHistory = z.infer<typeof historyInfo>
const maybeHistory = z.catch(z.optional(historyInfo), undefined)

/** One call of the user (Contract dstny 2.1, CallState). */
export const wireCall = z.object({
  stateToken: int64,
  callId: text.check(z.minLength(1)),
  remoteParty: z.catch(z.optional(wireParty), undefined),
  participants: list(z.object({ id: text, remoteParty: wireParty, historyInfo: maybeHistory })),
  conference: flag,
  historyInfo: maybeHistory,
  inbound: flag,
  intruded: flag,
  status: text,
  event: maybeText,
  eventDescription: maybeText,
  muted: flag,
  duration: z.catch(z.number(), 0),
  recordable: maybeFlag,
  recording: maybeFlag,
  recordingDuration: maybeNumber,
  externalRecording: maybeFlag,
  externalRecordingDuration: maybeNumber,
  externalRecordingPaused: maybeFlag,
  deviceIds: list(text),
  actions: list(z.object({ action: text, deviceIds: z.optional(list(text)) })),
  correlationId: maybeText
})
export type WireCall = z.infer<typeof wireCall>

/** The calls of a user (Contract dstny 2.1, UserCallState). */
export const wireUserCalls = z.object({ fullState: z.catch(z.boolean(), true), calls: list(wireCall) })
export type WireUserCalls = z.infer<typeof wireUserCalls>

const wireDevice = z.object({
  deviceId: text,
  deviceType: z.catch(z.string(), ''),
  deviceName: z.catch(z.string(), ''),
  deviceTypeName: maybeText,
  deviceStatus: maybeText
})
/** A telephone of the user (Contract dstny 2.2, Device). */
export type WireDevice = z.infer<typeof wireDevice>
export const wireDevices = list(wireDevice)

/** What a user is doing (Contract dstny 2.3, Presence). */
export const wirePresence = z.object({
  note: maybeText,
  activity: z.catch(z.optional(z.object({ id: text, expiration: maybeText, available: maybeFlag })), undefined),
  available: maybeFlag
})
export type WirePresence = z.infer<typeof wirePresence>

/** The part of the configuration we use (Contract dstny 2.9, EndUserConfiguration). */
export const wireConfiguration = z.object({
  activities: z.catch(
    z.object({ activity: list(z.object({ id: text, name: text, available: z.catch(z.boolean(), true) })) }),
    { activity: [] }
  )
})
export type WireConfiguration = z.infer<typeof wireConfiguration>

const wireShortcut = z.object({
  id: text,
  name: text,
  activityId: text,
  available: z.catch(z.boolean(), true),
  durationType: text,
  durationMinutes: maybeNumber,
  order: z.catch(z.number(), 0),
  imageId: maybeText,
  diversionPhoneNumber: maybeText,
  applyDiversionNumber: maybeFlag
})
/** A one-click presence setting (Contract dstny 2.3, PresenceShortcut). */
export type WireShortcut = z.infer<typeof wireShortcut>
export const wireShortcuts = z.object({ presenceShortcut: list(wireShortcut) })

const wireGroup = z.object({
  id: int64,
  name: text,
  type: z.catch(z.string(), ''),
  domain: text,
  loggedIn: flag,
  nightMode: flag,
  statistic: z.catch(
    z.optional(
      z.object({
        numberOfLoggedInAgents: maybeNumber,
        numberOfFreeAgents: maybeNumber,
        numberOfCallsInQueue: maybeNumber
      })
    ),
    undefined
  ),
  phoneNumber: maybeText
})
/** A group the user belongs to (Contract dstny 2.4, AcdGroup). */
export type WireGroup = z.infer<typeof wireGroup>
export const wireGroups = z.object({ groups: list(wireGroup) })

export const wireQueueFigures = z.object({
  id: int64,
  domain: text,
  queueLength: maybeNumber,
  availableAgents: maybeNumber,
  loggedInAgents: maybeNumber,
  longestWaiting: maybeNumber,
  droppedCallsForPeriod: maybeNumber,
  answeredCallsForPeriod: maybeNumber
})
/** Figures of one queue; what is absent keeps its last value (Contract dstny 2.4, QueueStatistics). */
export type WireQueueFigures = z.infer<typeof wireQueueFigures>
export const wireQueueStatistics = z.object({ queue: list(wireQueueFigures) })

const wireContact = z.object({
  id: maybeText,
  contactEntryId: maybeText,
  firstname: maybeText,
  lastname: maybeText,
  company: maybeText,
  presence: z.catch(z.optional(wirePresence), undefined),
  incall: maybeFlag,
  preferredNumber: maybeText,
  phonenumbers: list(z.object({ number: text, type: z.catch(z.string(), '') }))
})
/** A row of the directory (Contract dstny 2.6, Contact). */
export type WireContact = z.infer<typeof wireContact>
export const wireContactList = z.object({ contact: list(wireContact) })
export { wireContact }

/** A ticket, which is the bearer token (Contract dstny 2.9, ApiTicket). */
export const wireTicket = z.object({
  expires: maybeText,
  name: maybeText,
  token: text.check(z.minLength(1)),
  allowedApis: list(text)
})
export type WireTicket = z.infer<typeof wireTicket>

const errorItem = z.object({ fieldName: maybeText, code: maybeText, description: maybeText })
/** Body of a refusal; may be missing altogether (Contract dstny 1.7). */
export const wireError = z.object({ field: list(errorItem) })
