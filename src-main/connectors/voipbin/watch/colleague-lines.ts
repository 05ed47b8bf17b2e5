import type { ReportedColleague } from '../../events.ts'
import { SECOND } from '../../../util/durations.ts'
import { mapPresence } from '../mapper/agents.ts'
import type { AgentRow } from '../wire/agents.ts'
import type { Leg } from '../calls/leg.ts'

/** So long nobody is called: whoever is `ringing` for longer talks, and the system has not noticed, in ms (VoIPBin 17). */
const RINGING_MS = 90 * SECOND

/** What the telephones of everybody do: by their legs where those are told, else by the status alone. */
export class ColleagueLines {
  /** Legs that are not over, by their agent. */
  readonly #legs = new Map<string, Map<string, Leg>>()
  /** Since when somebody is `ringing`, as `Clock.elapsed`. */
  readonly #ringingSince = new Map<string, number>()

  /** A leg as it is now; tells whose it is. */
  take(row: Leg): string | undefined {
    const { ownerId, id } = row
    if (ownerId === undefined) return undefined
    const legs = this.#legs.get(ownerId) ?? new Map<string, Leg>()
    if (isOver(row)) legs.delete(id)
    else legs.set(id, row)
    if (legs.size === 0) this.#legs.delete(ownerId)
    else this.#legs.set(ownerId, legs)
    return ownerId
  }

  /** Somebody as known now; `hasLegs`: all legs are told. */
  colleague({ id, status }: AgentRow, hasLegs: boolean, now: number): ReportedColleague {
    if (status !== 'ringing') this.#ringingSince.delete(id)
    else if (!this.#ringingSince.has(id)) this.#ringingSince.set(id, now)
    const line = status === undefined ? 'unknown' : hasLegs ? this.#lineByLegs(id) : this.#lineByStatus(id, status, now)
    return { contactId: id, line, ...(status === undefined ? {} : { presence: mapPresence(status) }) }
  }

  #lineByLegs(id: string): ReportedColleague['line'] {
    const legs = [...(this.#legs.get(id)?.values() ?? [])]
    if (legs.some(({ status }) => status === 'progressing' || status === 'terminating')) return 'busy'
    return legs.length > 0 ? 'alerting' : 'idle'
  }

  #lineByStatus(id: string, status: string, now: number): ReportedColleague['line'] {
    if (status === 'busy') return 'busy'
    if (status !== 'ringing') return 'idle'
    return now - (this.#ringingSince.get(id) ?? now) > RINGING_MS ? 'busy' : 'alerting'
  }
}

const isOver = ({ status, deletedAt }: Leg): boolean => status === 'hangup' || deletedAt !== undefined
