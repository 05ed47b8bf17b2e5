import { DAY } from '../../../util/durations.ts'
import type { ConnectorEvent } from '../../events.ts'
import type { MissedCalls } from '../calls/missed-calls.ts'
import type { Nodes } from '../calls/nodes.ts'
import type { MirtaContext, Watch } from '../context.ts'
import { pastCallsIn } from '../mapper/history.ts'
import { writtenDayEnd, writtenTime } from '../wire/values.ts'

/** Reads the history for calls that rang between two rounds (MiRTA 5.4). */
export class MissedWatch implements Watch {
  readonly #context: MirtaContext
  readonly #missed: MissedCalls
  readonly #nodes: Nodes

  constructor(context: MirtaContext, { missed, nodes }: { readonly missed: MissedCalls; readonly nodes: Nodes }) {
    this.#context = context
    this.#missed = missed
    this.#nodes = nodes
  }

  async snapshot(signal: AbortSignal): Promise<readonly ConnectorEvent[]> {
    const { client, self, people, options, clock } = this.#context
    const { zone } = options
    // the clock of the system may be ahead, and its day another one
    const range = { start: writtenTime(this.#missed.since, zone), end: writtenDayEnd(clock.now() + DAY, zone) }
    const rows = await client.records.callHistory({ phone: self.extension, ...range }, signal)
    this.#nodes.learn(...rows.map(({ uniqueId }) => uniqueId))
    const { directory } = people
    return this.#missed.take(pastCallsIn(rows, { self, directory, zone }), directory)
  }

  async read(signal: AbortSignal): Promise<void> {
    for (const event of await this.snapshot(signal)) this.#context.emit(event)
  }
}
