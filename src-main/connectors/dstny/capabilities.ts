import type { Capability } from '../../../src-preload/contract/capability.ts'
import { dstnyScopes } from '../../wire-tables/dstny-scopes.ts'
import type { TicketScope } from '../../wire-tables/dstny-scopes.ts'

/** A part of the system that is refused or missing as a whole. */
export type Feature = 'calls' | 'queues' | 'presence' | 'devices' | 'contacts'

/** What goes away with a feature, and the ticket scope it needs (Contract dstny 1.5). */
const FEATURES: Readonly<
  Record<Feature, { readonly scope: TicketScope; readonly capabilities: readonly Capability[] }>
> = {
  calls: {
    scope: 'CALL_CONTROL',
    capabilities: ['dial', 'callControl', 'mute', 'swap', 'blindTransfer', 'dtmf']
  },
  queues: { scope: 'DISTRIBUTION_GROUP', capabilities: ['queueSignIn', 'queueFigures'] },
  presence: { scope: 'USER', capabilities: ['presence', 'presenceShortcuts'] },
  devices: { scope: 'USER', capabilities: ['devices'] },
  contacts: { scope: 'CONTACT', capabilities: ['contactSearch'] }
}

const ALL = ['calls', 'queues', 'presence', 'devices', 'contacts'] as const satisfies readonly Feature[]

/** The capabilities of one feature. */
export const capabilitiesOf = (feature: Feature): readonly Capability[] => FEATURES[feature].capabilities

/**
 * What an account can do at most: the vendor's features as far as the ticket allows their scope. A ticket of unknown
 * scope may do everything; the server's 403 then tells (Contract dstny 1.6).
 */
export function capabilitiesFor(allowedApis: readonly string[] | undefined): Set<Capability> {
  const known = allowedApis !== undefined && allowedApis.length > 0
  const features = ALL.filter((feature) => !known || allowedApis.includes(FEATURES[feature].scope))
  return new Set(features.flatMap(capabilitiesOf))
}

/** The scopes a ticket is asked for; without the assumed names when the server does not know them (Contract dstny 1.5). */
export function wantedScopes(onlySure: boolean): TicketScope[] {
  const wanted: readonly TicketScope[] = [
    'CALL_CONTROL',
    'CALLS',
    'USER',
    'CONTACT',
    'DISTRIBUTION_GROUP',
    'QUEUE_STATISTICS',
    'EVENT_CHANNEL'
  ]
  return wanted.filter((scope) => !onlySure || dstnyScopes[scope].mark !== 'A')
}
