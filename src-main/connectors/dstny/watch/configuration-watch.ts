import { MINUTE, SECOND } from '../../../util/durations.ts'
import type { ConnectorEvent } from '../../events.ts'
import { isUnavailable } from '../../kit/outcome.ts'
import type { DstnyContext } from '../link-context.ts'
import type { PresenceNames } from '../mapper/people.ts'
import { mapActivities, mapRoles, mapShortcuts } from '../mapper/presence.ts'
import { RetryingReader } from '../../kit/retrying-reader.ts'
import { watch } from './watched-stream.ts'

/** Pause between readings without a stream, in ms (Dstny API 4.1). */
const POLL_MS = 10 * MINUTE
/** At most one reading in this time because of events, in ms (Dstny API 4.8). */
const TRIGGER_MS = 2 * SECOND

/** Tells `changed` whenever the configuration may have changed (Dstny API 4.8). */
export function watchConfiguration(context: DstnyContext, changed: () => void): void {
  const read = (): Promise<void> => Promise.resolve(changed())
  void watch(context, { operation: 'streamConfiguration', pollMs: POLL_MS, message: changed, read })
}

/** Activities and roles by their names (Dstny API 2.3, 4.8). */
export class NameWatch implements PresenceNames {
  readonly #context: DstnyContext
  readonly #rereading: RetryingReader
  #activities = new Map<string, string>()
  #roles = new Map<string, string>()

  constructor(context: DstnyContext) {
    this.#context = context
    const read = this.snapshot.bind(this)
    this.#rereading = new RetryingReader(context, { what: 'configuration', everyMs: TRIGGER_MS, read })
  }

  /** Where they may not be read nothing has a name, and the rest goes on. @throws CtiError */
  async snapshot(signal: AbortSignal): Promise<readonly ConnectorEvent[]> {
    try {
      const configuration = await this.#context.client.configuration.getConfiguration(undefined, signal)
      this.#context.refusals.worked('configuration')
      const activities = mapActivities(configuration)
      const roles = mapRoles(configuration)
      this.#activities = new Map(activities.map(({ id, name }) => [id, name]))
      this.#roles = new Map(roles.map(({ id, name }) => [id, name]))
      return [
        { type: 'activitiesChanged', activities },
        { type: 'rolesChanged', roles }
      ]
    } catch (error) {
      if (!isUnavailable(error)) throw error
      if (this.#context.refusals.mayPass('configuration', this.#context.clock.elapsed())) this.later()
      this.#context.log.info('activities have no names', { kind: error.kind })
      return []
    }
  }

  changed(): void {
    this.#rereading.trigger()
  }

  later(): void {
    this.#rereading.later()
  }

  activityName(id: string): string | undefined {
    return this.#activities.get(id)
  }

  roleName(id: string): string | undefined {
    return this.#roles.get(id)
  }
}

/** The shortcuts to the user's presence (Dstny API 4.8). */
export class ShortcutWatch {
  readonly #context: DstnyContext
  readonly #rereading: RetryingReader

  constructor(context: DstnyContext) {
    this.#context = context
    const read = this.snapshot.bind(this)
    this.#rereading = new RetryingReader(context, {
      what: 'shortcuts',
      part: 'presenceShortcuts',
      everyMs: TRIGGER_MS,
      read
    })
  }

  /** @throws CtiError */
  async snapshot(signal: AbortSignal): Promise<readonly ConnectorEvent[]> {
    const shortcuts = await this.#context.client.presenceShortcuts.listPresenceShortcuts(signal)
    return [{ type: 'shortcutsChanged', shortcuts: mapShortcuts(shortcuts) }]
  }

  /** Reads them again soon: they were changed, or may have been. */
  changed(): void {
    this.#rereading.trigger()
  }

  later(): void {
    this.#rereading.later()
  }
}
