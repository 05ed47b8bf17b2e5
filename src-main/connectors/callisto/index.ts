import { Secret } from '../../logging/secret.ts'
import type { Clock } from '../../util/clock.ts'
import { displayText } from '../../util/display-text.ts'
import type { Connector, ConnectorOptions } from '../connector.ts'
import { Refusals } from '../kit/refusals.ts'
import type { Credentials } from '../sign-in.ts'
import { AddedHere } from './added-here.ts'
import { capabilityTable } from './capabilities.ts'
import { CallistoClient } from './client.ts'
import { isWanted } from './functions.ts'
import { CallistoLink } from './link.ts'
import type { LinkMemory } from './link.ts'
import { Requester } from './request.ts'
import {
  identityOf,
  mergeSettings,
  optionFields,
  readSettings,
  readTyped,
  signInForm,
  withOptions
} from './settings.ts'
import type { CallistoSettings } from './settings.ts'

const VENDOR = 'callisto'

const clientFor = (settings: CallistoSettings, password: Secret, clock: Clock): CallistoClient =>
  new CallistoClient(new Requester(settings, password, clock))

/** The connector for CTModule Callisto ManagerAssistant Group (Callisto API): groups and what belongs to them, no calls. */
export function createCallistoConnector({ clock, log, random = Math.random }: ConnectorOptions): Connector {
  const refusalsOf = new Map<string, Refusals>()
  // an account that connects again does it with the same credentials; after signing in its settings are newer than these
  const memories = new WeakMap<Credentials, LinkMemory>()
  const memoryOf = (credentials: Credentials, { addedHere }: CallistoSettings): LinkMemory => {
    const account = identityOf(credentials.settings)
    const refusals = refusalsOf.get(account) ?? new Refusals()
    refusalsOf.set(account, refusals)
    const known = memories.get(credentials) ?? { refusals, addedHere: new AddedHere(addedHere) }
    memories.set(credentials, known)
    return known
  }
  return {
    vendor: VENDOR,
    capabilities: capabilityTable.all,
    identity: identityOf,
    form: () => signInForm(VENDOR),
    signIn: async (_method, values, signal, kept) => {
      const { settings, password } = readTyped(values, kept)
      const secret = new Secret(password)
      await using client = clientFor(settings, secret, clock)
      await client.getGroups({}, signal)
      const { user, instance } = settings
      return {
        status: 'signedIn',
        credentials: { settings, secret },
        label: displayText(`${user} (${instance})`) ?? user
      }
    },
    options: optionFields,
    withOptions,
    mergeSettings,
    open: async (credentials, signal) => {
      signal.throwIfAborted()
      const settings = readSettings(credentials.settings)
      return new CallistoLink({
        client: clientFor(settings, credentials.secret, clock),
        clock,
        random,
        log,
        isWanted: (name) => isWanted(name, settings.assumedFunctions),
        memory: memoryOf(credentials, settings)
      })
    }
  }
}
