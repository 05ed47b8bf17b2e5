import type { SomeServices } from '../../../../src-preload/contract/services/services.ts'
import type { ColleagueWatch } from '../watch/colleague-watch.ts'
import type { CommandOptions } from '../calls/commands.ts'
import type { ShortcutWatch } from '../watch/configuration-watch.ts'
import type { PresenceNames } from '../mapper/people.ts'
import { queueServices } from './queues.ts'
import { callBackServices } from './lines.ts'
import { colleagueServices } from './contacts/colleagues.ts'
import { contactServices } from './contacts/contacts.ts'
import { deviceServices } from './devices.ts'
import { diversionServices } from './diversions.ts'
import { groupCallLogServices } from './history/group-call-log.ts'
import { historyServices } from './history/history.ts'
import { lineServices } from './lines.ts'
import { meetingServices } from './presence/meetings.ts'
import { messageServices } from './history/messages.ts'
import { mobileServices } from './mobile.ts'
import { mobileTransferServices } from './mobile-transfer.ts'
import { personalContactServices } from './contacts/personal-contacts.ts'
import { plannedPresenceServices } from './presence/planned-presence.ts'
import { presenceServices } from './presence/presence.ts'
import { voicemailServices } from './history/voicemail.ts'
import { webClientServices } from './web-client.ts'

/** What shows services and is told of changes to them. */
interface ServiceWatches {
  readonly colleagues: Pick<ColleagueWatch, 'changed'>
  readonly names: PresenceNames
  readonly shortcuts: Pick<ShortcutWatch, 'changed'>
}

/** Everything of the User API beside calls, in our words; each function throws CtiError. */
export function servicesOf(options: CommandOptions, { colleagues, names, shortcuts }: ServiceWatches) {
  const { context, devices, lines, queues } = options
  return {
    ...queueServices(context, queues),
    ...callBackServices(context.client),
    ...colleagueServices(context.client, colleagues),
    ...contactServices(context.client, names),
    ...deviceServices(context.client, devices),
    ...diversionServices(options),
    ...groupCallLogServices(context, queues),
    ...historyServices(context),
    ...lineServices(context.client, lines),
    ...meetingServices(context),
    ...messageServices(context.client),
    ...mobileServices(context, lines),
    ...mobileTransferServices(context),
    ...personalContactServices(context.client),
    ...plannedPresenceServices(options),
    ...presenceServices(options, shortcuts),
    ...voicemailServices(context.client),
    ...webClientServices(context.client)
  } satisfies SomeServices
}

/** What this system can be asked for. */
export type DstnyServiceName = keyof ReturnType<typeof servicesOf>
