import { m } from '../../src-preload/i18n/paraglide/messages.js'
import type { Command } from '../connectors/commands.ts'
import type { Clock } from '../util/clock.ts'
import type { Notices } from '../state/notices.ts'
import { CtiError } from '../util/errors.ts'
import type { WorkingDay } from '../util/working-day.ts'
import type { PresenceStore } from './presence-store.ts'
import { shortcutUntil } from './shortcut-until.ts'

/** What presence commands need. */
export interface PresenceCommandOptions {
  readonly presence: PresenceStore
  readonly clock: Clock
  /** Asked each time: setting and time zone may change. */
  readonly workingDay: () => WorkingDay
  readonly execute: (accountId: string, command: Command) => Promise<void>
  /** Calls are not wanted, or wanted again: pauses queues or takes them up, and answers how many were paused. */
  readonly followDnd: (accountId: string, on: boolean) => Promise<number>
  readonly notices: Pick<Notices, 'add' | 'dismiss'>
}

/** Changes the user's own presence. The effect comes back as an event. */
export class PresenceCommands {
  readonly #options: PresenceCommandOptions
  /** The notice of each account that says what was paused. */
  readonly #told = new Map<string, string>()

  constructor(options: PresenceCommandOptions) {
    this.#options = options
  }

  /** @throws CtiError notFound | conflict, and what the link throws */
  async applyShortcut(accountId: string, shortcutId: string): Promise<void> {
    const { presence, clock, workingDay, execute } = this.#options
    const shortcut = presence.shortcut(accountId, shortcutId)
    if (shortcut === undefined) throw new CtiError('notFound', { userMessage: m.shortcut_unknown() })
    const until = shortcutUntil(shortcut, clock.now(), workingDay())
    await execute(accountId, { type: 'applyShortcut', shortcut, until })
    presence.applied(accountId, shortcutId)
  }

  /** @throws CtiError */
  async setActivity(accountId: string, activityId: string): Promise<void> {
    const { presence, execute } = this.#options
    await execute(accountId, { type: 'setActivity', activityId })
    presence.applied(accountId, undefined)
  }

  /** With the queues that a rule pauses, and one way back for both. @throws CtiError */
  async setDnd(accountId: string, on: boolean): Promise<void> {
    const { execute, followDnd, notices } = this.#options
    await execute(accountId, { type: 'setDnd', on })
    const told = this.#told.get(accountId)
    if (told !== undefined) notices.dismiss(told)
    this.#told.delete(accountId)
    const count = await followDnd(accountId, on)
    if (count === 0) return
    this.#told.set(
      accountId,
      notices.add('info', m.dnd_paused({ count }), () => this.setDnd(accountId, false))
    )
  }

  /** Of the call plan. @throws CtiError */
  async setSwitch(accountId: string, switchId: string, on: boolean): Promise<void> {
    await this.#options.execute(accountId, { type: 'setSwitch', switchId, on })
  }
}
