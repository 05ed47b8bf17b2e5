import type { ElementEvent } from '../socket/messages.ts'
import type { ElementName } from './element-fields.ts'
import { isSameFields, type Fields } from './fields.ts'

/** One element as it is told. */
export interface Item {
  readonly element: ElementName
  /** Id or uuid. */
  readonly key: string
  /** The domains whose connections hear of it. */
  readonly domains: readonly string[]
  /** Whose it is, where connections of one user hear of their own only. */
  readonly userId: number | undefined
  readonly fields: Fields
}

/** What has happened to one. */
export interface ItemChange {
  readonly item: Item
  readonly event: ElementEvent
}

/** What there was of some kinds of elements, to find out what has changed. */
export class ItemTable {
  #items: ReadonlyMap<string, Item>

  constructor(items: readonly Item[]) {
    this.#items = byKey(items)
  }

  /** Takes these as all there are. @returns what has changed by that */
  replace(items: readonly Item[]): readonly ItemChange[] {
    const before = this.#items
    this.#items = byKey(items)
    const removed = [...before].filter(([key]) => !this.#items.has(key))
    const changed = [...this.#items].flatMap(([key, item]): ItemChange[] => {
      const old = before.get(key)
      if (old === undefined) return [{ item, event: 'added' }]
      return isSameFields(old.fields, item.fields) ? [] : [{ item, event: 'updated' }]
    })
    return [...removed.map(([, item]): ItemChange => ({ item, event: 'removed' })), ...changed]
  }
}

const byKey = (items: readonly Item[]): ReadonlyMap<string, Item> =>
  new Map(items.map((item) => [`${item.element} ${item.key}`, item]))
