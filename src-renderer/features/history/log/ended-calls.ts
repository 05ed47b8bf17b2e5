import type { Call } from '../../../../src-preload/contract/call.ts'
import { hasEnded } from '../../calls/call-text.ts'

type Accounts = ReadonlyMap<string, string>

/** Tells whose calls are over. */
export class EndedCalls {
  /** Accounts of the calls that are going on, and of those that are on the stage at all. */
  #going: Accounts = new Map()
  #staged: Accounts = new Map()

  /**
   * The accounts of which a call has ended or left the stage since the last look. A system may write a call down a moment
   * after its end, so it is told twice.
   */
  look(calls: readonly Call[]): readonly string[] {
    const going = accountsOf(calls.filter((call) => !hasEnded(call)))
    const staged = accountsOf(calls)
    const over = [...gone(this.#going, going), ...gone(this.#staged, staged)]
    this.#going = going
    this.#staged = staged
    return [...new Set(over)]
  }
}

const accountsOf = (calls: readonly Call[]): Accounts => new Map(calls.map(({ id, accountId }) => [id, accountId]))

/** Accounts of those that were there before and are not now. */
const gone = (before: Accounts, now: Accounts): string[] =>
  [...before].filter(([id]) => !now.has(id)).map(([, accountId]) => accountId)
