import { SvelteMap } from 'svelte/reactivity'
import type { BridgeError } from '../../../../src-preload/contract/error.ts'
import type { VipNumber } from '../../../../src-preload/contract/services/assistant-groups.ts'
import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { ask } from '../../../state/commands.ts'
import type { Told } from '../told.svelte.ts'
import { keysOf, reviewed, type ImportRow, type ImportState } from './import-rows.ts'
import type { FileEntry } from './vip-file.ts'

/** After these the next number would fail in the same way. */
const ENDS_ALL: ReadonlySet<BridgeError['kind']> = new Set([
  'auth',
  'network',
  'timeout',
  'permission',
  'unsupported',
  'rateLimited'
])

/** Numbers of a file on their way to a manager's list; nothing is sent before the user has seen them. */
export class VipImport {
  readonly fileName: string
  readonly isCut: boolean
  readonly #accountId: string
  readonly #memberId: string
  readonly #vips: Told<readonly VipNumber[]>
  #rows = $state.raw<readonly ImportRow[]>([])
  #isLooking = $state(true)
  #isSending = $state(false)
  #total = $state(0)
  #stopped = $state.raw<string>()
  #wantsStop = false

  constructor(
    { accountId, memberId, fileName, isCut }: ImportFor,
    vips: Told<readonly VipNumber[]>,
    entries: readonly FileEntry[]
  ) {
    this.fileName = fileName
    this.isCut = isCut
    this.#accountId = accountId
    this.#memberId = memberId
    this.#vips = vips
    void this.#look(entries)
  }

  get rows(): readonly ImportRow[] {
    return this.#rows
  }

  get isLooking(): boolean {
    return this.#isLooking
  }

  get isSending(): boolean {
    return this.#isSending
  }

  /** How many are sent in this go. */
  get total(): number {
    return this.#total
  }

  /** Why it ended before the last number. */
  get stopped(): string | undefined {
    return this.#stopped
  }

  count(...states: readonly ImportState[]): number {
    return this.#rows.filter(({ state }) => states.includes(state)).length
  }

  choose(id: number, wanted: boolean): void {
    this.#put(id, { state: wanted ? 'new' : 'left' })
  }

  /** Does not take back what was sent. */
  stop(): void {
    this.#wantsStop = true
  }

  /** Sends what is wanted and what has failed before, one after the other. */
  async send(): Promise<void> {
    if (this.#isSending) return
    this.#isSending = true
    this.#wantsStop = false
    this.#stopped = undefined
    await this.#skipKnown()
    const wanted = this.#rows.filter(({ state }) => state === 'new' || state === 'failed')
    this.#total = wanted.length
    for (const row of wanted) {
      const error = await this.#sendOne(row)
      if (error !== undefined && ENDS_ALL.has(error.kind)) this.#stopped = error.userMessage
      if (this.#wantsStop) this.#stopped = m.assist_import_stopped()
      if (this.#stopped !== undefined) break
    }
    this.#isSending = false
    void this.#vips.read()
  }

  async #sendOne({ id, number, description }: ImportRow): Promise<BridgeError | undefined> {
    this.#put(id, { state: 'sending' })
    const request = { accountId: this.#accountId, memberId: this.#memberId, number }
    const result = await ask('vipNumber.add', { ...request, ...(description === '' ? {} : { description }) })
    this.#put(id, result.ok ? { state: 'added' } : { state: 'failed', reason: result.error.userMessage })
    return result.ok ? undefined : result.error
  }

  /** What failed the last time may have arrived all the same. */
  async #skipKnown(): Promise<void> {
    if (!this.#rows.some(({ state }) => state === 'failed')) return
    await this.#vips.read()
    const known = await keysOf(this.#knownNumbers())
    for (const { id, key, state } of this.#rows) {
      if (state === 'failed' && key !== undefined && known.has(key)) this.#put(id, { state: 'added' })
    }
  }

  async #look(entries: readonly FileEntry[]): Promise<void> {
    this.#rows = await reviewed(entries, this.#knownNumbers())
    this.#isLooking = false
  }

  #knownNumbers(): readonly string[] {
    return (this.#vips.value ?? []).map(({ number }) => number)
  }

  #put(id: number, { state, reason }: Pick<ImportRow, 'state' | 'reason'>): void {
    this.#rows = this.#rows.map((row) => (row.id === id ? { ...row, state, reason } : row))
  }
}

interface ImportFor {
  readonly accountId: string
  readonly memberId: string
  readonly fileName: string
  readonly isCut: boolean
}

/** So many imports are kept while the user is elsewhere. */
const MOST_IMPORTS = 5

const imports = new SvelteMap<string, VipImport>()
const idOf = (accountId: string, memberId: string): string => `${accountId}/${memberId}`

/** The import that is under review or under way for a manager; it goes on while the user is elsewhere. */
export const importFor = (accountId: string, memberId: string): VipImport | undefined =>
  imports.get(idOf(accountId, memberId))

export function beginImport(whom: ImportFor, vips: Told<readonly VipNumber[]>, entries: readonly FileEntry[]): void {
  imports.set(idOf(whom.accountId, whom.memberId), new VipImport(whom, vips, entries))
  for (const [id, one] of imports) if (imports.size > MOST_IMPORTS && !one.isSending) imports.delete(id)
}

export function endImport(accountId: string, memberId: string): void {
  imports.delete(idOf(accountId, memberId))
}
