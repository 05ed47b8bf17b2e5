import type { FrontSocket } from '../../kit/front-socket.ts'
import { elementNames, orderOf, type ElementName } from '../elements/element-fields.ts'
import type { Item, ItemChange } from '../elements/items.ts'
import type { BasixUser } from '../people/directory.ts'
import type { BasixSwitches } from '../switches.ts'
import { Messages } from './messages.ts'

/** After so many events one comes that no page lists, where the switches want that. */
const EVENTS_BETWEEN_UNKNOWN = 5

/** Whom a connection is for. */
export interface ConnectionScope {
  readonly domain: string
  readonly appName: string
  /** Whose events it hears; undefined: everybody's. */
  readonly user: BasixUser | undefined
}

/** One open socket of events (Basix API 3). */
export class CtiConnection {
  readonly socket: FrontSocket
  readonly scope: ConnectionScope
  readonly #switches: BasixSwitches
  readonly #messages: Messages
  /** The orders of fields, which hold as long as the connection. */
  readonly #orders = new Map<ElementName, readonly string[]>()
  #events = 0

  constructor(socket: FrontSocket, scope: ConnectionScope, switches: BasixSwitches) {
    this.socket = socket
    this.scope = scope
    this.#switches = switches
    this.#messages = new Messages(switches)
  }

  /** Tells the order of the fields, and everything there is. */
  begin(items: readonly Item[]): void {
    const { firstMessage, fieldSpecs, unknownKinds } = this.#switches
    const names = elementNames(this.#switches)
    if (firstMessage === 'data') this.#begin('channel', items, [])
    if (fieldSpecs === 'allFirst') for (const name of names) this.#sendOrder(name)
    for (const name of names) {
      if (fieldSpecs === 'each') this.#sendOrder(name)
      if (firstMessage !== 'data' || name !== 'channel') this.#begin(name, items, names)
    }
    if (unknownKinds) this.#sendUnknown()
  }

  tell({ item, event }: ItemChange): void {
    const order = this.#orders.get(item.element)
    if (order === undefined || !this.#hears(item)) return
    this.#events += 1
    if (this.#switches.unknownKinds && this.#events % EVENTS_BETWEEN_UNKNOWN === 0) this.#sendUnknown()
    this.socket.send(this.#messages.infoEvent(item.element, item.fields, order, event))
  }

  say(word: string): void {
    this.socket.send(this.#messages.systemMessage(word))
  }

  sendMessage(text: string): void {
    this.socket.send(this.#messages.message(text))
  }

  /** A message as a newer Erlang writes it. */
  sendNewErlang(): void {
    this.socket.send(this.#messages.newErlang())
  }

  #begin(name: ElementName, items: readonly Item[], names: readonly ElementName[]): void {
    if (name === 'channel_waiting' && !this.#switches.initialWaiting) return
    const order = this.#orders.get(name) ?? orderOf(name, this.#switches)
    if (names.length > 0) this.#orders.set(name, order)
    const own = items.filter((item) => item.element === name && this.#hears(item))
    const fields = own.map((item) => item.fields)
    this.socket.send(this.#messages.initialInfo(name, fields, order))
  }

  #sendOrder(name: ElementName): void {
    const order = orderOf(name, this.#switches)
    this.#orders.set(name, order)
    this.socket.send(this.#messages.fieldSpec(name, order))
  }

  #sendUnknown(): void {
    this.socket.send(this.#messages.unknown())
    this.socket.send(this.#messages.fieldSpec('gadget', ['id', 'colour']))
    this.socket.send(this.#messages.infoEvent('gadget', new Map(), ['id', 'colour'], 'added'))
  }

  #hears({ element, domains, userId }: Item): boolean {
    const { domain, user } = this.scope
    if (!domains.includes(domain)) return false
    const isOwn = element === 'channel' || (element === 'channel_waiting' && this.#switches.waitingOf === 'user')
    return !isOwn || user === undefined || userId === user.id
  }
}
