import { DAY } from '../../util/durations.ts'
import type { Connector, ConnectorOptions } from '../connector.ts'
import { callbackPlace } from './webhooks/callback-settings.ts'
import { capabilitiesFor, capabilityTable, lackingFor, withoutDisabled } from './capabilities.ts'
import { DstnyLink } from './link.ts'
import type { LinkOptions } from './link.ts'
import { OrderedTransfers } from './calls/ordered-transfers.ts'
import { changesIn } from './endpoints/override-file.ts'
import { Refusals } from '../kit/refusals.ts'
import { mergeSettings, identityOf, serverTicketName, readServer, readSettings, signInForm } from './settings.ts'
import { requesterFor, signIn, signOut } from './sign-in.ts'

const VENDOR = 'dstny'

/** Signing in makes a ticket on the server, and where its functions are can be chosen. */
export type DstnyConnector = Connector &
  Required<
    Pick<
      Connector,
      'signOut' | 'serverTicketName' | 'mergeSettings' | 'signInEndsAt' | 'changedEndpoints' | 'endpoints'
    >
  >

/** What an account keeps from one link to the next. */
type LinkMemory = Pick<LinkOptions, 'consultations' | 'transfers' | 'refusals'>

/** The connector for Dstny Core, formerly Telepo (Dstny API). */
export function createDstnyConnector({ clock, log, random = Math.random, webhooks }: ConnectorOptions): DstnyConnector {
  const memories = new Map<string, LinkMemory>()
  const memoryOf = (account: string): LinkMemory => {
    const known = memories.get(account) ?? {
      consultations: new Map<string, string>(),
      transfers: new OrderedTransfers(),
      refusals: new Refusals()
    }
    memories.set(account, known)
    return known
  }
  return {
    vendor: VENDOR,
    capabilities: capabilityTable.all,
    identity: identityOf,
    form: (again) => signInForm(VENDOR, again),
    signIn: (method, values, signal, kept) => signIn(method, values, kept, clock, signal),
    signOut: (credentials, signal) => signOut(credentials, clock, signal),
    serverTicketName,
    mergeSettings,
    signInEndsAt: ({ ticketExpiresAt: endsAt }) => (typeof endsAt === 'number' ? endsAt : undefined),
    remindAheadMs: 14 * DAY, // of a year (Dstny API 1.4)
    changedEndpoints: ({ endpointOverride }) => changesIn(endpointOverride),
    endpoints: async () => (await import('./endpoints/endpoint-settings.ts')).endpointSettings(clock),
    open: async (credentials, signal) => {
      const settings = readSettings(credentials.settings)
      const place = callbackPlace(settings)
      const account = identityOf(credentials.settings)
      const memory = memoryOf(account)
      memory.transfers.unwatched()
      const { allowedApis, serviceAccount: isService } = settings
      const { override } = readServer(settings)
      const link = new DstnyLink({
        requester: requesterFor(settings, clock, credentials.secret),
        clock,
        random,
        log,
        ...memory,
        ownAddress: `${settings.userId}@${settings.domain}`,
        capabilities: withoutDisabled(capabilitiesFor(allowedApis, isService), override),
        lacking: lackingFor({ allowedApis, isService }, override),
        callbacks: place &&
          webhooks && {
            server: webhooks,
            place: { ...place, account }
          }
      })
      try {
        await link.start(signal)
        return link
      } catch (error) {
        await link[Symbol.asyncDispose]()
        throw error
      }
    }
  }
}
