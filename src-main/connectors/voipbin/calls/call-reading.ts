import { CtiError } from '../../../util/errors.ts'
import type { VoipbinContext } from '../context.ts'
import { isOver } from './leg.ts'
import type { Leg } from './leg.ts'
import type { PlatformCalls } from './platform-calls.ts'

/** Legs of others that are read one by one, at most: a customer's requests are few (VoIPBin 4.5). */
const MOST_READ = 12

/** Reads the user's legs and what belongs to them. */
export class CallReading {
  readonly #context: VoipbinContext
  readonly #calls: PlatformCalls

  constructor(context: VoipbinContext, calls: PlatformCalls) {
    this.#context = context
    this.#calls = calls
  }

  /**
   * Reads the newest legs and group calls, and each leg of `openIds` that is not among them and the other side of the user's.
   * @throws CtiError
   */
  async read(openIds: readonly string[], signal: AbortSignal): Promise<void> {
    const { client, mode, isKey, self } = this.#context
    const [legs, groupcalls] = await Promise.all([
      isKey ? client.calls.list({}, signal) : client.calls.listOwn({}, signal),
      mode === 'full' ? client.groupcalls.list({}, signal) : undefined
    ])
    for (const leg of legs.rows) this.#calls.takeLeg(leg)
    for (const groupcall of groupcalls?.rows ?? []) this.#calls.takeGroupcall(groupcall)
    const read = new Set(legs.rows.map(({ id }) => id))
    const own = this.#calls.liveLegsOf(self.agentId).map(({ id }) => id)
    const wanted = new Set([...openIds, ...own, ...this.#othersOf([...openIds, ...own])].filter((id) => !read.has(id)))
    await Promise.all([...wanted].slice(0, MOST_READ).map((id) => this.#readOne(id, signal)))
  }

  /** The legs that the user's belong to, and those that they have started. */
  #othersOf(ids: readonly string[]): readonly string[] {
    if (this.#context.mode === 'agent') return []
    const legs = ids.flatMap((id) => this.#calls.leg(id) ?? [])
    const others = legs.flatMap((leg) => [...this.#calls.startedBy(leg.id), leg.masterCallId ?? []].flat())
    return others.filter((id) => {
      const leg = this.#calls.leg(id)
      return leg === undefined || !isOver(leg)
    })
  }

  async #readOne(id: string, signal: AbortSignal): Promise<void> {
    const { client, mode } = this.#context
    const known = this.#calls.leg(id)
    try {
      this.#calls.takeLeg(
        await (mode === 'full' ? client.calls.get({ id }, signal) : client.calls.getOwn({ id }, signal))
      )
    } catch (error) {
      if (!(error instanceof CtiError) || error.kind !== 'notFound') throw error
      if (known !== undefined) this.#calls.takeLeg(gone(known)) // one that was never there may come (VoIPBin 17)
    }
  }
}

const gone = (leg: Leg): Leg => ({ ...leg, status: 'hangup' })
