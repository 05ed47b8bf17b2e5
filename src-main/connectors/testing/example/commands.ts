import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import type { Clock } from '../../../util/clock.ts'
import { CtiError } from '../../../util/errors.ts'
import type { Command, CommandOf } from '../../commands.ts'
import { confirmed } from '../../kit/confirming.ts'
import type { PolledCalls } from '../../kit/polled-calls.ts'
import type { ExampleClient } from './client.ts'

/** What commands are carried out with. */
export interface CommandOptions {
  readonly client: ExampleClient
  readonly clock: Clock
  readonly calls: PolledCalls
  /** Asks for news of calls, or of the rest. */
  readonly soon: (what: 'calls' | 'state') => void
}

/** The reasons for a pause that the system knows. */
export const PAUSE_REASONS = ['Lunch', 'Training']

/** Carries out a command: what it changes is read at once. @throws CtiError */
export async function execute(command: Command, options: CommandOptions, signal: AbortSignal): Promise<void> {
  const { client, soon } = options
  switch (command.type) {
    case 'dial':
      await client.dial(command.number, signal)
      return soon('calls')
    case 'ringGroup':
      await ringGroup(command, client, signal)
      return soon('calls')
    case 'hangUp':
    case 'reject':
      return goes(command.vendorId, (until) => client.hangUp(command.vendorId, until), options, signal)
    case 'blindTransfer':
      return goes(
        command.vendorId,
        (until) => client.transfer(command.vendorId, command.number, until),
        options,
        signal
      )
    case 'setQueueSignedIn':
      await client.setSignedIn(command.vendorId, command.signedIn, signal)
      return soon('state')
    case 'setQueuePaused':
      await client.pause(command.vendorId, command.paused ? (command.reason ?? PAUSE_REASONS[0] ?? '') : '', signal)
      return soon('state')
    case 'setDnd':
      await client.setDnd(command.on, signal)
      return soon('state')
    default:
      throw new CtiError('unsupported', { userMessage: m.error_unsupported() })
  }
}

function ringGroup({ first, number = '' }: CommandOf<'ringGroup'>, client: ExampleClient, signal: AbortSignal) {
  if ('contactIds' in first) {
    const how = first.how === 'all' ? 'all' : 'each'
    return client.ringPeople(first.contactIds, { how, to: number }, signal)
  }
  const { vendorId, groupSeconds = '', memberSeconds = '' } = first
  return client.ringGroup(vendorId, { to: number, seconds: String(groupSeconds), each: String(memberSeconds) }, signal)
}

/** The answer says only that it was heard: it is done when the call has gone. */
const goes = (
  vendorId: string,
  send: (signal: AbortSignal) => Promise<void>,
  { client: { host }, clock, calls, soon }: CommandOptions,
  signal: AbortSignal
): Promise<void> => {
  const isDone = (): boolean => calls.get(vendorId) === undefined
  return confirmed({ clock, host, send, changed: calls.changed, isDone, look: () => soon('calls') }, signal)
}
