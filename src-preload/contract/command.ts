import * as z from 'zod/mini'

const id = z.string().check(z.minLength(1), z.maxLength(300))
/** A number, an address or digits as they were typed. */
const typed = z.string().check(z.maxLength(200))
const typedSomething = z.string().check(z.minLength(1), z.maxLength(200))

/**
 * How a number is called. 'pastDiversion': the other side's diversions do not count; 'voicemail': straight to the
 * mailbox; 'intercom': the other side answers by itself; 'intrusion': into the call of somebody busy; 'barge': into a
 * call as a third party; 'whisper': only the colleague hears it; 'monitor': listening only.
 */
export const dialKinds = [
  'plain',
  'pastDiversion',
  'voicemail',
  'intercom',
  'intrusion',
  'barge',
  'whisper',
  'monitor'
] as const
export const dialKind = z.enum(dialKinds)
export type DialKind = z.infer<typeof dialKind>

/** How a call is handed over without asking. 'campOn': the caller waits until the busy target is free. */
export const transferKinds = ['plain', 'voicemail', 'campOn', 'pastDiversion'] as const
export const transferKind = z.enum(transferKinds)
export type TransferKind = z.infer<typeof transferKind>

/** How several people are rung: together, or each alone until somebody answers. */
export const ringOrders = ['all', 'oneByOne'] as const
export const ringOrder = z.enum(ringOrders)
export type RingOrder = z.infer<typeof ringOrder>

/** So many people are chosen for one call at most. */
export const MOST_RUNG = 20

const ringSeconds = z.optional(z.number().check(z.int(), z.gte(5), z.lte(600)))
const isEachOnce = (ids: readonly string[]): boolean => new Set(ids).size === ids.length

/** Who is rung for a call: people chosen for it, or a group of the system. */
const rungPeople = z.strictObject({
  contactIds: z.array(id).check(z.minLength(2), z.maxLength(MOST_RUNG), z.refine(isEachOnce)),
  how: ringOrder
})
const rungGroup = z.strictObject({
  queueId: id,
  /** How long all of it rings, and each member; absent: as the group is set. */
  groupSeconds: ringSeconds,
  memberSeconds: ringSeconds
})

/** Actions that need nothing but the call. */
export const bareActions = [
  'answer',
  'reject',
  'hangUp',
  'hold',
  'resume',
  'mute',
  'unmute',
  'cancelConsultation',
  'leaveConference',
  'park',
  'startRecording',
  'stopRecording',
  'saveRecording',
  'discardRecording',
  'pauseRecording',
  'resumeRecording'
] as const
export type BareAction = (typeof bareActions)[number]

const deviceId = z.optional(id)
/** How the called see the call: the line whose number is shown, and the role it is made in; absent: as it is set now. */
const shownAs = { lineId: z.optional(id), roleId: z.optional(id) }
const onCall = { callId: id }
const onAccount = { accountId: id }

/**
 * Something to be done with a call: one press of a control. A missing device means the preferred one; a call is answered
 * with its `answerDeviceId`.
 */
export const callOrder = z.discriminatedUnion('action', [
  z.object({ action: z.enum(bareActions), ...onCall }),
  /** `otherCallId` is talking; `callId` is held, or rings and is answered. */
  z.object({ action: z.literal('swap'), ...onCall, otherCallId: id }),
  z.object({ action: z.literal('dtmf'), ...onCall, digits: typedSomething }),
  z.object({
    action: z.literal('blindTransfer'),
    ...onCall,
    number: typedSomething,
    kind: z.optional(transferKind),
    /** The call stays here until the other side answers, and comes back when it does not. */
    supervised: z.optional(z.boolean())
  }),
  /** Calls somebody about this call. */
  z.object({
    action: z.literal('consult'),
    ...onCall,
    number: typedSomething,
    kind: z.optional(dialKind),
    ...shownAs
  }),
  z.object({
    action: z.literal('completeTransfer'),
    ...onCall,
    /** The call it goes to, or comes from; absent: the one that consults for it, or that it consults for. */
    otherCallId: z.optional(id),
    /** While the other side still rings: true lets that go on, else it is called anew. */
    waitForAnswer: z.optional(z.boolean())
  }),
  /** `otherCallId` joins the call, which becomes a conference if it is none. */
  z.object({ action: z.literal('addToConference'), ...onCall, otherCallId: id }),
  z.object({ action: z.literal('removeParticipant'), ...onCall, participantId: id }),
  z.object({ action: z.literal('move'), ...onCall, deviceId: id }),
  /** Takes a call that rings at somebody else; the id comes with that person's line. */
  z.object({
    action: z.literal('pickUp'),
    ...onAccount,
    pickupId: z.string().check(z.minLength(1), z.maxLength(2_000)),
    deviceId
  }),
  /** Takes any ringing call of the organisation by its id there: for accounts that may. */
  z.object({ action: z.literal('pickUpAnyCall'), ...onAccount, systemCallId: id, deviceId }),
  /** Rings several people; who answers first is connected to the number, or to the user where there is none. */
  z.object({
    action: z.literal('ringGroup'),
    ...onAccount,
    first: z.union([rungPeople, rungGroup]),
    number: z.optional(typedSomething)
  }),
  /** Gets a parked call back: the one in that slot, else by the account's park code. */
  z.object({ action: z.literal('retrieve'), ...onAccount, deviceId, slot: z.optional(id) })
])
export type CallOrder = z.infer<typeof callOrder>
/** Who is rung, by the ids that windows have. */
export type RungChoice = Extract<CallOrder, { action: 'ringGroup' }>['first']

/**
 * Who starts a call. 'device': the user's telephone; 'callBack': the system, which rings the user first and then the other
 * side, and tells no call.
 */
export const dialStarts = ['device', 'callBack'] as const

/** A number that is to be called, as the user typed it. */
export const dialOrder = z.object({
  ...onAccount,
  number: typed,
  deviceId,
  kind: z.optional(dialKind),
  ...shownAs,
  /** Absent: the telephone where the account can, else by call-back. */
  startedBy: z.optional(z.enum(dialStarts)),
  /** Where a call-back rings the user; absent: the mobile telephone. */
  answerPlaceId: z.optional(id),
  /** The user chose the account for this number, which is remembered. */
  isChosen: z.optional(z.boolean())
})
export type DialOrder = z.infer<typeof dialOrder>

/** A code that is dialled: digits, `*` and `#`; empty for none. */
export const parkCode = z.string().check(z.regex(/^[0-9*#]{0,32}$/))
