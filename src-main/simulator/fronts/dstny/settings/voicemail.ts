import type { VoicemailSettings } from '../../../people/person-settings.ts'
import { fieldsOf } from '../fields.ts'
import type { Handler, Handlers } from '../front-context.ts'
import { dialable } from '../numbers.ts'
import { empty, json } from '../http/reply.ts'
import { required } from '../http/request.ts'

type Flag = Exclude<keyof VoicemailSettings, 'personNumber'>

const flagNames = {
  tellsActivity: 'playActivity',
  tellsEndOfAbsence: 'playMergedUnavailableEndTime',
  offersPerson: 'playHumanAssistance',
  smsOnMessage: 'smsNotification',
  mailOnMessage: 'emailNotification',
  attachesFile: 'fileAttached',
  smsWhenFull: 'voicemailInboxFullSmsNotification',
  mailWhenFull: 'voicemailInboxFullEmailNotification',
  mayDownload: 'allowDownload',
  takesMessages: 'allowVoicemail',
  isBypassed: 'bypassVoicemail',
  maySenderBeCalled: 'voicemailCallbackEnabled'
} as const satisfies Record<Flag, string>

const flags = Object.keys(flagNames) as Flag[] // the keys are the flags

const settingsJson = (settings: VoicemailSettings): object => ({
  ...Object.fromEntries(flags.map((flag) => [flagNames[flag], settings[flag]])),
  humanAssistanceNumber: settings.personNumber
})

/** The whole object is expected back, yet what is missing stays as it was. */
const updateVoicemailSettings: Handler = (request) => {
  const fields = fieldsOf(request)
  const before = request.user.voicemail
  const named = flags.map((flag): [Flag, boolean] => [flag, fields.flag(flagNames[flag]) ?? before[flag]])
  const personNumber = fields.text('humanAssistanceNumber') ?? before.personNumber
  if (personNumber !== '') dialable('humanAssistanceNumber', personNumber)
  const wanted = { ...before, ...Object.fromEntries(named), personNumber }
  if (wanted.offersPerson && personNumber === '') required('humanAssistanceNumber')
  request.user.voicemail = wanted
  return empty()
}

/** User Voicemail Settings API (Dstny API 3.25). */
export const voicemailHandlers: Handlers = {
  getVoicemailSettings: ({ user }) => json(settingsJson(user.voicemail)),
  updateVoicemailSettings
}
