import type { Notice } from '../../src-preload/contract/notice.ts'
import type { Clock } from '../util/clock.ts'
import { EntityStore } from './entity-store.ts'

const MOST_NOTICES = 20

/** What the user should know and can dismiss. The same text is told once; beyond twenty the oldest go. */
export class Notices {
  readonly entities = new EntityStore('notices')
  readonly #clock: Clock
  /** How what they tell of is taken back. */
  readonly #undo = new Map<string, () => Promise<void>>()
  #count = 0

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Returns the id of the notice, which may be an older one with the same text. `undo` takes back what it tells of. */
  add(level: Notice['level'], text: string, undo?: () => Promise<void>): string {
    const shown = this.entities.values()
    const same = shown.find((notice) => notice.text === text && notice.level === level)
    const id = same?.id ?? `notice-${++this.#count}`
    const tooMany = same === undefined ? shown.slice(0, Math.max(0, shown.length + 1 - MOST_NOTICES)) : []
    const notice: Notice = { id, level, text, at: this.#clock.now(), ...(undo === undefined ? {} : { undo: true }) }
    for (const { id: gone } of tooMany) this.#undo.delete(gone)
    if (undo === undefined) this.#undo.delete(id)
    else this.#undo.set(id, undo)
    this.entities.update({ set: { [id]: notice }, removed: tooMany.map((old) => old.id) })
    return id
  }

  /** Takes back what the notice tells of; nothing where that cannot be, or is done. @throws CtiError */
  async undo(id: string): Promise<void> {
    const undo = this.#undo.get(id)
    this.dismiss(id)
    await undo?.()
  }

  dismiss(id: string): void {
    this.#undo.delete(id)
    this.entities.remove(id)
  }
}
