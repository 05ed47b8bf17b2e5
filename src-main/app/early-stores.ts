import { SettingsStore, type SettingsOptions } from '../settings/settings-store.ts'
import { EntityStore } from '../state/entity-store.ts'
import { Notices } from '../state/notices.ts'
import type { Log } from '../logging/log.ts'
import type { Clock } from '../util/clock.ts'

/** The stores that tray and windows cannot be made without. */
export interface EarlyStores {
  readonly notices: Notices
  readonly settings: SettingsStore
  readonly popupCards: EntityStore<'popupCards'>
}

/** What they need. */
export interface EarlyStoresOptions {
  readonly clock: Clock
  readonly log: Log
  /** Folder of the settings. */
  readonly folder: string
  readonly openJson: SettingsOptions['open']
  /** ISO 3166-1 alpha-2. */
  readonly systemRegion: string
}

/** Makes them; reads the settings. */
export function makeEarlyStores({ clock, log, folder, openJson, systemRegion }: EarlyStoresOptions): EarlyStores {
  const notices = new Notices(clock)
  const files = { open: openJson, cwd: folder, clock, log: log.child('files'), notices }
  return { notices, settings: new SettingsStore({ ...files, systemRegion }), popupCards: new EntityStore('popupCards') }
}
