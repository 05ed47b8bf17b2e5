import type { CallLogItem } from '../core/call-log.ts'
import type { Leg, Member } from '../core/calls.ts'
import type { Party } from '../core/parties.ts'
import type { World } from '../core/world.ts'

/** The voicemail of a person or a group, as something that can be talked to. */
export class Mailbox implements Member {
  readonly party: Party
  /** Where its messages go, the newest first. */
  readonly log: CallLogItem[]

  readonly #world: World

  constructor(world: World, name: string, log: CallLogItem[]) {
    this.#world = world
    this.party = { kind: 'service', name: `Voicemail ${name}` }
    this.log = log
  }

  /** What somebody has said is a row of the log. */
  legEnded({ connectedAt, endedAt, remote }: Leg): void {
    if (connectedAt === undefined || endedAt === undefined) return
    this.log.unshift(messageFrom(this.#world, remote, endedAt - connectedAt, this.log))
  }
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
