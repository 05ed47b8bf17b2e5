import type { PresenceCommands } from '../../presence/presence-commands.ts'
import type { Handlers } from '../router.ts'

/** Requests about the user's own presence. */
export type PresenceHandlers = Pick<Handlers, 'presence.applyShortcut' | 'presence.setActivity'>

/** Makes the handlers of presence. */
export const presenceHandlers = (presence: PresenceCommands): PresenceHandlers => ({
  'presence.applyShortcut': ({ accountId, shortcutId }) => presence.applyShortcut(accountId, shortcutId),
  'presence.setActivity': ({ accountId, activityId }) => presence.setActivity(accountId, activityId)
})
