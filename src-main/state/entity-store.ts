import { isDeepStrictEqual } from 'node:util'
import type { Entity, Section } from '../../src-preload/contract/snapshot.ts'
import { Emitter } from '../util/emitter.ts'

/** What one change did to one section of the mirrored state. */
export interface Change<S extends Section = Section> {
  readonly section: S
  readonly set: Readonly<Record<string, Entity<S>>>
  readonly removed: readonly string[]
}

/** Entities to put and ids to drop, as one step. */
export interface Update<T> {
  readonly set?: Readonly<Record<string, T>>
  readonly removed?: readonly string[]
}

/** The side of a store that others may read and listen to. */
export interface ReadableStore<S extends Section = Section> {
  readonly section: S
  readonly changes: Pick<Emitter<Change<S>>, 'on' | 'listenerCount'>
  get(id: string): Entity<S> | undefined
  all(): Record<string, Entity<S>>
}

/** One section of the mirrored state. It changes through `update` only, with one event per change and none without one. */
export class EntityStore<S extends Section> implements ReadableStore<S> {
  readonly section: S
  readonly changes = new Emitter<Change<S>>()
  readonly #entities = new Map<string, Entity<S>>()
  #all: Readonly<Record<string, Entity<S>>> | undefined

  constructor(section: S) {
    this.section = section
  }

  get(id: string): Entity<S> | undefined {
    return this.#entities.get(id)
  }

  /** The section as it is now: the same object until it changes, and never changed in place. */
  all(): Record<string, Entity<S>> {
    return (this.#all ??= Object.freeze(Object.fromEntries(this.#entities)))
  }

  values(): readonly Entity<S>[] {
    return [...this.#entities.values()]
  }

  set(id: string, entity: Entity<S>): void {
    this.update({ set: { [id]: entity } })
  }

  remove(id: string): void {
    this.update({ removed: [id] })
  }

  update({ set = {}, removed = [] }: Update<Entity<S>>): void {
    const changed = Object.entries(set).filter(([id, entity]) => !isDeepStrictEqual(this.#entities.get(id), entity))
    const gone = removed.filter((id) => !Object.hasOwn(set, id) && this.#entities.has(id))
    if (changed.length === 0 && gone.length === 0) return
    for (const [id, entity] of changed) this.#entities.set(id, entity)
    for (const id of gone) this.#entities.delete(id)
    this.#all = undefined
    this.changes.emit({ section: this.section, set: Object.fromEntries(changed), removed: gone })
  }

  /** Puts `set` and drops every other entity that `belongs` to the replaced part, as one change. */
  replaceWhere(belongs: (entity: Entity<S>) => boolean, set: Readonly<Record<string, Entity<S>>>): void {
    const old = [...this.#entities].filter(([, entity]) => belongs(entity)).map(([id]) => id)
    this.update({ set, removed: old })
  }
}
