import type { Handlers } from '../router.ts'
import type { Playback } from '../../history/playback.ts'
import type { ShownHistory } from '../../history/shown-history.ts'
import type { ServiceRequests } from '../../services/service-requests.ts'
import type { ColleagueWatching } from '../../presence/colleague-watching.ts'
import type { PresenceCommands } from '../../presence/presence-commands.ts'
import { accountHandlers } from './accounts.ts'
import type { AccountHandlerOptions } from './accounts.ts'
import { queueHandlers } from './services.ts'
import type { QueueHandlerOptions } from './services.ts'
import { callHandlers } from './calls.ts'
import type { CallHandlerOptions } from './calls.ts'
import { certificateHandlers } from './accounts.ts'
import { endpointHandlers } from './accounts.ts'
import { noteHandlers, privacyHandlers } from './notes.ts'
import type { NoteHandlerOptions, PrivacyHandlerOptions } from './notes.ts'
import { missedCallHandlers } from './calls.ts'
import type { MissedCallHandlerOptions } from './calls.ts'
import { historyHandlers, playbackHandlers, serviceHandlers } from './services.ts'
import { presenceHandlers } from './services.ts'
import { settingsHandlers } from './windows.ts'
import type { SettingsHandlerOptions } from './windows.ts'
import { windowHandlers } from './windows.ts'
import type { WindowActions, WindowHandlerOptions } from './windows.ts'

/** What all handlers together need. */
export interface HandlerOptions
  extends
    AccountHandlerOptions,
    QueueHandlerOptions,
    CallHandlerOptions,
    MissedCallHandlerOptions,
    NoteHandlerOptions,
    PrivacyHandlerOptions,
    SettingsHandlerOptions,
    WindowHandlerOptions {
  readonly windows: WindowActions
  readonly services: ServiceRequests
  readonly shownHistory: ShownHistory
  readonly playback: Playback
  readonly colleagueWatching: ColleagueWatching
  readonly presenceCommands: PresenceCommands
}

/** Makes a handler for every request of the contract. */
export const allHandlers = (options: HandlerOptions): Handlers => ({
  ...callHandlers(options),
  ...accountHandlers(options),
  ...certificateHandlers(options.trust),
  ...endpointHandlers(options.endpoints),
  ...missedCallHandlers(options),
  ...noteHandlers(options),
  ...privacyHandlers(options),
  ...serviceHandlers(options.services),
  ...queueHandlers(options),
  ...historyHandlers(options.shownHistory),
  ...playbackHandlers(options.playback),
  ...presenceHandlers(options.presenceCommands, options.colleagueWatching),
  ...settingsHandlers(options),
  ...windowHandlers(options)
})
