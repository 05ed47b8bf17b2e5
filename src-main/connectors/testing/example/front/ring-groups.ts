import type { Call, Leg } from '../../../../simulator/core/calls.ts'
import type { Pbx } from '../../../../simulator/company/pbx.ts'
import { RingGroup } from '../../../../simulator/distribution/ring-groups.ts'
import { originate } from '../../../../simulator/features/originate.ts'
import type { Extension } from '../../../../simulator/people/extension.ts'
import { defined } from '../../../../util/defined.ts'
import { SECOND } from '../../../../util/durations.ts'

/** Whom a group is rung for. */
interface RungFor {
  readonly by: Extension
  readonly group: RingGroup
}

const rungFor = new WeakMap<Call, RungFor>()

/** What is asked of a ringing: empty where the group says it itself, and where they are connected to who asks. */
export interface Ringing {
  readonly to: string
  readonly groupSeconds: string
  readonly memberSeconds: string
}

/** Rings a group for somebody. @throws Refusal */
export function ringGroup(pbx: Pbx, by: Extension, group: RingGroup, { to, ...seconds }: Ringing): Call {
  const ringMs = msOf(seconds.groupSeconds)
  const memberRingMs = msOf(seconds.memberSeconds)
  const { call } = originate(pbx, group, to || by, defined({ ringMs, memberRingMs }))
  rungFor.set(call, { by, group })
  return call
}

const msOf = (seconds: string): number | undefined => (seconds === '' ? undefined : Number(seconds) * SECOND)

/** A group of people that is there for one call. */
export function groupOf(pbx: Pbx, domain: string, users: readonly string[], oneByOne: boolean): RingGroup {
  const members = users.map((user) => ({ user }))
  const strategy = oneByOne ? 'hunt' : 'ringAll'
  const data = { id: '', domain, name: 'People', shortNumber: '', number: '', strategy, members } as const
  return new RingGroup(pbx, data, (user) => pbx.extension(user))
}

/** The group that rings for somebody's call, or rang for it. */
export const groupOfCall = (call: Call, who: Extension): RingGroup | undefined => {
  const found = rungFor.get(call)
  return found?.by === who ? found.group : undefined
}

/** The calls for which groups ring for somebody, who has no part in them yet. */
export const ringingFor = (pbx: Pbx, who: Extension): Call[] =>
  pbx.desk.calls.filter((call) => call.distribution !== undefined && groupOfCall(call, who) !== undefined)

/** How far ringing each member has come. */
export const memberRows = (call: Call, group: RingGroup): unknown =>
  group.members.map(({ extension }) => ({ name: extension.name, state: memberState(call.legOf(extension)) }))

function memberState(leg: Leg | undefined): string {
  if (leg === undefined || leg.ended?.cause === 'lostRace') return 'idle'
  if (leg.isLive) return leg.isTalking ? 'talk' : 'ring'
  return 'failed'
}
