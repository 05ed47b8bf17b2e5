import type { SomeOffice } from '../../../../src-preload/contract/office/office.ts'
import type { ColleagueWatch } from '../watch/colleague-watch.ts'
import type { CommandParts } from '../calls/commands.ts'
import type { ShortcutWatch } from '../watch/configuration-watch.ts'
import type { PresenceNames } from '../mapper/people.ts'
import { agentOffice } from './agents.ts'
import { callBackOffice } from './call-back.ts'
import { colleagueOffice } from './contacts/colleagues.ts'
import { contactOffice } from './contacts/contacts.ts'
import { deviceOffice } from './devices.ts'
import { diversionOffice } from './diversions.ts'
import { groupCallLogOffice } from './history/group-call-log.ts'
import { historyOffice } from './history/history.ts'
import { lineOffice } from './lines.ts'
import { meetingOffice } from './presence/meetings.ts'
import { messageOffice } from './history/messages.ts'
import { mobileOffice } from './mobile.ts'
import { mobileTransferOffice } from './mobile-transfer.ts'
import { personalContactOffice } from './contacts/personal-contacts.ts'
import { plannedPresenceOffice } from './presence/planned-presence.ts'
import { presenceOffice } from './presence/presence.ts'
import { voicemailOffice } from './history/voicemail.ts'
import { webClientOffice } from './web-client.ts'

/** What shows parts of the office and is told of changes to them. */
interface OfficeWatches {
  readonly colleagues: Pick<ColleagueWatch, 'changed'>
  readonly names: PresenceNames
  readonly shortcuts: Pick<ShortcutWatch, 'changed'>
}

/** Everything of the User API beside calls, in our words; each function throws CtiError. */
export function officeOf(parts: CommandParts, { colleagues, names, shortcuts }: OfficeWatches): SomeOffice {
  const { context, devices, lines, queues } = parts
  return {
    ...agentOffice(context, queues),
    ...callBackOffice(context.client),
    ...colleagueOffice(context.client, colleagues),
    ...contactOffice(context.client, names),
    ...deviceOffice(context.client, devices),
    ...diversionOffice(parts),
    ...groupCallLogOffice(context, queues),
    ...historyOffice(context),
    ...lineOffice(context.client, lines),
    ...meetingOffice(context),
    ...messageOffice(context.client),
    ...mobileOffice(context, lines),
    ...mobileTransferOffice(context),
    ...personalContactOffice(context.client),
    ...plannedPresenceOffice(parts),
    ...presenceOffice(parts, shortcuts),
    ...voicemailOffice(context.client),
    ...webClientOffice(context.client)
  }
}
