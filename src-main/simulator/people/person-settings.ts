import type { Leg } from '../core/calls.ts'

/** What a caller meets in a person's voicemail, and who is told of messages. */
export interface VoicemailSettings {
  readonly tellsActivity: boolean
  readonly tellsEndOfAbsence: boolean
  readonly offersPerson: boolean
  readonly personNumber: string
  readonly smsOnMessage: boolean
  readonly mailOnMessage: boolean
  readonly attachesFile: boolean
  readonly smsWhenFull: boolean
  readonly mailWhenFull: boolean
  readonly mayDownload: boolean
  readonly takesMessages: boolean
  readonly isBypassed: boolean
  readonly maySenderBeCalled: boolean
}

/** The settings everybody starts with. */
export const usualVoicemail: VoicemailSettings = {
  tellsActivity: true,
  tellsEndOfAbsence: false,
  offersPerson: false,
  personNumber: '',
  smsOnMessage: false,
  mailOnMessage: true,
  attachesFile: false,
  smsWhenFull: false,
  mailWhenFull: true,
  mayDownload: true,
  takesMessages: true,
  isBypassed: false,
  maySenderBeCalled: false
}

/** What the mobile network does for a person's mobile number. */
export interface MobileSettings {
  readonly showsFullCallerId: boolean
  /** 0 … 3; the vendor's page has lost what they mean. */
  readonly numberPresentation: number
  readonly joinsPbx: boolean
  readonly routesToPbx: boolean
}

/** The settings every mobile number starts with. */
export const usualMobile: MobileSettings = {
  showsFullCallerId: true,
  numberPresentation: 2,
  joinsPbx: true,
  routesToPbx: true
}

/** A text message somebody has sent; it goes nowhere. */
export interface SentText {
  readonly from: string
  readonly to: string
  readonly text: string
  /** Epoch ms. */
  readonly at: number
}

/** That a person is in a call of another system, until a time. */
export interface LineState {
  readonly externalId: string
  /** The end as it was written. */
  readonly expiresOn: string
  /** Epoch ms. */
  readonly endsAt: number
}

/** A transfer of a mobile call that was asked for; at most one per person is under way. */
export interface MobileTransfer {
  readonly id: string
  /** Epoch ms. */
  readonly startedAt: number
  readonly attended: boolean
  readonly destination: string
  readonly leg: Leg
}
