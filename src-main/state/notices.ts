import type { Notice } from '../../src-preload/contract/notice.ts'
import type { Clock } from '../util/clock.ts'
import { EntityStore } from './entity-store.ts'

const MOST_NOTICES = 20

/** What the user should know and can dismiss. The same text is told once; beyond twenty the oldest go. */
export class Notices {
  readonly entities = new EntityStore('notices')
  readonly #clock: Clock
  #count = 0

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Returns the id of the notice, which may be an older one with the same text. */
  add(level: Notice['level'], text: string): string {
    const shown = this.entities.values()
    const same = shown.find((notice) => notice.text === text && notice.level === level)
    const id = same?.id ?? `notice-${++this.#count}`
    const tooMany = same === undefined ? shown.slice(0, Math.max(0, shown.length + 1 - MOST_NOTICES)) : []
    const notice: Notice = { id, level, text, at: this.#clock.now() }
    this.entities.update({ set: { [id]: notice }, removed: tooMany.map((old) => old.id) })
    return id
  }

  dismiss(id: string): void {
    this.entities.remove(id)
  }
}
