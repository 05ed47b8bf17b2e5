import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import { Secret } from '../../logging/secret.ts'
import { displayText } from '../../util/display-text.ts'
import { defined } from '../../util/defined.ts'
import type { Connector, ConnectorOptions } from '../connector.ts'
import { Refusals } from '../kit/refusals.ts'
import { callbackPlace } from './callback-options.ts'
import { CallMemory } from './calls/call-memory.ts'
import { RingCallbacks } from './calls/ring-callbacks.ts'
import { capabilityTable } from './capabilities.ts'
import { connectionOf } from './connection.ts'
import { isLimitReached } from './errors.ts'
import { BasixLink } from './link.ts'
import type { LinkMemory } from './link.ts'
import { optionFields, withOptions } from './options.ts'
import { identityOf, mergeSettings, readSettings, readTyped, signInForm } from './settings.ts'
import type { BasixSettings } from './settings.ts'

const VENDOR = 'basix'

/** The connector for Brastel Basix: calls are started by requests, everything else goes over one socket (Basix 1.1). */
export function createBasixConnector({ clock, log, random = Math.random, webhooks }: ConnectorOptions): Connector {
  const memories = new Map<string, LinkMemory>()
  const newMemory = (lineId: string): LinkMemory => ({
    refusals: new Refusals(),
    calls: new CallMemory(clock),
    line: { id: lineId }
  })
  const memoryOf = (settings: BasixSettings): LinkMemory => {
    const account = identityOf(settings)
    const known = memories.get(account) ?? newMemory(settings.lineId)
    memories.set(account, known)
    return known
  }
  const open = async (settings: BasixSettings, secret: Secret, how: HowToOpen, signal: AbortSignal) => {
    const { client, tickets, socket } = connectionOf(settings, secret, clock, how.isForced)
    const { memory } = how
    const account = { options: settings, hasToken: tickets === undefined, user: settings.user }
    const place = callbackPlace(settings)
    const callbacks = place && webhooks && new RingCallbacks(webhooks, place)
    const link = new BasixLink({ client, tickets, clock, random, log, memory, callbacks, ...account })
    try {
      await link.listen(socket, signal)
      return link
    } catch (error) {
      await link[Symbol.asyncDispose]()
      throw error
    }
  }
  return {
    vendor: VENDOR,
    capabilities: capabilityTable.all,
    identity: identityOf,
    form: () => signInForm(VENDOR),
    signIn: async (method, values, signal, kept) => {
      const { settings, secret: token } = readTyped(method, values, kept)
      const secret = new Secret(token)
      let name: string | undefined
      try {
        await using link = await open(settings, secret, { isForced: false, memory: newMemory(settings.lineId) }, signal)
        await link.snapshot(signal)
        name = link.ownName
      } catch (error) {
        if (!isLimitReached(error)) throw error // who is told that has the right token
      }
      const { user, domain } = settings
      const label = [name ?? user, domain].flatMap((text) => displayText(text) ?? []).join(' · ')
      const warning = domain === undefined ? undefined : m.account_domain_token()
      return { status: 'signedIn', credentials: { settings, secret }, label, ...defined({ warning }) }
    },
    options: optionFields,
    withOptions,
    mergeSettings,
    open: async (credentials, signal) => {
      const settings = readSettings(credentials.settings)
      return await open(settings, credentials.secret, { isForced: true, memory: memoryOf(settings) }, signal)
    }
  }
}

interface HowToOpen {
  /** True: an older connection of the user gives its place. */
  readonly isForced: boolean
  readonly memory: LinkMemory
}
