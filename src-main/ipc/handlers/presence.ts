import type { ColleagueWatching } from '../../presence/colleague-watching.ts'
import type { PresenceCommands } from '../../presence/presence-commands.ts'
import type { Handlers } from '../router.ts'

/** Requests about the user's own presence, and about whose is shown beside it. */
export type PresenceHandlers = Pick<
  Handlers,
  'presence.applyShortcut' | 'presence.setActivity' | 'presence.setDnd' | 'presence.setSwitch' | 'colleague.watch'
>

/** Makes the handlers of presence. */
export const presenceHandlers = (presence: PresenceCommands, colleagues: ColleagueWatching): PresenceHandlers => ({
  'presence.applyShortcut': ({ accountId, shortcutId }) => presence.applyShortcut(accountId, shortcutId),
  'presence.setActivity': ({ accountId, activityId }) => presence.setActivity(accountId, activityId),
  'presence.setDnd': ({ accountId, on }) => presence.setDnd(accountId, on),
  'presence.setSwitch': ({ accountId, switchId, on }) => presence.setSwitch(accountId, switchId, on),
  'colleague.watch': (list) => colleagues.watch(list)
})
