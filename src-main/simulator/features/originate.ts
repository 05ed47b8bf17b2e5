import type { DialOptions } from '../core/call-options.ts'
import type { Call, Leg, Member } from '../core/calls.ts'
import type { EndCause } from '../core/end-causes.ts'
import type { Device, Party } from '../core/parties.ts'
import { Refusal } from '../core/refusal.ts'
import type { World } from '../core/world.ts'
import { deliver, ring, ringOutside } from '../distribution/delivery.ts'
import { routeOf } from '../distribution/dialling.ts'
import { RingGroup } from '../distribution/ring-groups.ts'
import { partyOf, type Directory } from '../distribution/routing.ts'
import { Extension } from '../people/extension.ts'
import type { OutsideParty } from '../people/outside-party.ts'

/** Who is rung first. */
export type FirstParty = Extension | RingGroup | OutsideParty

/** How a call is made for somebody; what is said of dialling holds for the target. */
export interface OriginateOptions extends DialOptions {
  /** The telephones of a person that ring; missing = all that can. */
  readonly devices?: readonly Device[]
  /** True: a telephone of the person that can does pick up by itself. */
  readonly autoAnswer?: boolean
  /** How long the first party rings, in ms. */
  readonly ringMs?: number
  /** How long each member of a group rings, in ms. */
  readonly memberRingMs?: number
  /** How long the call may last, in ms. */
  readonly longestMs?: number
  /** True: the call of a person is recorded from the answer on. */
  readonly records?: boolean
  /** The number the first party sees instead of the target. */
  readonly shownAs?: string
  /** By which the caller knows the call again. */
  readonly tag?: string
}

/** Whether the first party was reached; it says nothing of the target. */
export type OriginateResult =
  { readonly kind: 'answered'; readonly by: Leg } | { readonly kind: 'failed'; readonly cause: EndCause }

/** A call on its way to the first party. */
export interface Origination {
  readonly call: Call
  readonly result: Promise<OriginateResult>
}

/**
 * Rings the first party; when it has answered, the target is called from there.
 * @throws Refusal deviceInactive when a person has no telephone to ring
 */
export function originate(
  world: World & Directory,
  first: FirstParty,
  target: Member | string,
  options: OriginateOptions = {}
): Origination {
  const devices = first instanceof Extension ? devicesOf(first, options.devices) : []
  const call = world.desk.newCall(callerOf(first))
  call.tag = options.tag
  const result = new Promise<OriginateResult>((resolve) => {
    const fail = (cause: EndCause): void => resolve({ kind: 'failed', cause })
    call.timers.signal.addEventListener('abort', () => fail(call.legs.at(-1)?.ended?.cause ?? 'cancelled'))
    call.afterAnswer = (by) => {
      resolve({ kind: 'answered', by })
      if (by.owner instanceof Extension) call.caller = by.owner
      if (by.owner instanceof Extension && options.records === true) by.owner.records(by)
      by.line = options.line ?? by.line
      if (options.longestMs !== undefined) world.desk.limit(call, options.longestMs)
      deliver(world, by, routeOf(world, by.owner, target, options), options)
    }
    const { shownAs } = options
    const remote: Party =
      shownAs === undefined ? partyOf(routeOf(world, first, target, options)) : { kind: 'outside', number: shownAs }
    if (first instanceof RingGroup) ringGroup(first, call, remote, options, fail)
    else ringOne(world, call, first, devices, remote, options)
  })
  return { call, result }
}

function ringGroup(
  group: RingGroup,
  call: Call,
  remote: Party,
  { ringMs, memberRingMs }: OriginateOptions,
  fail: (cause: EndCause) => void
): void {
  group.ringMembers(call, { remote: () => remote, ringMs, memberRingMs, lost: ({ cause }) => fail(cause) })
}

function ringOne(
  world: World,
  call: Call,
  first: Extension | OutsideParty,
  devices: readonly Device[],
  remote: Party,
  { autoAnswer = false, ringMs }: OriginateOptions
): void {
  const intercom = autoAnswer && devices.some((device) => device.answersRemotely)
  if (first instanceof Extension) ring(world, call, first, { remote, devices, intercom, ringMs })
  else ringOutside(world, call, first, { remote, ringMs })
}

function devicesOf(person: Extension, asked: readonly Device[] | undefined): readonly Device[] {
  const devices = asked ?? person.devices.filter((device) => device.active)
  const inactive = devices.find((device) => !device.active)
  if (inactive !== undefined || devices.length === 0) {
    throw new Refusal('deviceInactive', inactive?.id ?? `${person.name} has no telephone`)
  }
  return devices
}

/** Whoever makes the call; of a group its first member, until one answers. @throws Refusal notPossible */
function callerOf(first: FirstParty): Extension | OutsideParty {
  if (!(first instanceof RingGroup)) return first
  const member = first.members[0]
  if (member === undefined) throw new Refusal('notPossible', `${first.data.name} is empty`)
  return member.extension
}
