import { randomBytes } from 'node:crypto'
import type { Extension } from '../../../people/extension.ts'

/** A token that counts as somebody's password. */
interface Token {
  readonly text: string
  /** Epoch ms of its end; undefined: it can be used once. */
  readonly validUntil: number | undefined
}

/** The tokens there are; a new one replaces the old one (MiRTA 9.2). */
export class UserTokens {
  readonly #tokens = new Map<Extension, Token>()

  issue(person: Extension, validUntil: number | undefined): string {
    const text = randomBytes(16).toString('hex')
    this.#tokens.set(person, { text, validUntil })
    return text
  }

  reset(person: Extension): void {
    this.#tokens.delete(person)
  }

  /** True when the token is good now; one that can be used once is gone then. */
  accepts(person: Extension, text: string, now: number): boolean {
    const token = this.#tokens.get(person)
    if (token?.text !== text) return false
    if (token.validUntil === undefined) this.#tokens.delete(person)
    return token.validUntil === undefined || now < token.validUntil
  }
}
