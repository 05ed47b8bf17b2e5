import type { Call } from '../../src-preload/contract/call.ts'
import type { CallerFacts as Facts } from '../../src-preload/contract/caller-facts.ts'
import type { Capability } from '../../src-preload/contract/capability.ts'
import type { ListedContact, Picture } from '../../src-preload/contract/services/contacts.ts'
import type { ServiceInput, ServiceName, ServiceOutput } from '../../src-preload/contract/services/services.ts'
import type { Log } from '../logging/log.ts'
import { EntityStore, type Change, type ReadableStore } from '../state/entity-store.ts'
import type { Clock } from '../util/clock.ts'
import { defined } from '../util/defined.ts'
import { MINUTE } from '../util/durations.ts'
import { isAbort } from '../util/errors.ts'
import { keepNewest } from '../util/keep-newest.ts'
import { KeyedMutex } from '../util/keyed-mutex.ts'
import { Lifetime } from '../util/lifetime.ts'
import type { CallerLookup } from './caller-lookup.ts'
import { writtenForms } from './dial-number.ts'
import { factsOfHistory, HISTORY_KINDS, HISTORY_LIMIT, SPOKEN_KINDS } from './caller-history.ts'
import { numberKey } from './number-key.ts'

/** So long a call has rung before anything is asked about it: by then its card is on screen. */
const AFTER_CARD_MS = 100
/** A contact is asked for again after so long. */
const CONTACT_KEPT_MS = 10 * MINUTE
const MOST_CONTACTS = 200
const MOST_PICTURES = 30
/** Calls that wait for their facts; in a storm more would come too late anyway. */
const MOST_WAITING = 20
/** Calls that have facts at one time. */
const MOST_TOLD = 30
/** A number names few people; who has longer ones that begin with it is found, too. */
const FOUND_LIMIT = 10
/** Twice the largest place a picture has, for sharp screens. */
const PICTURE_PIXELS = 96
/** A picture goes to every window with the state, so it has to be small. */
const MOST_PICTURE_CHARACTERS = 160 * 1024

type Contact = Pick<ListedContact, 'id' | 'status' | 'imageVersion'>

/** What the facts are made from. */
export interface CallerFactsOptions {
  readonly calls: ReadableStore<'calls'>
  readonly accounts: ReadableStore<'accounts'>
  readonly lookup: Pick<CallerLookup, 'remember' | 'rememberVipContact'>
  readonly clock: Clock
  /** ISO 3166-1 alpha-2. */
  readonly region: () => string
  readonly log: Log
  /** Asks the account once. @throws CtiError */
  readonly ask: <N extends ServiceName>(name: N, input: ServiceInput<N>) => Promise<ServiceOutput<N>>
  /** Somebody has become known: what is shown can be named anew. */
  readonly renamed: () => void
  /** Name of the colleague who answered a call of a group, where its log tells; never rejects. */
  readonly takenBy: (call: Call) => Promise<string | undefined>
  /** The last note about a number, where notes are kept. */
  readonly lastNote?: (accountId: string, number: string) => string | undefined
}

/**
 * Learns what is worth knowing of who calls: how often the user spoke with them, the last note, picture and VIP mark. All of
 * it is asked once for a call, after its card is out, and only of the call's own account: the telephone system of one
 * company is not told who calls another.
 */
export class CallerFacts implements AsyncDisposable {
  readonly entities = new EntityStore('callerFacts')
  readonly #options: CallerFactsOptions
  readonly #lifetime = new Lifetime()
  readonly #asked = new Set<string>()
  readonly #taken = new Set<string>()
  readonly #contacts = new Map<string, { readonly at: number; readonly contact: Contact | undefined }>()
  readonly #pictures = new Map<string, Picture>()
  readonly #turns = new KeyedMutex()
  #waiting = 0

  constructor(options: CallerFactsOptions) {
    this.#options = options
    this.#lifetime.defer(options.calls.changes.on((change) => this.#look(change)))
    this.#lifetime.defer(options.accounts.changes.on(({ removed }) => removed.length > 0 && this.#forget()))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#lifetime[Symbol.asyncDispose]()
  }

  #look({ set, removed }: Change<'calls'>): void {
    for (const call of Object.values(set)) {
      this.#lookAt(call)
      if (call.answeredElsewhere === true) void this.#lookWhoTook(call)
    }
    for (const id of removed) {
      this.#asked.delete(id)
      this.#taken.delete(id)
    }
    this.entities.update({ removed })
  }

  #lookAt({ id, accountId, direction, state, remote }: Call): void {
    const { number, withheld } = remote
    if (direction !== 'incoming' || state !== 'alerting' || this.#asked.has(id)) return
    if (number === undefined || number === '' || withheld || this.#waiting >= MOST_WAITING) return
    this.#asked.add(id)
    this.#waiting += 1
    void this.#learn(id, accountId, number)
      .catch((error: unknown) => this.#tellFailure(accountId, error))
      .finally(() => (this.#waiting -= 1))
  }

  /** Somebody else took it, and the system did not say who. */
  async #lookWhoTook(call: Call): Promise<void> {
    const { id, answeredBy, queue } = call
    if (answeredBy !== undefined || queue === undefined || this.#taken.has(id)) return
    this.#taken.add(id)
    this.#tell(id, defined({ takenBy: await this.#options.takenBy(call) }))
  }

  async #learn(callId: string, accountId: string, number: string): Promise<void> {
    await this.#options.clock.sleep(AFTER_CARD_MS, this.#lifetime.signal)
    this.#tell(callId, defined({ lastNote: this.#options.lastNote?.(accountId, number) }))
    await this.#turns.take(accountId, async () => {
      if (!this.#isThere(callId)) return
      const parts = [this.#contactFacts(accountId, number), this.#historyFacts(accountId, number)]
      const told = parts.map(async (part) => this.#tell(callId, await part))
      for (const { reason } of failures(await Promise.allSettled(told))) this.#tellFailure(accountId, reason)
    })
  }

  #isThere(callId: string): boolean {
    return !this.#lifetime.ended && this.#options.calls.get(callId) !== undefined
  }

  #tell(callId: string, facts: Omit<Facts, 'callId'>): void {
    const known = this.entities.get(callId)
    const isFull = known === undefined && this.entities.values().length >= MOST_TOLD
    if (!this.#isThere(callId) || isFull || Object.keys(facts).length === 0) return
    this.entities.set(callId, { ...known, ...facts, callId })
  }

  #tellFailure(accountId: string, error: unknown): void {
    if (!isAbort(error)) this.#options.log.warn('facts of a caller could not be read', { accountId, error })
  }

  async #historyFacts(accountId: string, number: string): Promise<Omit<Facts, 'callId'>> {
    if (!this.#can(accountId, 'history')) return {}
    const { ask, clock } = this.#options
    const { items, older } = await ask('history.page', {
      accountId,
      number,
      kinds: HISTORY_KINDS,
      limit: HISTORY_LIMIT
    })
    const facts = factsOfHistory(items, clock.now())
    if (older === undefined) return facts
    return { ...facts, calls: await ask('history.count', { accountId, number, kinds: SPOKEN_KINDS }) }
  }

  async #contactFacts(accountId: string, number: string): Promise<Omit<Facts, 'callId'>> {
    if (!this.#can(accountId, 'contactCards')) return {}
    const { lookup, renamed } = this.#options
    const contact = await this.#contactWith(accountId, number)
    if (lookup.rememberVipContact(accountId, number, contact?.status === 'vip')) renamed()
    if (contact?.imageVersion === undefined) return {}
    return defined({ picture: await this.#pictureOf(accountId, contact.id, contact.imageVersion) })
  }

  async #contactWith(accountId: string, number: string): Promise<Contact | undefined> {
    const { clock, region } = this.#options
    const wanted = numberKey(number, region())
    const key = `${accountId} ${wanted}`
    const kept = this.#contacts.get(key)
    if (kept !== undefined && clock.elapsed() - kept.at < CONTACT_KEPT_MS) return kept.contact
    const contact = await this.#findContact(accountId, number, wanted)
    keepNewest(this.#contacts, key, { at: clock.elapsed(), contact }, MOST_CONTACTS)
    return contact
  }

  async #findContact(accountId: string, number: string, wanted: string): Promise<Contact | undefined> {
    const { ask, lookup, region, renamed } = this.#options
    for (const query of writtenForms(number, region())) {
      const found = await ask('contact.find', {
        accountId,
        query,
        limit: FOUND_LIMIT,
        withBlocked: true,
        withFunctions: false
      })
      const contact = found.find(({ numbers }) => numbers.some((one) => numberKey(one.number, region()) === wanted))
      if (contact === undefined) continue
      lookup.remember(found)
      renamed()
      return { id: contact.id, status: contact.status, ...defined({ imageVersion: contact.imageVersion }) }
    }
    return undefined
  }

  async #pictureOf(accountId: string, contactId: string, version: number): Promise<Picture | undefined> {
    const key = JSON.stringify([accountId, contactId, version])
    const kept = this.#pictures.get(key)
    if (kept !== undefined) return kept
    const { image } = await this.#options.ask('contact.image', {
      accountId,
      contactId,
      version,
      pixels: PICTURE_PIXELS
    })
    if (image === undefined || image.base64.length > MOST_PICTURE_CHARACTERS) return undefined
    keepNewest(this.#pictures, key, image, MOST_PICTURES)
    return image
  }

  #can(accountId: string, capability: Capability): boolean {
    const account = this.#options.accounts.get(accountId)
    return account?.connection === 'live' && account.capabilities.includes(capability)
  }

  /** An account is gone: what it told of people goes with it. */
  #forget(): void {
    this.#contacts.clear()
    this.#pictures.clear()
  }
}

const failures = (results: readonly PromiseSettledResult<void>[]): readonly PromiseRejectedResult[] =>
  results.filter((result) => result.status === 'rejected')
