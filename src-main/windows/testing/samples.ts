import { usualPauseSettings, usualPopupSettings } from '../../../src-preload/contract/usual-settings.ts'
import type { Account } from '../../../src-preload/contract/account.ts'
import type { Queue } from '../../../src-preload/contract/queue.ts'
import type { Call } from '../../../src-preload/contract/call.ts'
import { emptyState } from '../../../src-preload/contract/empty-state.ts'
import type { OwnPresence } from '../../../src-preload/contract/presence.ts'
import type { Sections } from '../../../src-preload/contract/snapshot.ts'

/** A live account for tests. */
export const sampleAccount = (change: Partial<Account> = {}): Account => ({
  id: 'a1',
  vendor: 'dstny',
  vendorName: 'Dstny Core',
  label: 'Jane Doe · example.org',
  mark: { label: 'Vendor', colour: 'indigo' },
  isDemo: false,
  connection: 'live',
  capabilities: [],
  secretStorage: 'keyStore',
  devices: [],
  ...change
})

/** An incoming call that rings, for tests. */
export const sampleCall = (change: Partial<Call> = {}): Call => ({
  id: 'a1:1',
  accountId: 'a1',
  direction: 'incoming',
  state: 'alerting',
  remote: { kind: 'external', name: 'Anna Miller', displayNumber: '030 123456', withheld: false },
  muted: false,
  conference: false,
  participants: [],
  startedAt: Date.UTC(2026, 0, 5, 12, 2),
  deviceIds: [],
  answerDeviceIds: [],
  allowed: ['answer', 'reject'],
  ...change
})

/** The user's presence with no shortcut, for tests. */
export const samplePresence = (change: Partial<OwnPresence> = {}): OwnPresence => ({
  accountId: 'a1',
  available: true,
  activities: [],
  roles: [],
  shortcuts: [],
  ...change
})

/** A group the user is signed in to, for tests. */
export const sampleQueue = (change: Partial<Queue> = {}): Queue => ({
  id: 'a1:q1',
  accountId: 'a1',
  name: 'Support',
  kind: 'acd',
  signedIn: true,
  nightMode: false,
  ...change
})

/** State made of the given parts, for tests. */
export function sampleState(parts: {
  readonly accounts?: readonly Account[]
  readonly calls?: readonly Call[]
  readonly presence?: readonly OwnPresence[]
  readonly queues?: readonly Queue[]
}): Sections {
  return {
    ...emptyState,
    accounts: byKey(parts.accounts ?? [sampleAccount()], (account) => account.id),
    calls: byKey(parts.calls ?? [], (call) => call.id),
    presence: byKey(parts.presence ?? [], (presence) => presence.accountId),
    queues: byKey(parts.queues ?? [], (queue) => queue.id),
    settings: {
      app: {
        theme: 'system',
        textSize: 100,
        region: 'DE',
        popupEnabled: true,
        popup: usualPopupSettings,
        pauses: usualPauseSettings,
        textTemplates: [],
        dialLinksWithoutAsking: false,
        regionConfirmed: true,
        workingDayStartsAt: '08:00'
      }
    }
  }
}

const byKey = <T>(entities: readonly T[], key: (entity: T) => string): Record<string, T> =>
  Object.fromEntries(entities.map((entity) => [key(entity), entity]))
