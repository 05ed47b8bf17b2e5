import type { ColleagueWatching } from '../../presence/colleague-watching.ts'
import type { PresenceCommands } from '../../presence/presence-commands.ts'
import type { Handlers } from '../router.ts'

/** Requests about the user's own presence, and about whose is shown beside it. */
export type PresenceHandlers = Pick<Handlers, 'presence.applyShortcut' | 'presence.setActivity' | 'colleague.watch'>

/** Makes the handlers of presence. */
export const presenceHandlers = (presence: PresenceCommands, colleagues: ColleagueWatching): PresenceHandlers => ({
  'presence.applyShortcut': ({ accountId, shortcutId }) => presence.applyShortcut(accountId, shortcutId),
  'presence.setActivity': ({ accountId, activityId }) => presence.setActivity(accountId, activityId),
  'colleague.watch': (list) => colleagues.watch(list)
})
