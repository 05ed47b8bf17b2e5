import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { CtiError } from '../../../util/errors.ts'
import type { CommandHandlers } from '../../commands.ts'
import { isUnknownOutcome } from '../../kit/outcome.ts'
import { isRefused } from '../errors.ts'
import type { LinkParts } from '../parts.ts'
import { userNameOf } from '../self.ts'
import type { TrackedCall } from './call-identity.ts'
import type { Consultation } from './consultations.ts'
import { writtenDestination } from './destination.ts'

type CallCommand =
  'dial' | 'hangUp' | 'reject' | 'blindTransfer' | 'consult' | 'completeTransfer' | 'cancelConsultation'

/** What is done to calls; each is sent once, and what comes of it is read (MiRTA 4). */
export function callCommands({ context, memory, calls, orderedCall }: LinkParts): Pick<CommandHandlers, CallCommand> {
  const { client, self, options } = context
  const { consultations } = memory

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
  const hangUpOwn = async (call: TrackedCall, signal: AbortSignal): Promise<void> => {
    if (calls.all.length === 1) return client.calls.hangUp({ extension: userNameOf(self), fast: 'yes' }, signal)
    const { own } = await calls.channelsNow(call, signal)
    return hangUpChannel(own, signal)
  }

  /** @throws CtiError conflict where it is not known */
  const hangUpChannel = async (channel: string | undefined, signal: AbortSignal): Promise<void> => {
    if (channel === undefined) throw new CtiError('conflict', { userMessage: m.error_call_not_told_apart() })
    await client.calls.hangUp({ channel, fast: 'yes' }, signal)
  }

  /** While somebody is asked, each of the two has a channel of its own; the user's would hand the call over. */
  const end = async ({ vendorId }: { readonly vendorId: string }, signal: AbortSignal): Promise<void> => {
    const asked = consultations.find(vendorId)
    if (asked !== undefined) return changing(() => hangUpChannel(asked.askedChannel, signal))
    const call = demand(vendorId)
    const about = consultations.about(vendorId)
    await changing(() => (about === undefined ? hangUpOwn(call, signal) : hangUpChannel(about.waitingChannel, signal)))
  }

  /** The consultation between two calls, whichever of them is named first. @throws CtiError conflict where there is none */
  const consultationOf = (one: string, other: string): Consultation => {
    const found = consultations.find(one) ?? consultations.find(other)
    if (found === undefined || ![one, other].includes(found.callId))
      throw new CtiError('conflict', { userMessage: m.error_conflict() })
    return found
  }

  return {
    dial: async ({ number }, signal) => {
      const { calls: identity } = memory
      const dest = writtenDestination(number, options)
      identity.dialled(number)
      try {
        await changing(async () => {
          const id = await client.calls.dial({ source: self.extension, dest, account: userNameOf(self) }, signal)
          orderedCall.follow(id, number)
        })
      } catch (error) {
        if (!(error instanceof CtiError) || !isUnknownOutcome(error)) identity.dialEnded()
        throw isRefused(error) && calls.isUnregistered ? unregistered(self.extension, error) : error
      }
    },
    hangUp: end,
    reject: end,
    blindTransfer: async ({ vendorId, number }, signal) => {
      const call = demand(vendorId)
      const { other } = await calls.channelsNow(call, signal)
      if (other === undefined) throw new CtiError('conflict', { userMessage: m.missing_other_channel() })
      await changing(() => client.calls.transfer({ channel: other, dest: writtenDestination(number, options) }, signal))
    },
    consult: async ({ vendorId, number }, signal) => {
      const call = demand(vendorId)
      const { own, other } = await calls.channelsNow(call, signal)
      if (own === undefined) throw new CtiError('conflict', { userMessage: m.error_call_not_told_apart() })
      consultations.ordered(call, number, calls.channels, other)
      const dest = writtenDestination(number, options)
      try {
        await changing(() => client.calls.attendedTransfer({ channel: own, dest }, signal))
      } catch (error) {
        if (!(error instanceof CtiError) || !isUnknownOutcome(error)) consultations.forget(vendorId)
        throw error
      }
    },
    completeTransfer: async ({ vendorId, otherVendorId }, signal) => {
      const call = demand(consultationOf(vendorId, otherVendorId).callId)
      await changing(() => hangUpOwn(call, signal))
    },
    cancelConsultation: async ({ vendorId, otherVendorId }, signal) => {
      const { askedChannel } = consultationOf(vendorId, otherVendorId)
      await changing(() => hangUpChannel(askedChannel, signal))
    }
  }
}

/** What the system says then, "Originate failed", names no reason (MiRTA 2.4). */
const unregistered = (extension: string, cause: unknown): CtiError =>
  new CtiError('conflict', { userMessage: m.error_telephone_unregistered({ extension }), cause })
