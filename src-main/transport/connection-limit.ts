import type { Socket } from 'node:net'
import type { Clock } from '../util/clock.ts'
import { SECOND } from '../util/durations.ts'
import { Deadline } from './deadline.ts'

/** Connections of one address that may stay open. A telephone system posts one after the other, or some at a time. */
const MAX_OF_ADDRESS = 4
/** Connections at one time, of all addresses together. */
const MAX_CONNECTIONS = 128
/** How long a connection may take from its first byte to its last, in ms (trust N4). */
const DEADLINE_MS = 5 * SECOND
/** How long its headers may take, in ms. */
const HEADERS_MS = SECOND
/** How long a connection is left alone whoever else comes, in ms: what an honest sender says is there by then. */
const GRACE_MS = 100

interface Connection {
  readonly socket: Socket
  readonly address: string
  /** By the elapsed time of the clock, in ms. */
  readonly openedAt: number
  /** Its headers are not complete. */
  isIdle: boolean
}

/**
 * Keeps a listener free for those who have something to say: of an address with too many connections, or when there are
 * too many of all, the oldest idle one is closed in favour of the new one, which is never refused.
 */
export class ConnectionLimit {
  readonly #clock: Clock
  /** The oldest first. */
  readonly #open = new Map<Socket, Connection>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** A new connection, with a time for its headers and one for all of it: whatever is slow or idle ends. */
  add(socket: Socket): void {
    const connection = { socket, address: socket.remoteAddress ?? '', openedAt: this.#clock.elapsed(), isIdle: true }
    socket.on('error', () => undefined)
    socket.once('close', () => this.#open.delete(socket))
    this.#open.set(socket, connection)
    this.#after(HEADERS_MS, socket, () => {
      if (connection.isIdle) socket.destroy()
    })
    this.#after(DEADLINE_MS, socket, () => socket.destroy())
    if (this.#of(connection.address).length > MAX_OF_ADDRESS) {
      this.#after(GRACE_MS, socket, () => this.#thinOut(connection.address))
    }
    if (this.#open.size > MAX_CONNECTIONS) this.#closeOne()
  }

  /** Its headers are complete. */
  asked(socket: Socket): void {
    const connection = this.#open.get(socket)
    if (connection !== undefined) connection.isIdle = false
  }

  /** It has its answer and only needs to end. */
  answered(socket: Socket): void {
    this.#open.delete(socket)
  }

  #thinOut(address: string): void {
    const settled = this.#clock.elapsed() - GRACE_MS
    const connections = this.#of(address)
    const surplus = Math.max(0, connections.length - MAX_OF_ADDRESS)
    const old = connections.filter(({ openedAt }) => openedAt <= settled)
    for (const one of idleFirst(old).slice(0, surplus)) this.#close(one)
  }

  /** Makes room among all: one of the address that has most. */
  #closeOne(): void {
    const counts = new Map<string, number>()
    for (const { address } of this.#open.values()) counts.set(address, (counts.get(address) ?? 0) + 1)
    const [[busiest] = ['']] = [...counts].toSorted(([, one], [, other]) => other - one)
    const [first] = idleFirst(this.#of(busiest))
    if (first !== undefined) this.#close(first)
  }

  #of(address: string): Connection[] {
    return [...this.#open.values()].filter((one) => one.address === address)
  }

  #close({ socket }: Connection): void {
    this.#open.delete(socket)
    socket.destroy()
  }

  #after(ms: number, socket: Socket, work: () => void): void {
    const deadline = new Deadline(this.#clock, ms)
    deadline.signal.addEventListener('abort', work, { once: true })
    socket.once('close', () => deadline[Symbol.dispose]())
  }
}

/** The idle ones before the others, each the oldest first. */
const idleFirst = (connections: readonly Connection[]): readonly Connection[] => [
  ...connections.filter(({ isIdle }) => isIdle),
  ...connections.filter(({ isIdle }) => !isIdle)
]
