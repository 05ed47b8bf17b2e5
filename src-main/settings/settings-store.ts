import { appSettings } from '../../src-preload/contract/settings.ts'
import { usualPauseSettings, usualPopupSettings } from '../../src-preload/contract/usual-settings.ts'
import type { AppSettings } from '../../src-preload/contract/settings.ts'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import type { Log } from '../logging/log.ts'
import { EntityStore } from '../state/entity-store.ts'
import type { Notices } from '../state/notices.ts'
import type { Clock } from '../util/clock.ts'
import { defined } from '../util/defined.ts'
import { VersionedFile } from './versioned-file.ts'
import type { FileProblem, LostValues, Migration, OpenJsonFile } from './versioned-file.ts'

const ENTITY_ID = 'app'

/** Some of the settings; undefined means unchanged. */
export type SettingsChange = { readonly [K in keyof AppSettings]?: AppSettings[K] | undefined }

/** What the settings need. */
export interface SettingsOptions {
  readonly open: OpenJsonFile
  /** Folder of the settings file. */
  readonly cwd: string
  readonly clock: Clock
  readonly log: Log
  readonly notices: Notices
  /** Region of the operating system, ISO 3166-1 alpha-2; used until the user chooses one. */
  readonly systemRegion: string
}

/** The settings of the program, kept in `settings.json`. */
export class SettingsStore {
  readonly entities = new EntityStore('settings')
  readonly #file: VersionedFile<AppSettings>
  readonly #notices: Notices

  constructor({ notices, systemRegion, ...rest }: SettingsOptions) {
    this.#notices = notices
    this.#file = new VersionedFile({
      ...rest,
      name: 'settings',
      schema: appSettings,
      migrations: [fromVersion1, fromVersion2, fromVersion3],
      defaults: defaultSettings(systemRegion),
      onProblem: (problem) => void notices.add('warning', problemText(problem)),
      onLost: (values) => void notices.add('warning', lostText(values))
    })
    this.entities.set(ENTITY_ID, this.#file.value)
  }

  get current(): AppSettings {
    return this.#file.value
  }

  /** What the user changes. A region that is chosen is confirmed by that. */
  change(change: SettingsChange): void {
    this.#keep({ ...(change.region === undefined ? {} : { regionConfirmed: true }), ...defined(change) })
  }

  /** A region that something knows better than the guess so far; nothing once the user has confirmed one. */
  suggestRegion(region: string): void {
    const { regionConfirmed, region: known } = this.current
    if (!regionConfirmed && region !== known) this.#keep({ region })
  }

  /** Nothing is said any more of an account that was removed. */
  dropAccount(accountId: string): void {
    const { dialRules } = this.current
    if (dialRules === undefined) return
    const rules = dialRules.rules.filter((rule) => rule.accountId !== accountId)
    const otherAccountId = dialRules.otherAccountId === accountId ? undefined : dialRules.otherAccountId
    if (rules.length === dialRules.rules.length && otherAccountId === dialRules.otherAccountId) return
    this.#keep({ dialRules: { rules, ...defined({ otherAccountId }) } })
  }

  /** Keeps the change; when it cannot be saved it holds until the program ends, and the user is told. */
  #keep(change: Partial<AppSettings>): void {
    const next: AppSettings = { ...this.current, ...change }
    if (!this.#file.save(next)) this.#notices.add('warning', m.file_not_saved())
    this.entities.set(ENTITY_ID, next)
  }
}

/** What holds before the user changes anything. */
export const defaultSettings = (systemRegion: string): AppSettings => ({
  theme: 'system',
  textSize: 100,
  region: /^[A-Z]{2}$/.test(systemRegion) ? systemRegion : 'US',
  regionConfirmed: false,
  popupEnabled: true,
  popup: usualPopupSettings,
  pauses: usualPauseSettings,
  textTemplates: [m.text_template_call_back(), m.text_template_meeting()],
  dialLinksWithoutAsking: false,
  workingDayStartsAt: '08:00'
})

/** Version 2: there is a text size, and whether the region is right is asked once. */
const fromVersion1: Migration = (old) =>
  typeof old === 'object' && old !== null ? { ...old, textSize: 100, regionConfirmed: false } : old

/** Version 3: which calls the popup is for and where it comes up, and texts that are kept ready. */
const fromVersion2: Migration = (old) => {
  if (typeof old !== 'object' || old === null) return old
  const { popup, textTemplates } = defaultSettings('')
  return { ...old, popup, textTemplates }
}

/** Version 4: when queues are paused by themselves. */
const fromVersion3: Migration = (old) =>
  typeof old === 'object' && old !== null ? { ...old, pauses: usualPauseSettings } : old

/** What each setting is called in the window. */
const names: Readonly<Record<keyof AppSettings, () => string>> = {
  theme: m.settings_theme,
  textSize: m.settings_text_size,
  region: m.settings_region,
  regionConfirmed: m.settings_region,
  popupEnabled: m.settings_popup,
  popup: m.settings_popup,
  pauses: m.settings_pauses,
  textTemplates: m.settings_texts,
  dialLinksWithoutAsking: m.settings_links,
  dialRules: m.settings_rules,
  fieldHotkey: m.settings_field_hotkey,
  workingDayStartsAt: m.settings_working_day
}

function lostText({ lost, keptAs }: LostValues): string {
  const lostNames = lost.map(([key]) => Object.entries(names).find(([name]) => name === key)?.[1]() ?? String(key))
  const file = keptAs ?? m.file_not_kept({ file: 'settings.json' })
  return m.settings_lost({ names: [...new Set(lostNames)].join(', '), file })
}

function problemText({ kind, keptAs }: FileProblem): string {
  if (kind === 'unwritable') return m.file_unwritable()
  const file = keptAs ?? m.file_not_kept({ file: 'settings.json' })
  return kind === 'newer' ? m.settings_newer({ file }) : m.settings_damaged({ file })
}
