import type { ConnectorEvent } from '../../events.ts'
import type { MirtaContext, Watch } from '../context.ts'

/** Reads who is in the tenant, at first and once an hour (MiRTA 6.4). */
export class PeopleWatch implements Watch {
  readonly #context: MirtaContext
  readonly #changed: () => void

  constructor(context: MirtaContext, changed: () => void) {
    this.#context = context
    this.#changed = changed
  }

  async snapshot(signal: AbortSignal): Promise<readonly ConnectorEvent[]> {
    const { client, clock, people } = this.#context
    if (!people.isOld(clock.elapsed())) return []
    const extensions = await client.access.extensions({}, signal)
    // the user is one of them, so that an empty answer is a failed one (MiRTA 2.3)
    if (extensions.length > 0) people.replace(extensions, clock.elapsed())
    return []
  }

  /** Names are told with what they belong to. */
  async read(signal: AbortSignal): Promise<void> {
    await this.snapshot(signal)
    this.#changed()
  }
}
