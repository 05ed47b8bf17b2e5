import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import { CtiError } from '../../util/errors.ts'
import type { Command, CommandHandlers } from '../commands.ts'
import { callCommands } from './calls/call-commands.ts'
import type { LinkParts } from './parts.ts'
import { queueCommands } from './watch/queue-commands.ts'

/** What carries out the commands that this system has. */
export type SomeCommands = Partial<CommandHandlers>

/** All of them. */
export const commandsOf = (parts: LinkParts): SomeCommands => ({
  ...callCommands(parts),
  ...queueCommands(parts)
})

/** Carries out a command. @throws CtiError unsupported where the system has no such thing */
export async function execute(commands: SomeCommands, command: Command, signal: AbortSignal): Promise<void> {
  const handler = commands[command.type] as ((command: Command, signal: AbortSignal) => Promise<void>) | undefined // of this very type
  if (handler === undefined) throw new CtiError('unsupported', { userMessage: m.error_unsupported() })
  await handler(command, signal)
}
