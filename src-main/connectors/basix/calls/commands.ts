import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { lookUp } from '../../../util/lookup.ts'
import { CtiError } from '../../../util/errors.ts'
import type { Command, CommandOf } from '../../commands.ts'
import { LegCommands } from './leg-commands.ts'
import { StartingCommands } from './starting-commands.ts'
import type { CallContext } from './call-context.ts'
import type { CallTable } from './call-table.ts'

type Handlers = {
  readonly [T in Command['type']]?: (command: CommandOf<T>, signal: AbortSignal) => Promise<void>
}

/** Carries out what the user asked for; nothing is ever sent twice (Basix 2, 3.8; trust R6). */
export class Commands {
  readonly #handlers: Handlers

  constructor(context: CallContext, calls: CallTable) {
    const legs = new LegCommands(context, calls)
    const starting = new StartingCommands(context, calls)
    this.#handlers = {
      dial: (command, signal) => starting.dial(command, signal),
      retrieve: (command, signal) => starting.retrieve(command, signal),
      pickUp: (command, signal) => starting.pickUp(command, signal),
      answer: (command, signal) => starting.answer(command, signal),
      setDnd: (command, signal) => starting.setDnd(command, signal),
      setQueueSignedIn: (command, signal) => starting.setSignedIn(command, signal),
      ringGroup: (command, signal) => calls.rings.ring(command, signal),
      hangUp: ({ vendorId }, signal) => legs.hangUp(vendorId, signal),
      reject: ({ vendorId }, signal) => legs.hangUp(vendorId, signal),
      blindTransfer: (command, signal) => legs.transfer(command, signal),
      park: ({ vendorId }, signal) => legs.park(vendorId, signal)
    }
  }

  /** Resolves when its effect is seen, or where the system has answered that it began. @throws CtiError */
  async execute(command: Command, signal: AbortSignal): Promise<void> {
    // the handler of its type takes it; the compiler cannot follow that for a union
    const handle = lookUp(this.#handlers, command.type) as
      ((command: Command, signal: AbortSignal) => Promise<void>) | undefined
    if (handle === undefined) throw new CtiError('unsupported', { userMessage: m.error_unsupported() })
    await handle(command, signal)
  }
}
