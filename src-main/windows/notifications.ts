import { Notification } from 'electron'
import type { Account } from '../../src-preload/contract/account.ts'
import type { MissedCall } from '../../src-preload/contract/missed.ts'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import { isKeyOf } from '../util/lookup.ts'
import { markedName } from './caller-name.ts'
import { notificationBody } from './notification-text.ts'
import type { ReportProblem } from './report-problem.ts'
import type { StateReader } from './state-reader.ts'

/** Tells of missed calls that nobody has seen yet, several at once after a time without a connection. */
export interface MissedCallNews {
  readonly added: { on(listener: (calls: readonly MissedCall[]) => void): () => void }
}

/** What the notifications need from the rest of the program. */
export interface NotificationsOptions {
  readonly reader: StateReader
  readonly missed: MissedCallNews
  /** Missed calls that are told once more, because nobody has seen them. */
  readonly repeats?: MissedCallNews['added']
  /** Accounts that ask to sign in again. */
  readonly signInNeeded: { on(listener: (accounts: readonly Account[]) => void): () => void }
  readonly icon: string
  readonly openMain: () => void
  readonly problem: ReportProblem
}

/** Tells through the desktop what the user may have missed: a call, or an account that asks to sign in again. */
export class Notifications implements Disposable {
  readonly #options: NotificationsOptions
  readonly #endings: (() => void)[] = []
  /** Kept, because a notification that is collected loses its click; with the ids of the missed calls it tells. */
  readonly #shown = new Map<Notification, readonly string[]>()
  /** The last one that told missed calls once more. */
  #reminder: Notification | undefined
  #ended = false

  constructor(options: NotificationsOptions) {
    this.#options = options
    this.#endings.push(options.missed.added.on((calls) => this.#tellMissed(calls)))
    const end = options.repeats?.on((calls) => this.#tellMissed(calls, 'again'))
    if (end !== undefined) this.#endings.push(end)
    this.#endings.push(
      options.signInNeeded.on((accounts) => this.#tellSignedOut(accounts)),
      options.reader.changed(({ removed }) => {
        if (removed.missed) this.#takeBack()
      })
    )
  }

  [Symbol.dispose](): void {
    this.#ended = true
    for (const end of this.#endings.splice(0)) end()
    for (const notification of this.#shown.keys()) notification.close()
    this.#shown.clear()
  }

  #tellMissed(calls: readonly MissedCall[], how?: 'again'): void {
    const [first, ...others] = calls
    if (first === undefined) return
    const { remote, queue } = first
    const ids = calls.map(({ id }) => id)
    if (others.length > 0)
      return this.#show(m.notification_missed_meanwhile({ count: calls.length }), namesOf(calls), ids, how)
    const title = queue === undefined ? m.notification_missed() : m.notification_missed_queue({ queue })
    this.#show(title, markedName(remote), ids, how)
  }

  /** What was called back, cleared or taken by somebody else is no news any more. */
  #takeBack(): void {
    for (const [notification, missedIds] of [...this.#shown]) if (this.#isPast(missedIds)) notification.close()
  }

  #isPast(missedIds: readonly string[]): boolean {
    const { missed } = this.#options.reader.snapshot().state
    return missedIds.length > 0 && !missedIds.some((id) => isKeyOf(missed, id))
  }

  #tellSignedOut(accounts: readonly Account[]): void {
    const account = accounts.map(({ label }) => label).join(', ')
    const text =
      accounts.length > 1 ? m.notification_sign_in_several({ account }) : m.notification_sign_in_body({ account })
    this.#show(m.notification_sign_in(), text, [])
  }

  #show(title: string, text: string, missedIds: readonly string[], how?: 'again'): void {
    if (!Notification.isSupported()) return
    void notificationBody(text, process.platform).then((body) => {
      if (this.#ended || this.#isPast(missedIds)) return
      const notification = this.#notify(title, body, missedIds)
      if (how !== 'again') return
      // one reminder at a time
      this.#reminder?.close()
      this.#reminder = notification
    })
  }

  #notify(title: string, body: string, missedIds: readonly string[]): Notification {
    const notification = new Notification({ title, body, icon: this.#options.icon })
    const forget = (): void => void this.#shown.delete(notification)
    notification.on('click', () => {
      forget()
      this.#options.openMain()
    })
    notification.on('close', forget)
    notification.on('failed', (_event, failure) => {
      forget()
      this.#options.problem('notification not shown', { failure })
    })
    this.#shown.set(notification, missedIds)
    notification.show()
    return notification
  }
}

const MOST_NAMES = 3

/** The callers, the newest first, each once. */
function namesOf(calls: readonly MissedCall[]): string {
  const names = [...new Set(calls.map(({ remote }) => markedName(remote)))]
  return names.length > MOST_NAMES ? `${names.slice(0, MOST_NAMES).join(', ')}, …` : names.join(', ')
}
