import { StreamHealth } from '../../transport/stream-health.ts'
import { serverUrl } from '../../transport/url-policy.ts'
import type { Connector, ConnectorOptions } from '../connector.ts'
import { Refusals } from '../kit/refusals.ts'
import type { Credentials } from '../sign-in.ts'
import { identify, requesterFor, sessionFor } from './account.ts'
import { Consultations } from './calls/consultations.ts'
import { DialledCalls } from './calls/dialled-calls.ts'
import { capabilityTable } from './capabilities.ts'
import { VoipbinClient } from './client.ts'
import { RungTeams } from './groupcalls/rung-teams.ts'
import { VoipbinLink } from './link.ts'
import type { LinkMemory } from './link.ts'
import { optionFields, withOptions } from './options.ts'
import type { Session } from './session.ts'
import { identityOf, mergeSettings, readSettings, signInForm } from './settings.ts'
import type { VoipbinSettings } from './settings.ts'
import { signIn } from './sign-in.ts'

const VENDOR = 'voipbin'

/** The connector for VoIPBin: requests over HTTP, and a socket that tells of everything. */
export function createVoipbinConnector({ clock, log, random = Math.random }: ConnectorOptions): Connector {
  const memories = new Map<string, LinkMemory>()
  // an account that connects again does it with the same credentials
  const sessions = new WeakMap<Credentials, Session>()
  const memoryOf = (settings: VoipbinSettings): LinkMemory => {
    const account = identityOf(settings)
    const known = memories.get(account) ?? {
      refusals: new Refusals(),
      socketHealth: new StreamHealth(),
      status: {},
      calls: {
        dialled: new DialledCalls(clock),
        consultations: new Consultations(),
        teams: new RungTeams(),
        shownIds: new Map(),
        heldIds: new Set()
      }
    }
    memories.set(account, known)
    return known
  }
  const sessionOf = (credentials: Credentials, settings: VoipbinSettings): Session => {
    const known = sessions.get(credentials) ?? sessionFor(settings, credentials.secret, clock)
    sessions.set(credentials, known)
    return known
  }
  return {
    vendor: VENDOR,
    capabilities: capabilityTable.all,
    identity: identityOf,
    form: () => signInForm(VENDOR),
    signIn: (method, values, signal, kept) => signIn(method, values, kept, clock, signal),
    options: optionFields,
    withOptions,
    mergeSettings,
    signInEndsAt: (settings) => readSettings(settings).tokenEndsAt,
    open: async (credentials, signal) => {
      const settings = readSettings(credentials.settings)
      const session = sessionOf(credentials, settings)
      const requester = requesterFor(settings, session, clock)
      let link: VoipbinLink | undefined
      try {
        const client = new VoipbinClient(requester)
        const agentId = settings.method === 'key' ? settings.agentId : undefined
        const identified = await identify(client, session, agentId, signal)
        link = new VoipbinLink({
          ...identified,
          ...{ client, requester, session, clock, random, log, options: settings, memory: memoryOf(settings) },
          server: { baseUrl: serverUrl(settings.address, settings), trust: settings.serverTrust },
          isKey: settings.method === 'key'
        })
        await link.listen(signal)
        return link
      } catch (error) {
        await (link ?? requester)[Symbol.asyncDispose]()
        throw error
      }
    }
  }
}
