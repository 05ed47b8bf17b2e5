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
