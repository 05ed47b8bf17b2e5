import type { SomeOffice } from '../../../../src-preload/contract/office/office.ts'
import type { ColleagueWatch } from '../colleague-watch.ts'
import type { CommandParts } from '../commands.ts'
import type { ShortcutWatch } from '../configuration-watch.ts'
import type { PresenceNames } from '../mapper-people.ts'
import { agentOffice } from './agents.ts'
import { callBackOffice } from './call-back.ts'
import { colleagueOffice } from './colleagues.ts'
import { contactOffice } from './contacts.ts'
import { deviceOffice } from './devices.ts'
import { diversionOffice } from './diversions.ts'
import { groupCallLogOffice } from './group-call-log.ts'
import { historyOffice } from './history.ts'
import { lineOffice } from './lines.ts'
import { meetingOffice } from './meetings.ts'
import { messageOffice } from './messages.ts'
import { mobileOffice } from './mobile.ts'
import { mobileTransferOffice } from './mobile-transfer.ts'
import { personalContactOffice } from './personal-contacts.ts'
import { plannedPresenceOffice } from './planned-presence.ts'
import { presenceOffice } from './presence.ts'
import { voicemailOffice } from './voicemail.ts'
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
