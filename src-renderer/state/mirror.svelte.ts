import { flushSync } from 'svelte'
import type { Bridge, Push } from '../../src-preload/contract/ipc.ts'
import type { Account } from '../../src-preload/contract/account.ts'
import type { Call } from '../../src-preload/contract/call.ts'
import { emptyState } from '../../src-preload/contract/empty-state.ts'
import type { AppSettings } from '../../src-preload/contract/settings.ts'
import { usualPauseSettings, usualPopupSettings } from '../../src-preload/contract/usual-settings.ts'
import type { Section, Sections, Snapshot } from '../../src-preload/contract/snapshot.ts'
import { guard } from './guard.ts'

/** What is shown before the first snapshot and where main sends none. */
export const defaultSettings: AppSettings = {
  theme: 'system',
  textSize: 100,
  region: 'DE',
  regionConfirmed: true,
  popupEnabled: true,
  popup: usualPopupSettings,
  pauses: usualPauseSettings,
  textTemplates: [],
  dialLinksWithoutAsking: false,
  workingDayStartsAt: '08:00'
}

const nothing: Snapshot = { revision: -1, state: emptyState }

const RETRY_MS = 1_000

/** The read-only copy of main's state: a snapshot, then patches; after a gap a new snapshot. */
export class Mirror {
  #snapshot = $state.raw<Snapshot>(nothing)
  #refilling = false
  /** A page that has just connected shows what the user opened it for. */
  #isFirst = true
  #held: Push<'state.patch'>[] = []

  /** False until the first snapshot has arrived. */
  readonly loaded = $derived(this.#snapshot.revision >= 0)
  readonly accounts: readonly Account[] = $derived(Object.values(this.#snapshot.state.accounts))
  /** Whether rows say whose they are: with one account there is nothing to tell apart. */
  readonly showsMarks = $derived(this.accounts.length > 1)
  /** In the order they began, so that a new call never moves an older one. */
  readonly calls: readonly Call[] = $derived(
    Object.values(this.#snapshot.state.calls).toSorted((a, b) => a.startedAt - b.startedAt || (a.id < b.id ? -1 : 1))
  )
  /** How many calls are going on that main does not show. */
  readonly callsLeftOut = $derived(this.accounts.reduce((sum, { callsLeftOut = 0 }) => sum + callsLeftOut, 0))
  readonly settings: AppSettings = $derived(this.#snapshot.state.settings.app ?? defaultSettings)

  get state(): Sections {
    return this.#snapshot.state
  }

  get revision(): number {
    return this.#snapshot.revision
  }

  account(id: string): Account | undefined {
    return this.#snapshot.state.accounts[id]
  }

  /** The account whose mark a row shows; none where there is only one. */
  marked(id: string): Account | undefined {
    return this.showsMarks ? this.account(id) : undefined
  }

  /** Subscribes first, then takes the snapshot. Returns its own end. */
  connect(bridge: Bridge): () => void {
    this.#isFirst = true
    const stop = bridge.on('state.patch', (patch) => this.#receive(patch, bridge))
    void this.#refill(bridge)
    return stop
  }

  #receive(patch: Push<'state.patch'>, bridge: Bridge): void {
    if (this.#refilling) return void this.#held.push(patch)
    if (patch.revision <= this.#snapshot.revision) return
    if (patch.from > this.#snapshot.revision) return void this.#refill(bridge)
    const next = { revision: patch.revision, state: patched(this.#snapshot.state, patch) }
    guard.watch(() => (this.#snapshot = next))
  }

  async #refill(bridge: Bridge): Promise<void> {
    if (this.#refilling) return
    this.#refilling = true
    const result = await bridge.request('state.snapshot', undefined).catch(() => undefined)
    this.#refilling = false
    const held = this.#held
    this.#held = []
    if (!result?.ok) return void setTimeout(() => void this.#refill(bridge), RETRY_MS)
    if (result.value.revision >= this.#snapshot.revision) this.#replace(result.value)
    for (const patch of held) this.#receive(patch, bridge)
  }

  /** Of the first state only calls are guarded: the rest is what the user opened the window for. */
  #replace(snapshot: Snapshot): void {
    if (!this.#isFirst) return guard.watch(() => (this.#snapshot = snapshot))
    this.#isFirst = false
    this.#snapshot = snapshot
    flushSync()
    guard.guardGroups()
  }
}

function patched(before: Sections, patch: Push<'state.patch'>): Sections {
  const after: Record<string, Record<string, unknown>> = { ...before }
  const touched = new Set([...Object.keys(patch.set), ...Object.keys(patch.removed)] as Section[]) // both are keyed by section
  for (const section of touched) {
    const gone = new Set(patch.removed[section])
    const kept = Object.entries(before[section]).filter(([id]) => !gone.has(id))
    after[section] = { ...Object.fromEntries(kept), ...patch.set[section] }
  }
  return after as Sections // every section keeps the type of its entities
}

export const mirror = new Mirror()
