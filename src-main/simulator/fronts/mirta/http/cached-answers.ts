import type { Answer } from './answers.ts'
import type { MirtaRequest } from './request.ts'

interface Cached {
  readonly at: number
  readonly answer: Answer
}

/** More answers than these are not kept. */
const MOST = 500

/** Lamps and states of extensions are not asked of the telephone switch each time (MiRTA 1.2, `cache`). */
export class CachedAnswers {
  readonly #cached = new Map<string, Cached>()

  answer(request: MirtaRequest, forMs: number, now: number, ask: () => Answer): Answer {
    const isKept = request.name === 'lamps' || request.name === 'extensionState'
    const isFresh = request.exactly('cache')?.toLowerCase() === 'no'
    if (!isKept || forMs === 0) return ask()
    const key = `${request.name} ${request.tenant.code} ${request.optional('ext') ?? ''}`
    const known = this.#cached.get(key)
    if (!isFresh && known !== undefined && now - known.at < forMs) return known.answer
    const answer = ask()
    if (this.#cached.size >= MOST) this.#cached.clear()
    this.#cached.set(key, { at: now, answer })
    return answer
  }
}
