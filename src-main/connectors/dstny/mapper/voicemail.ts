import type { ServiceInput } from '../../../../src-preload/contract/services/services.ts'
import type { VoicemailSettings } from '../../../../src-preload/contract/services/voicemail.ts'
import { displayText } from '../../../util/display-text.ts'
import type { RawMembers } from '../wire/raw-response.ts'
import type { WireVoicemailSettings } from '../wire/settings.ts'
import { defined } from '../../../util/defined.ts'

type Flag = Exclude<keyof VoicemailSettings, 'personNumber'>

/** What our words are called on the wire (Dstny API 2.7, VoicemailSettings). */
const NAMES = {
  greetsWithActivity: 'playActivity',
  greetsWithReturn: 'playMergedUnavailableEndTime',
  offersPerson: 'playHumanAssistance',
  textsOnMessage: 'smsNotification',
  mailsOnMessage: 'emailNotification',
  attachesMessage: 'fileAttached',
  textsWhenFull: 'voicemailInboxFullSmsNotification',
  mailsWhenFull: 'voicemailInboxFullEmailNotification',
  mayDownload: 'allowDownload',
  takesMessages: 'allowVoicemail',
  bypassed: 'bypassVoicemail',
  mayCallBack: 'voicemailCallbackEnabled'
} as const satisfies Record<Flag, string>

const FLAGS = Object.keys(NAMES) as Flag[] // Object.keys forgets the literal keys

/** The voicemail in our words; what the server does not name stays absent. */
export function mapVoicemail(wire: WireVoicemailSettings): VoicemailSettings {
  const flags = FLAGS.flatMap((flag) => {
    const value = wire[NAMES[flag]]
    return value === undefined ? [] : [[flag, value] as const]
  })
  const number = displayText(wire.humanAssistanceNumber)
  return { ...Object.fromEntries(flags), ...defined({ personNumber: number }) }
}

/** The whole object as the server wrote it, with what is to change: what we do not know, or cannot read, survives (Dstny API 3.25). */
export function changedVoicemail(
  raw: RawMembers,
  change: Omit<ServiceInput<'voicemail.change'>, 'accountId'>
): RawMembers {
  const flags = FLAGS.flatMap((flag) => (change[flag] === undefined ? [] : [[NAMES[flag], change[flag]] as const]))
  const { personNumber: number } = change
  return {
    ...raw,
    ...Object.fromEntries(flags),
    ...(number === undefined ? {} : { humanAssistanceNumber: number ?? '' })
  }
}
