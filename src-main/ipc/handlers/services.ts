import {
  serviceNames,
  type ServiceInput,
  type ServiceName,
  type ServiceOutput
} from '../../../src-preload/contract/services/services.ts'
import type { Playback } from '../../history/playback.ts'
import type { ShownHistory } from '../../history/shown-history.ts'
import type { ServiceRequests } from '../../services/service-requests.ts'
import type { Handlers } from '../router.ts'
import type { ColleagueWatching } from '../../presence/colleague-watching.ts'
import type { PresenceCommands } from '../../presence/presence-commands.ts'
import type { QueueCommands } from '../../queues/queue-commands.ts'
import type { WindowActions } from './windows.ts'

type HistoryName =
  'message.list' | 'history.page' | 'history.sharedInbox' | 'history.mark' | 'history.move' | 'history.delete'

/** Requests about everything beside calls. */
export type ServiceHandlers = Pick<Handlers, ServiceName>

/** Makes the handlers of services: one and the same for every request. */
export function serviceHandlers(services: ServiceRequests): ServiceHandlers {
  const handlerOf = <N extends ServiceName>(name: N): readonly [string, unknown] => [
    name,
    (input: ServiceInput<N>) => services.ask(name, input)
  ]
  return Object.fromEntries(serviceNames.map(handlerOf)) as ServiceHandlers // one for each name, which fromEntries forgets
}

/** Makes the handlers of the history, of which the missed calls hear too. */
export const historyHandlers = (history: ShownHistory): Pick<Handlers, HistoryName> => ({
  'history.page': (input) => history.page(input),
  'history.sharedInbox': (input) => history.sharedInbox(input),
  'message.list': (input) => history.messages(input),
  'history.mark': (input) => history.mark(input),
  'history.move': (input) => history.move(input),
  'history.delete': (input) => history.delete(input)
})

/** Makes the handlers of what is heard. */
export const playbackHandlers = (playback: Playback): Pick<Handlers, 'playback.open' | 'playback.close'> => ({
  'playback.open': async ({ accountId, itemId }) => ({ mediaId: await playback.open(accountId, itemId) }),
  'playback.close': ({ mediaId }) => playback.close(mediaId)
})

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

/** Requests about queues. */
export type QueueHandlers = Pick<Handlers, 'queue.callers' | 'queue.setSignedIn' | 'queue.setPaused' | 'queue.onScreen'>

/** What they need. */
export interface QueueHandlerOptions {
  readonly queueCommands: QueueCommands
  /** @throws CtiError */
  readonly queueCallers: (input: ServiceInput<'queue.callers'>) => Promise<ServiceOutput<'queue.callers'>>
  readonly windows: Pick<WindowActions, 'queuesOnScreen'>
}

/** Makes the handlers of queues. */
export const queueHandlers = ({ queueCommands, queueCallers, windows }: QueueHandlerOptions): QueueHandlers => ({
  'queue.callers': (input) => queueCallers(input),
  'queue.setSignedIn': ({ queueId, signedIn }) => queueCommands.setSignedIn(queueId, signedIn),
  'queue.setPaused': ({ queueId, paused, reason }) => queueCommands.setPaused(queueId, paused, reason),
  'queue.onScreen': ({ ids }) => windows.queuesOnScreen(ids)
})
