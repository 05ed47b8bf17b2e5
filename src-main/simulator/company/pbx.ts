import { setMaxListeners } from 'node:events'
import type { Clock } from '../../util/clock.ts'
import { DAY, MINUTE, SECOND } from '../../util/durations.ts'
import { Emitter } from '../../util/emitter.ts'
import { lookUp } from '../../util/lookup.ts'
import { CallManager } from '../core/call-manager.ts'
import type { CallLogItem } from '../core/call-log.ts'
import { CallRecords } from '../core/call-records.ts'
import { dial } from '../distribution/dialling.ts'
import { Extension } from '../people/extension.ts'
import { usualBehaviour } from '../core/behaviour.ts'
import { MeetingBook } from './meeting-book.ts'
import type { Behaviour, HistoryData, CompanyData, OrganisationData } from '../core/company-data.ts'
import { OutsideParty } from '../people/outside-party.ts'
import type { Party } from '../core/parties.ts'
import type { SentText } from '../people/person-settings.ts'
import { PhoneBook } from './phone-book.ts'
import { Queue } from '../distribution/queues.ts'
import { RingGroup } from '../distribution/ring-groups.ts'
import { Refusal } from '../core/refusal.ts'
import { PARK_CODE, ParkLot } from '../features/parking.ts'
import type { Directory, Service } from '../distribution/routing.ts'
import { exampleCompany } from './example-company.ts'
import { transfer } from '../features/transfers.ts'
import type { CallControl, PbxEvent, SentDigits, World } from '../core/world.ts'
import { defined } from '../../util/defined.ts'
import { abortError } from '../../util/abort.ts'

/** What a PBX is made of. */
export interface PbxOptions {
  readonly clock: Clock
  /** Defaults to the example company. */
  readonly data?: CompanyData
}

/** A small telephone system for tests and the demo; the fronts speak for it in each vendor's protocol. */
export class Pbx implements World, Directory, Disposable {
  readonly clock: Clock
  readonly data: CompanyData
  readonly events = new Emitter<PbxEvent>()
  readonly desk: CallManager
  readonly callControl: CallControl = {
    dial: (from, target, options) => dial(this, from, target, options),
    transfer: (leg, target, options) => transfer(this, leg, target, options)
  }
  readonly extensions: readonly Extension[]
  readonly queues: readonly Queue[]
  readonly ringGroups: readonly RingGroup[]
  readonly digits: SentDigits[] = []
  readonly behaviour = usualBehaviour()
  /** The finished calls of the house. */
  readonly records: CallRecords
  readonly parkLot = new ParkLot(this)
  readonly phoneBook: PhoneBook
  readonly meetings: MeetingBook
  /** Text messages people have sent. */
  readonly outbox: SentText[] = []
  readonly #outside = new Map<string, OutsideParty>()
  readonly #life = new AbortController()
  #count = 1000
  #logCount = 9_007_199_254_740_900n
  #seed = 0x2f6e2b1
  #distributing = false

  constructor(options: PbxOptions) {
    setMaxListeners(0, this.#life.signal) // everything that is to happen later listens
    this.clock = options.clock
    this.data = options.data ?? exampleCompany
    this.desk = new CallManager(this)
    this.records = new CallRecords(this)
    this.phoneBook = new PhoneBook(this.data)
    this.extensions = this.data.users.map((user) => new Extension(this, user))
    this.queues = this.data.queues.map((queue) => new Queue(this, queue, (user) => this.extension(user)))
    const { ringGroups = [] } = this.data
    this.ringGroups = ringGroups.map((group) => new RingGroup(this, group, (user) => this.extension(user)))
    for (const { data, log } of this.extensions) this.#fillLog(log, data.history)
    for (const { data, inbox } of this.queues) this.#fillLog(inbox, data.messages)
    this.meetings = new MeetingBook(this, (user) => this.extension(user), this.data.meetings)
    this.events.on((event) => this.#distributeSoon(event))
  }

  /** A person by short number, full number, user id or address. @throws Refusal noSuchUser */
  extension(name: string): Extension {
    const found = this.findExtension(name, this.data.organisations[0].domain)
    if (found === undefined) throw new Refusal('noSuchUser', name)
    return found
  }

  /** As `extension`, seen from one organisation: short numbers and ids without domain are its own. */
  findExtension(name: string, domain: string): Extension | undefined {
    const wanted = name.toLowerCase()
    return this.extensions.find(({ data, address }) => {
      const own = data.domain === domain && (data.id.toLowerCase() === wanted || data.shortNumber === wanted)
      return own || address.toLowerCase() === wanted || data.number === name || data.mobile === name
    })
  }

  /** A group by name, id, short or full number. @throws Refusal noSuchQueue */
  queue(name: string): Queue {
    const found = this.queues.find(({ data }) => data.name === name || data.id === name)
    const queue = found ?? this.findQueue(name, this.data.organisations[0].domain)
    if (queue === undefined) throw new Refusal('noSuchQueue', name)
    return queue
  }

  findQueue(number: string, domain: string): Queue | undefined {
    return this.queues.find((queue) => hasNumber(queue, number, domain))
  }

  /** A ring group by name or id. @throws Refusal noSuchQueue */
  ringGroup(name: string): RingGroup {
    const found = this.ringGroups.find(({ data }) => data.name === name || data.id === name)
    if (found === undefined) throw new Refusal('noSuchQueue', name)
    return found
  }

  findGroup(number: string, domain: string): Queue | RingGroup | undefined {
    return this.findQueue(number, domain) ?? this.ringGroups.find((group) => hasNumber(group, number, domain))
  }

  findService(number: string): Service | undefined {
    return number === PARK_CODE ? this.parkLot : this.parkLot.atSlot(number)
  }

  organisation(domain: string): OrganisationData | undefined {
    return this.data.organisations.find((one) => one.domain === domain)
  }

  /** Someone outside with this number; without a behaviour, the script decides when it answers. */
  outside(number: string, name?: string, behaviour: Behaviour = { kind: 'rings' }): OutsideParty {
    const party: Party = { kind: 'outside', number, ...defined({ name }) }
    const outside = new OutsideParty(this, party, behaviour)
    this.#outside.set(number, outside)
    return outside
  }

  /** Someone outside who hides the number. */
  withheld(): OutsideParty {
    return new OutsideParty(this, { kind: 'outside', withheld: true }, { kind: 'rings' })
  }

  findOutside(number: string): OutsideParty | undefined {
    return this.#outside.get(number)
  }

  outsideAt(number: string): OutsideParty {
    const usual: Behaviour = { kind: 'answers', afterMs: 2 * SECOND }
    return this.findOutside(number) ?? this.outside(number, undefined, lookUp(this.data.numbers, number) ?? usual)
  }

  /** Runs something later; nothing of it is left when `signal` or the PBX ends. */
  after(ms: number, run: () => unknown, signal?: AbortSignal): void {
    const ends = signal ?? this.#life.signal
    this.clock.sleep(Math.max(0, ms), ends).then(
      () => (this.#life.signal.aborted ? undefined : run()),
      (failure: unknown) => {
        if (!ends.aborted) throw failure
      }
    )
  }

  nextId(): string {
    return String(++this.#count)
  }

  /** Ids of legs look as wild as a server's, to be sure that they are encoded. */
  nextLegId(): string {
    return `${this.nextId()}:${this.random32().toString(16)}@pbx+1`
  }

  /** Ids of log rows pass the range of a double on purpose. */
  nextLogId(): bigint {
    return ++this.#logCount
  }

  correlationId(): string {
    const letters = [this.random32(), this.random32(), this.random32()].map((part) => part.toString(36)).join('')
    return `${letters}_${this.clock.now()}`
  }

  /** The same numbers in each run, 0 … 2^32-1. */
  random32(): number {
    this.#seed = (Math.imul(this.#seed, 1_664_525) + 1_013_904_223) >>> 0
    return this.#seed
  }

  [Symbol.dispose](): void {
    this.#life.abort(abortError('the PBX was closed'))
    for (const one of this.desk.calls.flatMap((call) => [call, ...call.legs])) one.timers.abort()
  }

  #fillLog(log: CallLogItem[], history: readonly HistoryData[] = []): void {
    const oldestFirst = history.toSorted((a, b) => b.minutesAgo - a.minutesAgo)
    log.push(...oldestFirst.map((row) => this.#logRow(row)).toReversed())
  }

  #logRow(row: HistoryData): CallLogItem {
    const startedAt = this.clock.now() - Math.min(row.minutesAgo * MINUTE, 30 * DAY)
    const remote: Party = { kind: 'outside', number: row.number, ...defined({ name: row.name }) }
    const { kind, durationMs = 0, seen = true } = row
    const playable = kind === 'voicemail' || kind === 'recording'
    return {
      id: this.nextLogId(),
      kind,
      startedAt,
      durationMs,
      remote,
      isSeen: seen,
      ...(playable && { isPlayed: seen })
    }
  }

  #distributeSoon(event: PbxEvent): void {
    const frees = event.kind !== 'configuration' && !(event.kind === 'leg' && event.leg.isLive)
    if (!frees || this.#distributing) return
    this.#distributing = true
    queueMicrotask(() => {
      this.#distributing = false
      if (!this.#life.signal.aborted) for (const queue of this.queues) queue.distribute()
    })
  }
}

interface Numbered {
  readonly data: { readonly domain: string; readonly number: string; readonly shortNumber: string }
}

/** True when the number reaches it from a telephone of `domain`. */
function hasNumber({ data }: Numbered, number: string, domain: string): boolean {
  return data.number === number || (data.domain === domain && data.shortNumber === number)
}

/** A fresh PBX, with the example company unless other data are given. */
export const createPbx = (options: PbxOptions): Pbx => new Pbx(options)
