import { channels } from '../../src-preload/contract/channels.ts'
import type { Push, PushName } from '../../src-preload/contract/ipc.ts'
import type { Call } from '../../src-preload/contract/call.ts'
import type { Patch, Section, Snapshot } from '../../src-preload/contract/snapshot.ts'
import type { Log } from '../logging/log.ts'
import type { Change } from '../state/entity-store.ts'
import { onAnyChange, stateOf } from '../state/state-view.ts'
import type { Stores } from '../state/state-view.ts'
import type { Clock } from '../util/clock.ts'
import { Emitter } from '../util/emitter.ts'
import { isAbort } from '../util/errors.ts'
import { Lifetime } from '../util/lifetime.ts'
import type { WindowContents } from './trusted-windows.ts'

const FRAME_MS = 16

/** What the publisher needs. */
export interface PublisherOptions {
  readonly stores: Stores
  readonly clock: Clock
  readonly log: Log
}

/**
 * Mirrors the stores into the windows. What changes within one frame becomes one patch with one revision; what happens
 * to an alerting call, and a card that comes up for one, is sent at the end of the same turn. A window gets patches from its first snapshot on.
 */
export class Publisher implements AsyncDisposable {
  /** The id of a window whose page takes patches and pushes from now on. */
  readonly joined = new Emitter<number>()
  readonly #options: PublisherOptions
  readonly #windows = new Map<number, WindowContents>()
  readonly #lifetime = new Lifetime()
  readonly #alerting = new Set<string>()
  #pending = new PendingPatch()
  #revision = 0
  #frameOpen = false
  #urgentQueued = false
  #lastUrgentAt = Number.NEGATIVE_INFINITY

  constructor(options: PublisherOptions) {
    this.#options = options
    this.#lifetime.defer(onAnyChange(options.stores, (change) => this.#note(change)))
  }

  /** All state at one revision. From now on the window gets every patch after it. */
  snapshotFor(window: WindowContents): Snapshot {
    this.#flush()
    if (!this.#windows.has(window.id)) {
      window.once('destroyed', () => void this.#windows.delete(window.id))
      this.#windows.set(window.id, window)
      this.joined.emit(window.id)
    }
    return { revision: this.#revision, state: stateOf(this.#options.stores) }
  }

  /** Sends anything else of the contract to one window. */
  push<N extends PushName>(window: WindowContents, name: N, payload: Push<N>): void {
    if (!window.isDestroyed()) window.send(channels.push, name, payload)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#lifetime[Symbol.asyncDispose]()
    this.#windows.clear()
  }

  #note(change: Change): void {
    this.#pending.add(change)
    if (this.#isUrgent(change)) this.#flushSoon()
    if (!this.#frameOpen) void this.#flushAtFrameEnd()
  }

  /**
   * A new alerting call is always urgent. Further changes of alerting calls are so once per frame: a storm of events is
   * still one patch per frame.
   */
  #isUrgent(change: Change): boolean {
    if (change.section === 'popupCards') return Object.keys(change.set).length > 0
    if (!isCallChange(change)) return false
    const touched = [...Object.keys(change.set), ...change.removed].some((id) => this.#alerting.has(id))
    const before = this.#alerting.size
    for (const call of Object.values(change.set)) {
      if (call.state === 'alerting') this.#alerting.add(call.id)
    }
    const isNew = this.#alerting.size > before
    for (const [id, call] of Object.entries(change.set)) if (call.state !== 'alerting') this.#alerting.delete(id)
    for (const id of change.removed) this.#alerting.delete(id)
    return isNew || (touched && this.#options.clock.elapsed() - this.#lastUrgentAt >= FRAME_MS)
  }

  /** At the end of this turn, so that the other halves of the same event go with it. */
  #flushSoon(): void {
    this.#lastUrgentAt = this.#options.clock.elapsed()
    if (this.#urgentQueued) return
    this.#urgentQueued = true
    queueMicrotask(() => {
      this.#urgentQueued = false
      this.#flush()
    })
  }

  async #flushAtFrameEnd(): Promise<void> {
    this.#frameOpen = true
    try {
      await this.#options.clock.sleep(FRAME_MS, this.#lifetime.signal)
      this.#frameOpen = false
      this.#flush()
    } catch (error) {
      if (!isAbort(error)) throw error
    }
  }

  #flush(): void {
    if (this.#pending.isEmpty || this.#lifetime.ended) return
    const patch: Patch = { from: this.#revision, revision: this.#revision + 1, ...this.#pending.content }
    this.#revision = patch.revision
    this.#pending = new PendingPatch()
    for (const window of this.#windows.values()) this.#send(window, patch)
  }

  /** A window may die between the check and the sending; the others go on. */
  #send(window: WindowContents, patch: Patch): void {
    try {
      if (window.isDestroyed()) this.#windows.delete(window.id)
      else this.push(window, 'state.patch', patch)
    } catch (error) {
      this.#options.log.warn('a window did not take a patch', { windowId: window.id, error })
      this.#windows.delete(window.id)
    }
  }
}

/** Joins changes: of each entity only the last word counts. */
class PendingPatch {
  readonly #set = new Map<Section, Map<string, unknown>>()
  readonly #removed = new Map<Section, Set<string>>()

  get isEmpty(): boolean {
    return this.#set.size === 0 && this.#removed.size === 0
  }

  get content(): Pick<Patch, 'set' | 'removed'> {
    const set = [...this.#set].map(([section, entities]) => [section, Object.fromEntries(entities)])
    const removed = [...this.#removed].map(([section, ids]) => [section, [...ids]])
    return {
      set: Object.fromEntries(set) as Patch['set'], // each section was filled from the store of that section
      removed: Object.fromEntries(removed) as Patch['removed'] // the keys are sections
    }
  }

  add(change: Change): void {
    const set = this.#set.get(change.section) ?? new Map<string, unknown>()
    const removed = this.#removed.get(change.section) ?? new Set<string>()
    for (const [id, entity] of Object.entries(change.set)) {
      set.set(id, entity)
      removed.delete(id)
    }
    for (const id of change.removed) {
      set.delete(id)
      removed.add(id)
    }
    keepFilled(this.#set, change.section, set)
    keepFilled(this.#removed, change.section, removed)
  }
}

function keepFilled<V extends { readonly size: number }>(map: Map<Section, V>, section: Section, group: V): void {
  if (group.size > 0) map.set(section, group)
  else map.delete(section)
}

const isCallChange = (change: Change): change is Change & { readonly set: Readonly<Record<string, Call>> } =>
  change.section === 'calls'
