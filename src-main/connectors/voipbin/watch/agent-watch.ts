import { Poller } from '../../../transport/poller.ts'
import { defined } from '../../../util/defined.ts'
import { MINUTE, SECOND } from '../../../util/durations.ts'
import type { ConnectorEvent } from '../../events.ts'
import { failedInBackground } from '../../kit/link-context.ts'
import type { PartWatch } from '../../kit/part-now.ts'
import { RetryingReader } from '../../kit/retrying-reader.ts'
import type { VoipbinContext } from '../context.ts'
import { activities } from '../mapper/agents.ts'
import { allRows, PAGE_ROWS } from '../paging.ts'
import type { AgentRow } from '../wire/agents.ts'
import type { Leg } from '../calls/leg.ts'
import { ColleagueLines } from './colleague-lines.ts'
import type { OwnStatus } from './own-status.ts'

/** Pause between readings where nothing is told of them (VoIPBin 10.2), and where readings only mend what was lost, in ms. */
const POLL_MS = 15 * SECOND
const MEND_MS = 5 * MINUTE
/** At most one reading in this time, in ms. */
const TRIGGER_MS = 5 * SECOND
/** People of a customer that are known. */
const MOST_AGENTS = 2_000

/** Everybody of the customer: who they are, what they do, and of those who are watched their lines (VoIPBin 8). */
export class AgentWatch implements PartWatch {
  readonly #context: VoipbinContext
  readonly #own: OwnStatus
  readonly #changed: (agents: readonly AgentRow[]) => void
  readonly #lines = new ColleagueLines()
  readonly #reading: RetryingReader
  #agents: ReadonlyMap<string, AgentRow> = new Map()
  #watched: readonly string[] = []
  /** What was told of each, as text to compare. */
  readonly #told = new Map<string, string>()

  /** `changed`: somebody is there who was not, or is called something else. */
  constructor(context: VoipbinContext, own: OwnStatus, changed: (agents: readonly AgentRow[]) => void) {
    this.#context = context
    this.#own = own
    this.#changed = changed
    this.#reading = new RetryingReader(context, {
      ...{ what: 'agents', part: 'presence', everyMs: TRIGGER_MS },
      read: async (until) => {
        await this.read(until)
        return []
      }
    })
  }

  /** Everybody who is known. */
  get agents(): readonly AgentRow[] {
    return [...this.#agents.values()]
  }

  /** Reads again and again, rarely where the socket tells of everybody. */
  start(): void {
    const { clock, signal, random, mode } = this.#context
    const everyMs = (): number => (mode === 'agent' ? POLL_MS : MEND_MS)
    const row = { name: 'agents', everyMs, read: () => this.#reading.now() } as const
    const failed = (name: string, error: unknown): void => void failedInBackground(this.#context, name, error)
    new Poller({ clock, signal, random, rows: [row], failed })
    this.#own.start()
  }

  /** @throws CtiError */
  async snapshot(signal: AbortSignal): Promise<readonly ConnectorEvent[]> {
    await this.read(signal)
    return [{ type: 'activitiesChanged', activities: activities() }]
  }

  /** Reads soon: something may have been missed. */
  trigger(): void {
    this.#reading.trigger()
  }

  later(): void {
    this.#reading.later()
  }

  /** Somebody as told now. */
  take(row: AgentRow): void {
    const others = this.agents.filter(({ id }) => id !== row.id)
    this.#replace(row.deletedAt === undefined ? [...others, row] : others)
  }

  /** A leg as told now: what the telephone of its agent does. */
  takeCall(leg: Leg): void {
    const agentId = this.#lines.take(leg)
    if (agentId !== undefined) this.#tell([agentId])
  }

  /** Replaces who is watched: whoever watches anew hears everything. */
  watch(agentIds: readonly string[]): void {
    for (const contactId of this.#watched) if (!agentIds.includes(contactId)) this.#remove(contactId)
    this.#watched = agentIds
    this.#told.clear()
    this.#tell(agentIds)
  }

  /** Reads everybody now. @throws CtiError */
  async read(signal: AbortSignal): Promise<void> {
    const { client, mode } = this.#context
    const { agents } = client
    const list = mode === 'agent' ? agents.listColleagues : agents.list
    const found = await allRows(
      (token) => list({ page_size: PAGE_ROWS, ...defined({ page_token: token }) }, signal),
      MOST_AGENTS
    )
    this.#replace(found)
  }

  /** What was read may be older than what was told meanwhile. */
  #replace(seen: readonly AgentRow[]): void {
    const before = this.#agents
    const rows = seen.map((row) => newer(before.get(row.id), row))
    this.#agents = new Map(rows.map((row) => [row.id, row]))
    const isKnown = (row: AgentRow): boolean => isSamePerson(row, before.get(row.id))
    if (before.size !== this.#agents.size || !rows.every(isKnown)) this.#changed(rows)
    const own = this.#agents.get(this.#context.self.agentId)
    if (own !== undefined && own !== before.get(own.id)) this.#own.take(own)
    this.#tell(this.#watched)
  }

  #tell(agentIds: readonly string[]): void {
    const { capabilities, clock, mode, emit } = this.#context
    if (!capabilities.has('colleagues') || this.#agents.size === 0) return
    for (const id of agentIds) {
      const row = this.#agents.get(id)
      if (!this.#watched.includes(id)) continue
      if (row === undefined) {
        if (this.#told.has(id)) this.#remove(id)
        continue
      }
      const colleague = this.#lines.colleague(row, mode === 'full', clock.elapsed())
      const text = JSON.stringify(colleague)
      if (this.#told.get(id) === text) continue
      this.#told.set(id, text)
      emit({ type: 'colleagueChanged', colleague })
    }
  }

  #remove(contactId: string): void {
    this.#told.delete(contactId)
    this.#context.emit({ type: 'colleagueRemoved', contactId })
  }
}

const newer = (known: AgentRow | undefined, seen: AgentRow): AgentRow =>
  known !== undefined && (seen.updatedAt ?? Infinity) < (known.updatedAt ?? 0) ? known : seen

const isSamePerson = (one: AgentRow, other: AgentRow | undefined): boolean =>
  other !== undefined &&
  one.name === other.name &&
  JSON.stringify([one.addresses, one.tagIds]) === JSON.stringify([other.addresses, other.tagIds])
