import type { SettingsStore } from '../../settings/settings-store.ts'
import type { Notices } from '../../state/notices.ts'
import type { Publisher } from '../publisher.ts'
import type { Handlers } from '../router.ts'

/** Requests about the mirrored state itself, settings and notices. */
export type SettingsHandlers = Pick<Handlers, 'state.snapshot' | 'settings.change' | 'notice.dismiss'>

/** What they need. */
export interface SettingsHandlerParts {
  readonly publisher: Publisher
  readonly settings: SettingsStore
  readonly notices: Notices
}

/** Makes the handlers of state, settings and notices. */
export const settingsHandlers = ({ publisher, settings, notices }: SettingsHandlerParts): SettingsHandlers => ({
  'state.snapshot': (_nothing, from) => publisher.snapshotFor(from),
  'settings.change': (change) => settings.change(change),
  'notice.dismiss': ({ id }) => notices.dismiss(id)
})
