import type { Connectors } from '../accounts/connectors.ts'
import type { Supervise } from '../accounts/live-account.ts'
import type { Connector } from '../connectors/connector.ts'
import { loadConnector, vendorNames } from '../connectors/registry.ts'
import { Supervisor } from '../connectors/supervisor.ts'
import type { Log } from '../logging/log.ts'
import { WebhookServer } from '../transport/webhook-server.ts'
import type { Clock } from '../util/clock.ts'

/** The connectors of the registry, each loaded when an account needs it. */
export function connectorsOf(clock: Clock, log: Log): Connectors {
  const loaded = new Map<string, Promise<Connector | undefined>>()
  const webhooks = new WebhookServer({ clock })
  const find = (vendor: string): Promise<Connector | undefined> => {
    const loading = loaded.get(vendor) ?? loadConnector(vendor, { clock, log: log.child(vendor), webhooks })
    loaded.set(vendor, loading)
    return loading
  }
  return { find, list: () => vendorNames }
}

/** Keeps links open by a `Supervisor`. */
export const superviseWith =
  (clock: Clock, log: Log): Supervise =>
  (connector, credentials, sink) => {
    const supervisor = new Supervisor({ connector, credentials, sink, clock, log })
    supervisor.start()
    return supervisor
  }
