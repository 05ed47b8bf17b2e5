import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { CtiError } from '../../../util/errors.ts'
import type { CommandHandlers } from '../../commands.ts'
import { isUnknownOutcome } from '../../kit/outcome.ts'
import type { LinkParts } from '../parts.ts'
import { userNameOf } from '../self.ts'
import type { TrackedCall } from './call-identity.ts'
import { writtenDestination } from './destination.ts'

type CallCommand = 'dial' | 'hangUp' | 'reject' | 'blindTransfer'

/** What is done to calls; each is sent once, and what comes of it is read (MiRTA 4). */
export function callCommands({ context, memory, calls }: LinkParts): Pick<CommandHandlers, CallCommand> {
  const { client, self, options } = context

  /** @throws CtiError notFound */
  const demand = (vendorId: string): TrackedCall => {
    const call = calls.find(vendorId)
    if (call === undefined) throw new CtiError('notFound', { userMessage: m.error_not_found() })
    return call
  }

  /** Sends what changes calls, and looks what has come of it, also where the answer was lost. */
  const changing = async (send: () => Promise<void>): Promise<void> => {
    try {
      await send()
    } finally {
      calls.acted()
    }
  }

  /** The only call by the extension; one of several by its channel, for nobody says which the other way would end (MiRTA 4.2). */
  const hangUp = async (call: TrackedCall, signal: AbortSignal): Promise<void> => {
    if (calls.all.length === 1) return client.calls.hangUp({ extension: userNameOf(self), fast: 'yes' }, signal)
    const { own } = await calls.channelsNow(call, signal)
    if (own === undefined) throw new CtiError('conflict', { userMessage: m.error_call_not_told_apart() })
    return client.calls.hangUp({ channel: own, fast: 'yes' }, signal)
  }

  const end = async ({ vendorId }: { readonly vendorId: string }, signal: AbortSignal): Promise<void> => {
    const call = demand(vendorId)
    await changing(() => hangUp(call, signal))
  }

  return {
    dial: async ({ number }, signal) => {
      const { calls: identity } = memory
      const dest = writtenDestination(number, options)
      identity.dialled(number)
      try {
        await changing(async () => {
          await client.calls.dial({ source: self.extension, dest, account: userNameOf(self) }, signal)
        })
      } catch (error) {
        if (!(error instanceof CtiError) || !isUnknownOutcome(error)) identity.dialEnded()
        throw error
      }
    },
    hangUp: end,
    reject: end,
    blindTransfer: async ({ vendorId, number }, signal) => {
      const call = demand(vendorId)
      const { other } = await calls.channelsNow(call, signal)
      if (other === undefined) throw new CtiError('conflict', { userMessage: m.error_transfer_unknown_party() })
      await changing(() => client.calls.transfer({ channel: other, dest: writtenDestination(number, options) }, signal))
    }
  }
}
