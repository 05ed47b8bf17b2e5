import type { CallLogItem } from './call-log.ts'
import type { Leg, Member } from './calls.ts'
import type { Party } from './parties.ts'
import type { World } from './world.ts'

/** The voicemail of a person or a group, as something that can be talked to. */
export class Mailbox implements Member {
  readonly party: Party
  /** Where its messages go, the newest first. */
  readonly log: CallLogItem[]

  constructor(name: string, log: CallLogItem[]) {
    this.party = { kind: 'service', name: `Voicemail ${name}` }
    this.log = log
  }
}

/** Turns each ended call to a mailbox into a row of its log. */
export function takeMessages(world: World): void {
  const taken = new WeakSet<Leg>()
  world.events.on((event) => {
    if (event.kind !== 'leg') return
    const { leg } = event
    const { owner } = leg
    if (!(owner instanceof Mailbox) || leg.isLive || leg.connectedAt === undefined || taken.has(leg)) return
    taken.add(leg)
    const durationMs = (leg.endedAt ?? leg.connectedAt) - leg.connectedAt
    owner.log.unshift(messageFrom(world, leg.remote, durationMs, owner.log))
  })
}

/** A new message; it belongs to the newest missed call from the same number. */
export function messageFrom(world: World, remote: Party, durationMs: number, log: readonly CallLogItem[]): CallLogItem {
  const missed = log.find((item) => item.kind === 'missed' && item.remote.number === remote.number)
  return {
    id: world.nextLogId(),
    kind: 'voicemail',
    startedAt: world.clock.now() - durationMs,
    durationMs,
    remote,
    isSeen: false,
    isPlayed: false,
    ...(missed !== undefined && remote.number !== undefined && { relatedId: missed.id })
  }
}
