import * as z from 'zod/mini'
import { certificateProblem, shownTrust } from './certificate.ts'
import { capabilities } from './capability.ts'
import { accountMark } from './mark.ts'
import { party } from './party.ts'

/** How much of what is shown can be trusted now. */
export const connectionStates = ['connecting', 'catchingUp', 'live', 'stale', 'signInAgain', 'off'] as const
export type ConnectionState = (typeof connectionStates)[number]

/** Pictures a telephone can have: the one of its kind, or one of two more. */
export const deviceIcons = ['plain', 'first', 'second'] as const
export const deviceIcon = z.enum(deviceIcons)
export type DeviceIcon = z.infer<typeof deviceIcon>

/** A telephone of the user. */
export const device = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['deskPhone', 'mobile', 'softphone', 'other']),
  active: z.boolean(),
  /** 'plain' when absent. */
  icon: z.optional(deviceIcon)
})
export type Device = z.infer<typeof device>

/** Whose number a line shows: one of the user's own telephones, a queue's, a switchboard's, or nobody's. */
export const lineKinds = [
  'officeFixed',
  'privateFixed',
  'officeMobile',
  'privateMobile',
  'queue',
  'switchboard',
  'anonymous',
  'other'
] as const
export type LineKind = (typeof lineKinds)[number]

/** A line the user can call with: the people called see its number. */
export const callerLine = z.object({
  /** Opaque. */
  id: z.string(),
  kind: z.enum(lineKinds),
  /** The second of two lines of this kind. */
  secondary: z.boolean(),
  /** Dialable; absent where nothing is shown. */
  number: z.optional(z.string()),
  name: z.optional(z.string()),
  /** Shown where a call says nothing else; one line at most is. */
  active: z.boolean()
})
export type CallerLine = z.infer<typeof callerLine>

/** A switch of the call plan: day and night, or an absence. */
export const planSwitch = z.object({ id: z.string(), name: z.string(), on: z.boolean() })
export type PlanSwitch = z.infer<typeof planSwitch>

/** A call that waits in a slot from which anybody may fetch it; `since` epoch ms. */
export const parkedCall = z.object({
  slot: z.string(),
  remote: party,
  /** Who parked it. */
  by: z.optional(z.string()),
  since: z.optional(z.number())
})
export type ParkedCall = z.infer<typeof parkedCall>

/** What a system tells of the user beside calls and presence; absent: it does not. */
export const accountFacts = {
  dnd: z.optional(z.boolean()),
  /** What may be named as the reason of a pause. */
  pauseReasons: z.optional(z.array(z.string())),
  switches: z.optional(z.array(planSwitch)),
  parked: z.optional(z.array(parkedCall)),
  /** Messages in the mailbox. */
  voicemail: z.optional(z.object({ fresh: z.number(), kept: z.optional(z.number()) }))
} as const

/** One sign-in to one telephone system, without any secret. */
export const account = z.object({
  id: z.string(),
  vendor: z.string(),
  /** The vendor's name for people. */
  vendorName: z.string(),
  /** What the user calls the account: "Jane Doe · example.org". */
  label: z.string(),
  /** How it is told apart from the others. */
  mark: accountMark,
  isDemo: z.boolean(),
  connection: z.enum(connectionStates),
  /** Since when nothing was heard, epoch ms; with 'stale' and 'signInAgain'. */
  staleSince: z.optional(z.number()),
  /** With 'off': when it comes back by itself, epoch ms. */
  offUntil: z.optional(z.number()),
  /** Why it is not live, translated. */
  problem: z.optional(z.string()),
  /** When connecting is tried again by itself, epoch ms; in the past: that is going on. */
  triesAt: z.optional(z.number()),
  /** There where it is not live because of its server's certificate. */
  certificateProblem: z.optional(certificateProblem),
  /** What is trusted beside the public authorities, or in place of them. */
  serverTrust: z.optional(shownTrust),
  /** There where the user has allowed a connection without encryption, and the server is not this computer. */
  unencrypted: z.optional(z.literal(true)),
  capabilities: z.array(z.enum(capabilities)),
  /** Why this account cannot see calls, translated; there where its system said so. */
  callsLost: z.optional(z.string()),
  /** How often new calls are asked for, in ms; there where nothing tells of them at once. */
  callsPolledEveryMs: z.optional(z.number()),
  /** How many of its calls are not shown, because there are too many. */
  callsLeftOut: z.optional(z.number()),
  /** 'memory': the secret is lost when the program ends. */
  secretStorage: z.enum(['keyStore', 'memory']),
  devices: z.array(device),
  /** Device that dials when none is chosen: the last one chosen or dialled with, which may be gone. */
  preferredDeviceId: z.optional(z.string()),
  /** Device that answers where the user is not talking: the last one chosen for a call, before `preferredDeviceId`. */
  answerDeviceId: z.optional(z.string()),
  /** Functions that are elsewhere on this server than usual, where that can be chosen. */
  changedEndpoints: z.optional(z.number()),
  /** There where something can be chosen of it after signing in: see `account.options`. */
  hasOptions: z.optional(z.literal(true)),
  /** The lines to call with, in the system's order; absent while they are not known. */
  callerLines: z.optional(z.array(callerLine)),
  /** What is dialled to get a parked call back. */
  parkCode: z.optional(z.string()),
  ...accountFacts
})
export type Account = z.infer<typeof account>
export type AccountFacts = Pick<Account, keyof typeof accountFacts>
