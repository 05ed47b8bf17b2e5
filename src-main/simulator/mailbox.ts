import type { CallLogItem } from './call-log.ts'
import type { Leg } from './calls.ts'
import type { Extension } from './extension.ts'
import type { Member, Party } from './parties.ts'
import type { Pbx } from './pbx.ts'

/** The voicemail of a person, as something that can be talked to. */
export class Mailbox implements Member {
  readonly owner: Extension
  readonly party: Party

  constructor(owner: Extension) {
    this.owner = owner
    this.party = { kind: 'service', name: `Voicemail ${owner.name}` }
  }
}

/** Turns each ended call to a mailbox into a row of its owner's log. */
export function takeMessages(pbx: Pbx): void {
  const taken = new WeakSet<Leg>()
  pbx.events.on((event) => {
    if (event.kind !== 'leg' || !(event.leg.owner instanceof Mailbox)) return
    const { leg } = event
    if (leg.isLive || leg.connectedAt === undefined || taken.has(leg)) return
    taken.add(leg)
    const durationMs = (leg.endedAt ?? leg.connectedAt) - leg.connectedAt
    event.leg.owner.owner.log.unshift(messageFrom(pbx, leg.remote, durationMs, event.leg.owner.owner.log))
  })
}

/** A new message; it belongs to the newest missed call from the same number. */
export function messageFrom(pbx: Pbx, remote: Party, durationMs: number, log: readonly CallLogItem[]): CallLogItem {
  const missed = log.find((item) => item.kind === 'missed' && item.remote.number === remote.number)
  return {
    id: pbx.nextLogId(),
    kind: 'voicemail',
    startedAt: pbx.clock.now() - durationMs,
    durationMs,
    remote,
    isSeen: false,
    isPlayed: false,
    ...(missed !== undefined && remote.number !== undefined && { relatedId: missed.id })
  }
}
