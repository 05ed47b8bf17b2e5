import type { Call, UsualTarget } from '../../src-preload/contract/call.ts'
import type { Party } from '../../src-preload/contract/party.ts'
import { defined } from '../util/defined.ts'
import { numberKey } from './number-key.ts'
import { MOST_CALLERS, MOST_TARGETS } from './usual-targets-file.ts'
import type { CallerTargets, TargetsFile } from './usual-targets-file.ts'

/** What the memory needs. */
export interface UsualTargetsOptions {
  readonly file: TargetsFile
  /** ISO 3166-1 alpha-2. */
  readonly region: () => string
  /** The party with what is known of it. */
  readonly named: (accountId: string, party: Party) => Party
  /** Id of the account's contact that has this number. */
  readonly contactIdOf: (accountId: string, number: string) => string | undefined
  /** Whether the account is there again after a restart. */
  readonly isKept: (accountId: string) => boolean
}

type CallOf = Pick<Call, 'accountId' | 'remote'>

/**
 * To whom this user handed over the calls of each caller before: whoever calls again is likely to want the same person. The
 * last callers are kept in the profile, and forgotten with their account.
 */
export class UsualTargets {
  readonly #options: UsualTargetsOptions
  #callers: readonly CallerTargets[]

  constructor(options: UsualTargetsOptions) {
    this.#options = options
    this.#callers = options.file.value.callers
  }

  /** The call was handed over to that number. */
  learn({ accountId, remote }: CallOf, target: string): void {
    const caller = this.#callerOf(remote)
    if (caller === undefined) return
    const known = this.#find(accountId, caller)
    const others = (known?.targets ?? []).filter((one) => this.#key(one) !== this.#key(target))
    const learnt = { accountId, caller, targets: [target, ...others].slice(0, MOST_TARGETS) }
    this.#replace([learnt, ...this.#callers.filter((one) => one !== known)].slice(0, MOST_CALLERS))
  }

  /** Those who got this caller's calls, the last one first. */
  of({ accountId, remote }: CallOf): UsualTarget[] {
    const caller = this.#callerOf(remote)
    const targets = caller === undefined ? [] : (this.#find(accountId, caller)?.targets ?? [])
    const party = (number: string): Party => ({ kind: 'external', number, displayNumber: number, withheld: false })
    const { named, contactIdOf } = this.#options
    return targets.map((number) => ({
      party: named(accountId, party(number)),
      ...defined({ contactId: contactIdOf(accountId, number) })
    }))
  }

  /** Of how many callers something is remembered. */
  get count(): number {
    return this.#callers.length
  }

  /** Forgets everybody, damaged entries too. False when the file could not be written. */
  forgetAll(): boolean {
    this.#options.file.removeAside()
    return this.#replace([])
  }

  /** Forgets an account that was removed. */
  dropAccount(accountId: string): void {
    const left = this.#callers.filter((one) => one.accountId !== accountId)
    if (left.length < this.#callers.length) this.#replace(left)
  }

  #replace(callers: readonly CallerTargets[]): boolean {
    const { file, isKept } = this.#options
    this.#callers = callers
    return file.save({ callers: callers.filter((one) => isKept(one.accountId)) })
  }

  #find(accountId: string, caller: string): CallerTargets | undefined {
    return this.#callers.find((one) => one.accountId === accountId && one.caller === caller)
  }

  #callerOf({ number, withheld }: Party): string | undefined {
    return withheld || number === undefined || number === '' ? undefined : this.#key(number)
  }

  #key(number: string): string {
    return numberKey(number, this.#options.region())
  }
}
