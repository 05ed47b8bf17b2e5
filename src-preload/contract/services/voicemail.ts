import * as z from 'zod/mini'
import { accepted, changes, reads, typedNumber } from './request.ts'

const flag = z.optional(z.boolean())

const flags = {
  /** The greeting tells what the user is doing. */
  greetsWithActivity: flag,
  /** The greeting tells when the user is back, after the last of adjoining absences. */
  greetsWithReturn: flag,
  /** The greeting offers to speak to a person, at `personNumber`. */
  offersPerson: flag,
  textsOnMessage: flag,
  mailsOnMessage: flag,
  /** The message itself comes with the mail. */
  attachesMessage: flag,
  textsWhenFull: flag,
  mailsWhenFull: flag,
  /** Messages may be loaded to the mobile telephone. */
  mayDownload: flag,
  /** Callers may leave messages. */
  takesMessages: flag,
  /** Calls do not go to voicemail. */
  bypassed: flag,
  /** Whoever listens to a message may call its sender back. */
  mayCallBack: flag
} as const

/** How the user's voicemail behaves; absent: the system does not know such a setting. */
export const voicemailSettings = z.object({ ...flags, personNumber: z.optional(z.string()) })
export type VoicemailSettings = z.infer<typeof voicemailSettings>

/** The user's voicemail. */
export const voicemailRequests = {
  'voicemail.settings': reads('voicemailSettings', {}, voicemailSettings),
  /** Only what is named changes; no number takes the number away. */
  'voicemail.change': changes(
    'voicemailSettings',
    { ...flags, personNumber: z.optional(z.nullable(typedNumber)) },
    accepted,
    ['personNumber']
  )
} as const
