import type { Colleague } from '../../src-preload/contract/colleague.ts'
import type { ConnectorEvent } from '../connectors/events.ts'
import { entityId } from '../util/entity-id.ts'
import { EntityStore } from '../state/entity-store.ts'

/** The colleague events of a connector. */
export type ColleagueEvent = Extract<ConnectorEvent, { type: 'colleagueChanged' | 'colleagueRemoved' }>

/** The people that are watched in each account: who they are, and what is known of them. */
export class ColleagueStore {
  readonly entities = new EntityStore('colleagues')
  readonly #watched = new Map<string, readonly string[]>()

  /** Who is watched in an account, the visible ones first; it outlives the link. */
  watched(accountId: string): readonly string[] {
    return this.#watched.get(accountId) ?? []
  }

  /** Replaces who is watched; whoever is not named any more is forgotten. */
  setWatched(accountId: string, contactIds: readonly string[]): void {
    const wanted = [...new Set(contactIds)]
    this.#watched.set(accountId, wanted)
    const left = this.#of(accountId).filter((one) => !wanted.includes(one.contactId))
    this.entities.update({ removed: left.map(({ id }) => id) })
  }

  /** Late news of somebody who is watched no more changes nothing. */
  apply(accountId: string, event: ColleagueEvent): void {
    if (event.type === 'colleagueRemoved') return this.entities.remove(entityId(accountId, event.contactId))
    const { contactId } = event.colleague
    if (!this.watched(accountId).includes(contactId)) return
    const id = entityId(accountId, contactId)
    this.entities.set(id, { ...event.colleague, id, accountId })
  }

  /** Nobody tells of the lines any more: a line that rang may not seem to ring on. */
  loseSight(accountId: string): void {
    const known = this.#of(accountId).map(({ pickupId: _gone, ...one }): [string, Colleague] => [
      one.id,
      { ...one, line: 'unknown' }
    ])
    this.entities.update({ set: Object.fromEntries(known) })
  }

  dropAccount(accountId: string): void {
    this.#watched.delete(accountId)
    this.entities.replaceWhere((one) => one.accountId === accountId, {})
  }

  #of(accountId: string): readonly Colleague[] {
    return this.entities.values().filter((one) => one.accountId === accountId)
  }
}
