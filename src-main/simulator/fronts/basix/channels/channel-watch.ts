import type { Call, Leg } from '../../../core/calls.ts'
import type { PbxEvent } from '../../../core/world.ts'
import { Emitter } from '../../../../util/emitter.ts'
import { channelFields } from './channel-fields.ts'
import type { Channels } from './channels.ts'
import { enumeration, textTerm, type KnownLine } from './known-line.ts'
import { channelState, timestamp } from './channel-state.ts'
import { domainsOf, type Domains } from './domains.ts'
import { hangupData } from './hangup.ts'
import { factsOf } from './facts-of.ts'
import type { LegFacts } from './leg-facts.ts'
import { linesOf, type Line } from './lines.ts'
import { waitingItem, waits } from './waiting-items.ts'
import type { FrontContext } from '../front-context.ts'
import type { Term } from '../socket/bert.ts'
import type { ElementEvent } from '../socket/messages.ts'
import { isSameFields, only, without, type Fields } from '../elements/fields.ts'
import type { Item, ItemChange } from '../elements/items.ts'

/** A line that was told of. */
interface Told extends KnownLine {
  line: Line
  domains: Domains
  stateSince: number
  lastBridgedUser: number | undefined
  /** What was told of it last, and the state in that. */
  item: Item
  stateName: string | undefined
  /** What was told of it as a call that waits. */
  waiting: Item | undefined
}

/**
 * Follows the legs of the PBX and tells of each line what happens to it, in the order of the contract's sequences (Basix
 * API 3.7): beginnings and answers at once, the rest when what belongs together has happened.
 */
export class ChannelWatch implements Channels {
  readonly changed = new Emitter<ItemChange>()
  readonly #context: FrontContext
  readonly #told = new Map<string, Told>()
  readonly #facts = new WeakMap<Leg, LegFacts>()
  readonly #off: () => void
  #isSettling = false

  constructor(context: Omit<FrontContext, 'channels'>) {
    this.#context = { ...context, channels: this }
    const { pbx } = context
    this.#off = pbx.events.on((event) => this.#hear(event))
    for (const call of pbx.desk.calls) for (const leg of call.liveLegs) this.#look(leg)
    this.#settle()
  }

  get items(): readonly Item[] {
    return [...this.#told.values()].flatMap(({ item, waiting }) => (waiting === undefined ? [item] : [item, waiting]))
  }

  countOf(domain: string): number {
    return [...this.#told.values()].filter(({ domains }) => domains.includes(domain)).length
  }

  lineOf(uuid: string, domain: string): Line | undefined {
    const found = this.#told.get(uuid)
    return found?.domains.includes(domain) === true ? found.line : undefined
  }

  factsOf(leg: Leg): LegFacts | undefined {
    return this.#facts.get(leg)
  }

  lookAgain(): void {
    this.#settleSoon()
  }

  [Symbol.dispose](): void {
    this.#off()
  }

  #hear(event: PbxEvent): void {
    if (event.kind === 'leg') this.#look(event.leg)
    if (event.kind === 'leg' || event.kind === 'queue' || event.kind === 'callOver') this.#settleSoon()
    if (event.kind === 'callOver') this.#forgetOrigination(event.call)
  }

  #forgetOrigination({ tag }: Call): void {
    queueMicrotask(() => this.#context.originations.forget(tag)) // its legs are told of once more
  }

  /** Tells of lines that have begun or were answered. */
  #look(leg: Leg): void {
    for (const line of linesOf(leg)) {
      const told = this.#told.get(line.uuid)
      if (told !== undefined) this.#tellAnswer(told, line)
      else if (line.ended === undefined) this.#begin(line)
    }
  }

  #begin(line: Line): void {
    const { leg } = line
    const facts = this.#facts.get(leg) ?? factsOf(leg, this.#context)
    this.#facts.set(leg, facts)
    this.#tellStates(leg.call)
    const domains = domainsOf(leg, facts, [], this.#context)
    const now = this.#context.pbx.clock.now()
    const begun = { facts, line, domains, stateSince: now, lastBridgedUser: undefined, waiting: undefined }
    const { ringingPark } = this.#context.switches
    const told: Told = { ...begun, stateName: undefined, item: this.#item(begun, new Map()) }
    this.#told.set(line.uuid, told)
    const fields = this.#fieldsOf(told)
    const isUpdatedSoon = line.isRingingPark && ringingPark === 'updated'
    const first = this.#isBridged(told) || isUpdatedSoon ? without(fields, ['state', 'other_info']) : fields
    told.item = this.#item(told, first)
    if (!isUpdatedSoon) told.stateName = this.#isBridged(told) ? undefined : this.#stateNameOf(told)
    this.#tell(told, 'added', line.direction === 'inbound' ? 'NEW_CHANNEL' : 'CHANNEL_ORIGINATE')
  }

  #tellAnswer(told: Told, line: Line): void {
    const wasAnswered = told.line.answeredAt !== undefined
    told.line = line
    if (wasAnswered || line.answeredAt === undefined || line.direction === 'inbound' || line.ended !== undefined) return
    const answered = ['answer_timestamp', timestamp(line.answeredAt)] as const
    told.item = this.#item(told, new Map([...without(told.item.fields, ['state']), answered]))
    told.stateName = undefined
    this.#tell(told, 'updated', 'CHANNEL_ANSWER')
  }

  #settleSoon(): void {
    if (this.#isSettling) return
    this.#isSettling = true
    queueMicrotask(() => this.#settle())
  }

  #settle(): void {
    this.#isSettling = false
    const all = (): Told[] => [...this.#told.values()]
    for (const told of all()) this.#refresh(told)
    for (const told of all()) if (told.line.ended === undefined && !this.#isBridged(told)) this.#tellState(told)
    for (const told of all()) this.#tellWaiting(told, ['added', 'updated'])
    for (const told of all()) if (told.line.ended !== undefined) this.#remove(told)
    for (const told of all()) this.#tellWaiting(told, ['removed'])
    for (const told of all()) this.#tellState(told)
  }

  /** The states of the lines of a call, before another one begins in it. */
  #tellStates(call: Call): void {
    const lines = [...this.#told.values()].filter(({ line }) => line.leg.call === call)
    for (const told of lines) this.#refresh(told)
    for (const told of lines) if (told.line.ended === undefined && !this.#isBridged(told)) this.#tellState(told)
    for (const told of lines) this.#tellWaiting(told, ['added'])
  }

  #refresh(told: Told): void {
    const line = linesOf(told.line.leg).find(({ uuid }) => uuid === told.line.uuid)
    if (line !== undefined) told.line = line
    told.domains = domainsOf(told.line.leg, told.facts, told.domains, this.#context)
  }

  #tellState(told: Told): void {
    const before = told.item
    const name = this.#stateNameOf(told)
    if (name !== told.stateName) told.stateSince = this.#context.pbx.clock.now()
    const bridges = name === 'bridged' && told.stateName !== 'bridged'
    const wasAnswered = before.fields.has('answer_timestamp')
    told.stateName = name
    if (bridges) told.lastBridgedUser = this.#userAcross(told) ?? told.lastBridgedUser
    const fields = this.#fieldsOf(told)
    if (isSameFields(fields, without(before.fields, ['last_event', 'last_event_data']))) return
    told.item = this.#item(told, fields)
    const answers = !wasAnswered && fields.has('answer_timestamp') && told.line.direction === 'outbound'
    const { stateEvent } = this.#context.switches
    this.#tell(told, 'updated', bridges ? 'CHANNEL_BRIDGE' : answers ? 'CHANNEL_ANSWER' : stateEvent)
  }

  #tellWaiting(told: Told, wanted: readonly ElementEvent[]): void {
    const before = told.waiting
    const now = waits(told.line.leg, this.#context) ? waitingItem(told.item, this.#context) : undefined
    if (now === undefined) {
      if (before === undefined || !wanted.includes('removed')) return
      told.waiting = undefined
      return this.changed.emit({ item: before, event: 'removed' })
    }
    const event = before === undefined ? 'added' : 'updated'
    if (!wanted.includes(event) || (before !== undefined && isSameFields(before.fields, now.fields))) return
    told.waiting = now
    this.changed.emit({ item: now, event })
  }

  #remove(told: Told): void {
    this.#told.delete(told.line.uuid)
    const { waiting } = told
    const { hangup, removedCarries } = this.#context.switches
    const fields = new Map(removedCarries === 'record' ? told.item.fields : only(told.item.fields, keys))
    const { ended, isRingingPark } = told.line
    if (ended !== undefined) fields.set('hangup_timestamp', timestamp(ended.at))
    if (!isRingingPark) fields.delete('state')
    told.item = this.#item(told, fields)
    const events = hangup === 'removed' ? (['removed'] as const) : (['updated', 'removed'] as const)
    for (const event of events) this.#tell(told, event, 'CHANNEL_HANGUP', this.#hangupData(told))
    if (waiting !== undefined) this.changed.emit({ item: waiting, event: 'removed' })
  }

  #hangupData({ line }: Told): string | undefined {
    const isRejected = line.ended?.cause === 'rejected' && line.ended.by === 'party' && line.direction === 'outbound'
    return isRejected ? this.#context.switches.rejectData : hangupData(line)
  }

  #tell(told: Told, event: ElementEvent, lastEvent: string, data?: string): void {
    const last: [string, Term][] = [['last_event', enumeration(this.#context)(lastEvent)]]
    const more = textTerm(data)
    if (more !== undefined) last.push(['last_event_data', more])
    const kept = without(told.item.fields, ['last_event', 'last_event_data'])
    told.item = this.#item(told, new Map([...kept, ...last]))
    this.changed.emit({ item: told.item, event })
  }

  #fieldsOf(told: Told): Fields {
    return channelFields(told, this.#context)
  }

  #stateNameOf(told: Told): string | undefined {
    return channelState(told.line, told.facts, this.#context)?.name
  }

  #isBridged(told: Told): boolean {
    return this.#stateNameOf(told) === 'bridged'
  }

  /** The user on the other side of a line from or to outside. */
  #userAcross({ line: { leg } }: Told): number | undefined {
    if (leg.owner.party.kind !== 'outside') return undefined
    const partner = leg.call.othersThan(leg).find((other) => other.isTalking)
    return partner && this.#context.directory.userOf(partner.owner)?.id
  }

  #item({ line, domains }: Pick<Told, 'line' | 'domains'>, fields: Fields): Item {
    const userId = this.#context.directory.userOf(line.leg.owner)?.id
    return { element: 'channel', key: line.uuid, domains, userId, fields }
  }
}

/** What always travels with a removal. */
const keys = ['uuid', 'user_id', 'called_number', 'direction']
