import { serverUrl } from '../../transport/url-policy.ts'
import type { Connector, ConnectorOptions } from '../connector.ts'
import { capabilityTable } from './capabilities.ts'
import { MirtaLink } from './link.ts'
import { LinkMemory } from './memory.ts'
import { optionFields, readOptions, withOptions } from './account/options.ts'
import { Requester } from './requests/request.ts'
import { identityOf, mergeSettings, readSettings, signInForm } from './account/settings.ts'
import { signIn } from './account/sign-in.ts'

const VENDOR = 'mirta'

/** The connector for MiRTA PBX, by its proxy API with the key of a tenant (MiRTA 1). */
export function createMirtaConnector({ clock, log, random = Math.random }: ConnectorOptions): Connector {
  const memories = new Map<string, LinkMemory>()
  const memoryOf = (account: string, tenant: string): LinkMemory => {
    const known = memories.get(account) ?? new LinkMemory(clock, tenant)
    memories.set(account, known)
    return known
  }
  return {
    vendor: VENDOR,
    capabilities: capabilityTable.all,
    identity: identityOf,
    form: () => signInForm(VENDOR),
    signIn: (_method, values, signal, kept) => signIn(values, kept, clock, signal),
    options: optionFields,
    withOptions,
    mergeSettings,
    open: async ({ settings: stored, secret: key }, signal) => {
      signal.throwIfAborted()
      const settings = readSettings(stored)
      const { path, tenant, extension, serverTrust: trust } = settings
      const memory = memoryOf(identityOf(stored), tenant)
      const { wrongKeys } = memory
      const baseUrl = serverUrl(settings.address, settings)
      return new MirtaLink({
        requester: new Requester({ baseUrl, path, tenant, key, clock, trust, wrongKeys }),
        clock,
        random,
        log,
        self: { extension, tenant },
        options: readOptions(stored),
        memory
      })
    }
  }
}
