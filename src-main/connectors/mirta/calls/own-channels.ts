import { defined } from '../../../util/defined.ts'
import { userNameOf } from '../self.ts'
import type { Self } from '../self.ts'
import type { Channel } from '../wire/calls.ts'

/** Whether a channel is a telephone of the user: its name has the user name in it (MiRTA 5.2). */
export function isOwnChannel({ name }: Channel, self: Self): boolean {
  return name.toLowerCase().includes(`/${userNameOf(self).toLowerCase()}-`)
}

/** The two ends of a call of the user, as far as they are known and beyond doubt. */
export interface CallChannels {
  /** What is consulted from and hung up. */
  readonly own?: string
  /** What is transferred (MiRTA 4.3). */
  readonly other?: string
}

/**
 * The channels of one call among those that run. The other party's has the same LinkedID or bridge as one's own, or is the only
 * other one; where several could be meant none is, for a transfer would send the wrong party away (MiRTA 5.2, 13).
 */
export function channelsOf(channels: readonly Channel[], self: Self, linkedId: string | undefined): CallChannels {
  const all = channels.filter((channel) => isOwnChannel(channel, self))
  const own = linkedId === undefined ? only(all) : (only(all.filter(isOf(linkedId))) ?? only(all.filter(isUntold)))
  if (own === undefined) return {}
  const others = channels.filter((channel) => !isOwnChannel(channel, self))
  const linked = others.filter((one) => isLinked(one, own))
  const isTold = own.linkedId !== undefined || own.bridge !== undefined
  const other = only(isTold && linked.length > 0 ? withoutInner(linked) : all.length === 1 ? withoutInner(others) : [])
  return defined({ own: own.name, other: other?.name })
}

/** Some systems tell the id of the channel in place of that of the call (MiRTA 5.1). */
const isOf =
  (callId: string) =>
  ({ linkedId, uniqueId }: Channel): boolean =>
    linkedId === callId || uniqueId === callId

/** One that names another call is that one's: nobody's call is ended or handed over in place of another. */
const isUntold = ({ linkedId }: Channel): boolean => linkedId === undefined

const isLinked = (one: Channel, own: Channel): boolean =>
  (one.linkedId !== undefined && one.linkedId === own.linkedId) ||
  (one.bridge !== undefined && [own.bridge, own.name].includes(one.bridge))

/** Channels by which the switch connects itself are nobody, where there is another. */
function withoutInner(channels: readonly Channel[]): readonly Channel[] {
  const real = channels.filter(({ name }) => !/^Local\//i.test(name))
  return real.length > 0 ? real : channels
}

const only = <T>(all: readonly T[]): T | undefined => (all.length === 1 ? all[0] : undefined)
