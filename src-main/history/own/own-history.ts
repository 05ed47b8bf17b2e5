import { isDeepStrictEqual } from 'node:util'
import type { Capability } from '../../../src-preload/contract/capability.ts'
import type { HistoryItem } from '../../../src-preload/contract/services/history.ts'
import type { Services, ServiceInput, ServiceOutput } from '../../../src-preload/contract/services/services.ts'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import { numberKey } from '../../calls/number-key.ts'
import type { Clock } from '../../util/clock.ts'
import { defined } from '../../util/defined.ts'
import { DAY, SECOND } from '../../util/durations.ts'
import { CtiError, isAbort } from '../../util/errors.ts'
import { Lifetime } from '../../util/lifetime.ts'
import { MOST_OWN_CALLS } from './own-history-file.ts'
import type { OwnCall, OwnHistoryFile } from './own-history-file.ts'

/** So long a call is kept, in ms. */
const KEPT_MS = 90 * DAY
/** Changes within this are written together: the disk is slow and calls come in storms. */
const SAVED_AFTER_MS = SECOND / 4
/** What such a history can beside being read. */
export const OFFERED: readonly Capability[] = ['history', 'historyDeleteAll']

/** A call that has ended. */
export type EndedCall = Omit<OwnCall, 'id'>
type Names = 'history.page' | 'history.count' | 'history.item' | 'history.delete'
type Filter = ServiceInput<'history.count'>

/** What the history needs. */
export interface OwnHistoryOptions {
  readonly file: OwnHistoryFile
  readonly clock: Clock
  /** ISO 3166-1 alpha-2. */
  readonly region: () => string
  /** Whether the account is there again after a restart. */
  readonly isKept: (accountId: string) => boolean
}

/**
 * The calls of accounts whose system tells of calls but keeps no history: the last ones, in the profile of this computer
 * only. To windows it is the account's own history.
 */
export class OwnHistory implements AsyncDisposable {
  readonly #options: OwnHistoryOptions
  readonly #lifetime = new Lifetime()
  readonly #accountIds = new Set<string>()
  readonly #services: Services<Names> = {
    'history.page': async (input) => this.#page(input),
    'history.count': async (input) => this.#matching(input).length,
    'history.item': async ({ accountId, itemId }) => this.#item(accountId, itemId),
    'history.delete': async (input) => this.#delete(input)
  }
  /** The newest first. */
  #calls: readonly OwnCall[]
  #lastId: number
  #isSaving = false

  constructor(options: OwnHistoryOptions) {
    this.#options = options
    this.#calls = options.file.value.calls.toSorted((a, b) => b.id - a.id)
    this.#lastId = this.#calls[0]?.id ?? 0
  }

  /** What an account can that has a new link: with this history where its system has calls and no history. */
  complete(accountId: string, able: ReadonlySet<Capability>): ReadonlySet<Capability> {
    this.#accountIds.delete(accountId)
    if (!able.has('calls') || able.has('history')) return able
    this.#accountIds.add(accountId)
    return new Set([...able, ...OFFERED])
  }

  /** Whether this is the history of the account. */
  isOf(accountId: string): boolean {
    return this.#accountIds.has(accountId)
  }

  /** What answers in place of the account's system. */
  servicesOf(accountId: string): Services<Names> | undefined {
    return this.isOf(accountId) ? this.#services : undefined
  }

  /** Keeps a call; gives its id. */
  add(call: EndedCall): number {
    this.#lastId = Math.max(this.#lastId + 1, this.#options.clock.now())
    this.#replace([{ ...call, id: this.#lastId }, ...this.#calls])
    return this.#lastId
  }

  /** More has become known of a call; one that was deleted stays so. */
  correct(id: number, news: Partial<EndedCall>): void {
    const calls = this.#calls.map((call) => (call.id === id ? { ...call, ...news } : call))
    if (!isDeepStrictEqual(calls, this.#calls)) this.#replace(calls)
  }

  /** How many calls are kept. */
  get count(): number {
    return this.#kept().length
  }

  /** Forgets all calls, damaged ones too. False when the file could not be written. */
  forgetAll(): boolean {
    this.#options.file.removeAside()
    this.#calls = []
    return this.#save()
  }

  /** Forgets an account that was removed. */
  dropAccount(accountId: string): void {
    this.#accountIds.delete(accountId)
    const left = this.#calls.filter((call) => call.accountId !== accountId)
    if (left.length < this.#calls.length) this.#replace(left)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#lifetime[Symbol.asyncDispose]()
    if (this.#isSaving) this.#save()
  }

  #page(input: ServiceInput<'history.page'>): ServiceOutput<'history.page'> {
    const { olderThan, newerThan, limit } = input
    const all = this.#matching(input)
    const last = this.#kept().find(({ id }) => String(id) === newerThan) // one that was forgotten is no place to go on from
    if (last !== undefined) {
      const items = all.filter(({ id }) => id > last.id).slice(-limit)
      return { items: items.map(itemOf), replaces: false, ...ends(items) }
    }
    const back = olderThan === undefined ? all : all.filter(({ id }) => id < Number(olderThan))
    const items = back.slice(0, limit)
    const older = back.length > limit ? items.at(-1)?.id.toString() : undefined
    return { items: items.map(itemOf), replaces: olderThan === undefined, ...ends(items), ...defined({ older }) }
  }

  /** @throws CtiError notFound */
  #item(accountId: string, itemId: string): HistoryItem {
    const found = this.#kept().find((call) => call.accountId === accountId && String(call.id) === itemId)
    if (found === undefined) throw new CtiError('notFound', { userMessage: m.error_not_found_other() })
    return itemOf(found)
  }

  /** @throws CtiError internal where the file still has them */
  #delete({ accountId, which }: ServiceInput<'history.delete'>): ServiceOutput<'history.delete'> {
    const isMeant = (call: OwnCall): boolean =>
      'upTo' in which
        ? call.id <= Number(which.upTo) && (which.kinds?.includes(call.kind) ?? true)
        : which.itemIds.includes(String(call.id))
    const meant = this.#calls.filter((call) => call.accountId === accountId && isMeant(call))
    this.#calls = this.#calls.filter((call) => !meant.includes(call))
    if (!this.#save()) throw new CtiError('internal', { userMessage: m.file_not_saved() })
    const done = new Set(meant.map(({ id }) => String(id)))
    return { gone: 'upTo' in which ? [] : which.itemIds.filter((id) => !done.has(id)) }
  }

  /** Nothing of it is in a trash, or belongs to a contact. */
  #matching({
    accountId,
    shelf = 'log',
    kinds,
    number,
    contactId,
    from = 0,
    to = Infinity
  }: Filter): readonly OwnCall[] {
    if (shelf !== 'log' || contactId !== undefined) return []
    const key = number === undefined ? undefined : this.#keyOf(number)
    return this.#kept().filter(
      (call) =>
        call.accountId === accountId &&
        (kinds?.includes(call.kind) ?? true) &&
        (key === undefined || (call.number !== undefined && this.#keyOf(call.number) === key)) &&
        call.at >= from &&
        call.at <= to
    )
  }

  #keyOf(number: string): string {
    return numberKey(number, this.#options.region())
  }

  #kept(): readonly OwnCall[] {
    const since = this.#options.clock.now() - KEPT_MS
    return this.#calls.filter(({ id }) => id >= since)
  }

  #replace(calls: readonly OwnCall[]): void {
    this.#calls = calls.slice(0, MOST_OWN_CALLS)
    if (this.#isSaving || this.#lifetime.ended) return
    this.#isSaving = true
    void this.#saveLater()
  }

  async #saveLater(): Promise<void> {
    try {
      await this.#options.clock.sleep(SAVED_AFTER_MS, this.#lifetime.signal)
      this.#save()
    } catch (error) {
      if (!isAbort(error)) throw error
    }
  }

  #save(): boolean {
    const { file, isKept } = this.#options
    this.#isSaving = false
    return file.save({ calls: this.#kept().filter(({ accountId }) => isKept(accountId)) })
  }
}

const itemOf = ({ accountId: _account, id, ...call }: OwnCall): HistoryItem => ({ ...call, id: String(id) })

const ends = ([newest]: readonly OwnCall[]): { readonly newest?: string } => defined({ newest: newest?.id.toString() })
