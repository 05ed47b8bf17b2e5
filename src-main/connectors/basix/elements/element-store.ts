import { Emitter } from '../../../util/emitter.ts'
import { limits } from '../../../util/limits.ts'
import { isKeyOf } from '../../../util/lookup.ts'
import type { Term } from '../bert/term.ts'
import type { Item } from '../context.ts'
import type { CtiMessage } from '../socket/messages.ts'
import { integerOf, isNothing, textOf } from './values.ts'

/** The messages that tell of elements. */
export type ElementMessage = Extract<CtiMessage, { readonly element: string }>

/** The elements that are kept, with the field that is their key (Basix 3.3, 3.4). */
const KEYS = {
  channel: 'uuid',
  channel_waiting: 'uuid',
  user: 'id',
  group: 'id',
  group_member: 'id'
} as const

export type ElementName = keyof typeof KEYS

/** What has happened to an element; of one that is gone `item` is the last that was known of it. */
export interface ElementChange {
  readonly element: ElementName
  readonly key: string
  readonly isGone: boolean
  readonly item: Item
}

/**
 * Everything a connection has told, read by the order of fields it has told first and nothing else (Basix 3.3). Elements
 * and fields that no page lists are left aside; data that comes before the order of its fields waits for it.
 */
export class ElementStore {
  readonly changed = new Emitter<ElementChange>()
  readonly #orders = new Map<ElementName, readonly string[]>()
  readonly #items = new Map<ElementName, Map<string, Item>>()
  readonly #early = new Map<ElementName, ElementMessage[]>()
  readonly #begun = new Set<ElementName>()

  /** Whether all there was at first of such elements has been told. */
  hasBegun(element: ElementName): boolean {
    return this.#begun.has(element)
  }

  /** Those of one kind, by their keys. */
  of(element: ElementName): ReadonlyMap<string, Item> {
    return this.#of(element)
  }

  take(message: ElementMessage): void {
    const { element } = message
    if (!isKeyOf(KEYS, element)) return
    if (message.kind === 'field_spec') return this.#order(element, message.fields)
    const order = this.#orders.get(element)
    if (order === undefined) return this.#wait(element, message)
    if (message.kind === 'info_event') this.#hear(element, itemOf(order, message.values), message.event)
    else {
      const items = message.items.map((values) => itemOf(order, values))
      this.#begin(element, items)
    }
  }

  #order(element: ElementName, fields: readonly string[]): void {
    this.#orders.set(element, fields)
    const early = this.#early.get(element) ?? []
    this.#early.delete(element)
    for (const message of early) this.take(message)
  }

  #wait(element: ElementName, message: ElementMessage): void {
    const early = this.#early.get(element) ?? []
    if (early.length < limits.earlyMessages) early.push(message)
    this.#early.set(element, early)
  }

  #begin(element: ElementName, items: readonly Item[]): void {
    const told = new Map(items.flatMap((item) => keyed(element, item)))
    this.#begun.add(element)
    for (const [key, item] of this.#of(element)) if (!told.has(key)) this.#remove(element, key, item)
    for (const [key, item] of told) this.#put(element, key, item)
  }

  #hear(element: ElementName, item: Item, event: string): void {
    for (const [key] of keyed(element, item)) {
      const known = this.#of(element).get(key)
      if (event === 'removed') this.#remove(element, key, new Map([...(known ?? []), ...item]))
      else this.#put(element, key, isHangUp(item) ? new Map([...(known ?? []), ...item]) : item)
    }
  }

  #put(element: ElementName, key: string, item: Item): void {
    const items = this.#of(element)
    if (!items.has(key) && items.size >= limits.elements) return
    items.set(key, item)
    this.changed.emit({ element, key, isGone: false, item })
  }

  #remove(element: ElementName, key: string, item: Item): void {
    this.#of(element).delete(key)
    this.changed.emit({ element, key, isGone: true, item })
  }

  #of(element: ElementName): Map<string, Item> {
    const items = this.#items.get(element) ?? new Map<string, Item>()
    this.#items.set(element, items)
    return items
  }
}

const itemOf = (order: readonly string[], values: readonly Term[]): Item =>
  new Map(
    order.flatMap((name, index) => {
      const value = values[index]
      return value === undefined || isNothing(value) ? [] : [[name, value] as const]
    })
  )

/** A leg that ends may come without most of its fields, so what was known of it is kept (Basix 8). */
const isHangUp = (item: Item): boolean => textOf(item.get('last_event')) === 'CHANNEL_HANGUP'

function keyed(element: ElementName, item: Item): readonly (readonly [string, Item])[] {
  const value = item.get(KEYS[element])
  const key = textOf(value) ?? integerOf(value)?.toString()
  return key === undefined || key.length > limits.idChars ? [] : [[key, item]]
}
