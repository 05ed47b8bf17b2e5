import type { Notice } from '../../src-preload/contract/notice.ts'
import { guard } from './guard.ts'

const MOST = 5

/** What this window has to tell by itself, beside the notices main sends. */
class Notices {
  #own = $state.raw<readonly Notice[]>([])
  #count = 0

  get own(): readonly Notice[] {
    return this.#own
  }

  /** The same text twice is told once. */
  add(level: Notice['level'], text: string): void {
    const others = this.#own.filter((notice) => notice.text !== text)
    const notice = { id: `own-${++this.#count}`, level, text, at: Date.now() }
    guard.watch(() => (this.#own = [...others, notice].slice(-MOST)))
  }

  dismiss(id: string): void {
    this.#own = this.#own.filter((notice) => notice.id !== id)
  }

  clear(): void {
    this.#own = []
  }
}

export const notices = new Notices()
