import { m } from '../../src-preload/i18n/paraglide/messages.js'
import type { Command } from '../connectors/commands.ts'
import type { Clock } from '../util/clock.ts'
import { CtiError } from '../util/errors.ts'
import type { PresenceStore } from './presence-store.ts'
import { shortcutUntil } from './shortcut-until.ts'
import type { WorkingDay } from './shortcut-until.ts'

/** What presence commands need. */
export interface PresenceCommandParts {
  readonly presence: PresenceStore
  readonly clock: Clock
  /** Asked each time: setting and time zone may change. */
  readonly workingDay: () => WorkingDay
  readonly execute: (accountId: string, command: Command) => Promise<void>
}

/** Changes the user's own presence. The effect comes back as an event. */
export class PresenceCommands {
  readonly #parts: PresenceCommandParts

  constructor(parts: PresenceCommandParts) {
    this.#parts = parts
  }

  /** @throws CtiError notFound | conflict, and what the link throws */
  async applyShortcut(accountId: string, shortcutId: string): Promise<void> {
    const { presence, clock, workingDay, execute } = this.#parts
    const shortcut = presence.shortcut(accountId, shortcutId)
    if (shortcut === undefined) throw new CtiError('notFound', { userMessage: m.shortcut_unknown() })
    const until = shortcutUntil(shortcut, clock.now(), workingDay())
    await execute(accountId, { type: 'applyShortcut', shortcut, until })
  }

  /** @throws CtiError */
  async setActivity(accountId: string, activityId: string): Promise<void> {
    await this.#parts.execute(accountId, { type: 'setActivity', activityId })
  }

  /** @throws CtiError */
  async setDnd(accountId: string, on: boolean): Promise<void> {
    await this.#parts.execute(accountId, { type: 'setDnd', on })
  }

  /** Of the call plan. @throws CtiError */
  async setSwitch(accountId: string, switchId: string, on: boolean): Promise<void> {
    await this.#parts.execute(accountId, { type: 'setSwitch', switchId, on })
  }
}
