import type { Handlers } from '../router.ts'
import type { OfficeRequests } from '../../office/office-requests.ts'
import type { ColleagueWatching } from '../../presence/colleague-watching.ts'
import type { PresenceCommands } from '../../presence/presence-commands.ts'
import { accountHandlers } from './accounts.ts'
import type { AccountHandlerParts } from './accounts.ts'
import { agentHandlers } from './agents.ts'
import type { AgentHandlerParts } from './agents.ts'
import { callHandlers } from './calls.ts'
import type { CallHandlerParts } from './calls.ts'
import { certificateHandlers } from './certificates.ts'
import { endpointHandlers } from './endpoints.ts'
import { missedCallHandlers } from './missed.ts'
import type { MissedCallHandlerParts } from './missed.ts'
import { officeHandlers } from './office.ts'
import { presenceHandlers } from './presence.ts'
import { settingsHandlers } from './settings.ts'
import type { SettingsHandlerParts } from './settings.ts'
import { windowHandlers } from './windows.ts'
import type { WindowActions, WindowHandlerParts } from './windows.ts'

/** What all handlers together need. */
export interface HandlerParts
  extends
    AccountHandlerParts,
    AgentHandlerParts,
    CallHandlerParts,
    MissedCallHandlerParts,
    SettingsHandlerParts,
    WindowHandlerParts {
  readonly windows: WindowActions
  readonly office: OfficeRequests
  readonly colleagueWatching: ColleagueWatching
  readonly presenceCommands: PresenceCommands
}

/** Makes a handler for every request of the contract. */
export const allHandlers = (parts: HandlerParts): Handlers => ({
  ...callHandlers(parts),
  ...accountHandlers(parts),
  ...agentHandlers(parts),
  ...certificateHandlers(parts.trust),
  ...endpointHandlers(parts.endpoints),
  ...missedCallHandlers(parts),
  ...officeHandlers(parts.office),
  ...presenceHandlers(parts.presenceCommands, parts.colleagueWatching),
  ...settingsHandlers(parts),
  ...windowHandlers(parts)
})
