import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { Secret } from '../../../logging/secret.ts'
import { defined } from '../../../util/defined.ts'
import { displayText } from '../../../util/display-text.ts'
import { CtiError } from '../../../util/errors.ts'
import { lookUp } from '../../../util/lookup.ts'
import type { Connector, ConnectorOptions } from '../../connector.ts'
import { capabilitiesOf, lackingOf } from './capabilities.ts'
import { ExampleClient } from './client.ts'
import { ExampleLink } from './link.ts'
import { MissedCalls } from './missed-calls.ts'
import { readSettings, signInForm } from './settings.ts'

const VENDOR = 'example'

/** A small system without push, whose answers are in the body: what a new connector is written after. */
export function createExampleConnector({ clock, log, random = Math.random }: ConnectorOptions): Connector {
  const memories = new Map<string, MissedCalls>()
  const identity: Connector['identity'] = ({ address, extension }) => `${String(address)} ${String(extension)}`
  const memoryOf = (account: string): MissedCalls => {
    const known = memories.get(account) ?? new MissedCalls(clock)
    memories.set(account, known)
    return known
  }
  return {
    vendor: VENDOR,
    capabilities: capabilitiesOf('all'),
    identity,
    form: () => signInForm(VENDOR),
    signIn: async (_method, values, signal, kept = {}) => {
      const text = (name: string): string => String(lookUp(values, name) ?? '').trim()
      if (text('key') === '')
        throw new CtiError('protocol', { userMessage: m.error_field_missing({ field: m.form_token() }) })
      const typed = readSettings({
        ...defined({ serverTrust: kept['serverTrust'] }),
        address: text('address'),
        allowPlainHttp: lookUp(values, 'allowPlainHttp') === true
      })
      const secret = new Secret(text('key'))
      await using client = new ExampleClient(typed, secret, clock)
      const { extension, name } = await client.me(signal)
      const label = displayText(name ?? undefined) ?? extension
      return { status: 'signedIn', credentials: { settings: { ...typed, extension }, secret }, label }
    },
    open: async ({ settings, secret }, signal) => {
      const client = new ExampleClient(readSettings(settings), secret, clock)
      let link: ExampleLink | undefined
      try {
        const { rights } = await client.me(signal)
        const capabilities = new Set(capabilitiesOf(rights))
        const lacking = lackingOf(rights)
        const hasNews = rights === 'news'
        const missed = memoryOf(identity(settings))
        link = new ExampleLink({ client, clock, random, log, capabilities, lacking, hasNews, missed })
        if (hasNews) await link.listen(signal)
        return link
      } catch (error) {
        await (link ?? client)[Symbol.asyncDispose]()
        throw error
      }
    }
  }
}
