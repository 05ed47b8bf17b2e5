import type { ItemChange } from '../elements/items.ts'
import type { BasixSwitches } from '../switches.ts'
import type { ConnectionScope, CtiConnection } from './cti-connection.ts'

/** The sockets of events that are open, and how many one user may have (Basix API 2.8). */
export class Connections {
  readonly #switches: BasixSwitches
  /** The oldest first. */
  readonly #open = new Set<CtiConnection>()

  constructor(switches: BasixSwitches) {
    this.#switches = switches
  }

  get open(): readonly CtiConnection[] {
    return [...this.#open]
  }

  /** True where one more of this user and program is too many. */
  isFull(scope: ConnectionScope): boolean {
    return this.#rivals(scope).length >= this.#switches.connectionLimit
  }

  /**
   * Gives a connection its place; at the limit it takes that of an older one when it is forced, else it is told and ended.
   * @returns false where it got none
   */
  add(connection: CtiConnection, isForced: boolean): boolean {
    if (this.isFull(connection.scope) && !isForced) {
      connection.say('connection_limit_reached')
      connection.socket.end()
      return false
    }
    while (this.isFull(connection.scope)) this.#replaceOne(connection.scope)
    this.#open.add(connection)
    connection.socket.signal.addEventListener('abort', () => this.#open.delete(connection))
    return true
  }

  tell(change: ItemChange): void {
    for (const connection of this.#open) connection.tell(change)
  }

  #replaceOne(scope: ConnectionScope): void {
    const rivals = this.#rivals(scope)
    const replaced = this.#switches.replaced === 'oldest' ? rivals[0] : rivals.at(-1)
    if (replaced === undefined) return
    this.#open.delete(replaced)
    replaced.say('connection_replaced')
    replaced.socket.end()
  }

  #rivals({ domain, appName, user }: ConnectionScope): readonly CtiConnection[] {
    if (user === undefined && !this.#switches.fullEventsCount) return []
    return [...this.#open].filter(({ scope }) => {
      return scope.domain === domain && scope.appName === appName && scope.user?.id === user?.id
    })
  }
}
