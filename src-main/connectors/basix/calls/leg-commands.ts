import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { CtiError } from '../../../util/errors.ts'
import type { CommandOf } from '../../commands.ts'
import { confirmed } from '../../kit/confirming.ts'
import type { Channel } from '../elements/channel.ts'
import type { CtiCommand } from '../socket/commands.ts'
import type { CallContext } from './call-context.ts'
import type { CallTable } from './call-table.ts'
import { destinationOf } from './destinations.ts'
import { furthest } from './leg-phase.ts'

/** Commands over the socket: nothing answers them, so each is done when the call has gone (Basix 3.8). */
export class LegCommands {
  readonly #context: CallContext
  readonly #calls: CallTable

  constructor(context: CallContext, calls: CallTable) {
    this.#context = context
    this.#calls = calls
  }

  /** Ends or refuses a call, on each telephone on which it is (Basix 8). */
  async hangUp(callId: string, signal: AbortSignal): Promise<void> {
    const { rings } = this.#calls
    if (rings.find(callId) !== undefined) return this.#leaves(callId, () => rings.giveUp(callId), signal)
    const commands = this.#legsOf(callId).map(({ uuid }) => ({ cmd: 'hangup', uuid }) as const)
    await this.#leaves(callId, () => this.#send(...commands), signal)
  }

  /** Sends the other party on, from an answered call or from one that rings (Basix 3.8). */
  async transfer({ vendorId, number, kind }: CommandOf<'blindTransfer'>, signal: AbortSignal): Promise<void> {
    const { self } = this.#context
    const destination = destinationOf(number, kind === 'voicemail', this.#context)
    const uuid = this.#otherLegOf(vendorId)
    const command = { cmd: 'transfer', uuid, user_id: self.id, user_name: self.name, destination } as const
    await this.#leaves(vendorId, () => this.#send(command), signal)
  }

  /** Puts the other party down in a slot that the system chooses (Basix 8). */
  async park(callId: string, signal: AbortSignal): Promise<void> {
    const { parkSeconds: timeout } = this.#context.link.options
    const uuid = this.#otherLegOf(callId)
    await this.#leaves(callId, () => this.#send({ cmd: 'park', uuid, timeout }), signal)
  }

  #send(...commands: readonly CtiCommand[]): void {
    for (const command of commands) this.#context.link.send(command)
  }

  async #leaves(callId: string, send: () => void, signal: AbortSignal): Promise<void> {
    const { clock, client } = this.#context.link
    await confirmed(
      {
        clock,
        host: client.host,
        changed: this.#calls.changed,
        isDone: () => this.#calls.find(callId) === undefined,
        look: () => undefined, // what happens is told without being asked
        send: async () => send()
      },
      signal
    )
  }

  /** @throws CtiError notFound */
  #legsOf(callId: string): readonly Channel[] {
    const legs = this.#calls.legsOf(callId)
    if (legs.length === 0) throw new CtiError('notFound', { userMessage: m.error_not_found() })
    return legs
  }

  /** @throws CtiError conflict while there is nobody at the other end */
  #otherLegOf(callId: string): string {
    const other = furthest(this.#legsOf(callId))?.otherUuid
    if (other === undefined) throw new CtiError('conflict', { userMessage: m.call_not_now() })
    return other
  }
}
