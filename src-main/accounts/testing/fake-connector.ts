import { once } from 'node:events'
import type { Capability } from '../../../src-preload/contract/capability.ts'
import type { ServiceInput, ServiceName, ServiceOutput } from '../../../src-preload/contract/services/services.ts'
import type { Command } from '../../connectors/commands.ts'
import type { Attention, Connector, Link, Sound } from '../../connectors/connector.ts'
import type { SeenContact, ConnectorEvent } from '../../connectors/events.ts'
import type { Credentials, SignedIn } from '../../connectors/sign-in.ts'
import type { LinkSink } from '../../connectors/supervisor.ts'
import { Secret } from '../../logging/secret.ts'
import { CtiError } from '../../util/errors.ts'
import type { Connectors } from '../connectors.ts'
import type { Supervise } from '../live-account.ts'

/** A connector for tests: the password decides what signing in gives; a token is the user's own. */
export const fakeConnector: Connector = {
  vendor: 'fake',
  capabilities: ['dial', 'park', 'contactSearch'],
  identity: ({ address, user }) => `${String(address)} ${String(user)}`,
  form: () => ({
    vendor: 'fake',
    methods: [
      {
        id: 'password',
        label: 'Password',
        fields: [{ name: 'address', label: 'Address', kind: 'address', required: true }]
      }
    ]
  }),
  signIn: async (method, values, _signal, kept): Promise<SignedIn> => {
    if (values['password'] === 'wrong') throw new CtiError('auth', { userMessage: 'refused' })
    const more = (message: string, name: string): SignedIn => ({
      status: 'more',
      message,
      fields: [{ name, label: name, kind: 'text', required: true }]
    })
    if (values['password'] === 'two' && values['code'] !== '123') return more('Type the code.', 'code')
    if (values['password'] === 'two' && values['desk'] === undefined) return more('Which desk?', 'desk')
    const credentials = {
      settings: { ...kept, address: values['address'], user: values['user'], method, made: Math.random() },
      secret: new Secret(String(values['token'] ?? 'canary'))
    }
    const warning = values['password'] === 'admin' ? { warning: 'This key can do everything.' } : {}
    return { status: 'signedIn', credentials, label: String(values['user'] ?? 'Jane'), ...warning }
  },
  signOut: async ({ settings }) => {
    if (settings['user'] === 'stuck') throw new CtiError('permission', { userMessage: 'You may not do this.' })
  },
  serverTicketName: ({ user, method }, instead) =>
    method === 'token' || (instead?.['method'] === method && instead?.['user'] === user)
      ? undefined
      : `Ticket of ${String(user)}`,
  mergeSettings: ({ endpoints }, given) => (endpoints === undefined ? given : { endpoints, ...given }),
  signInEndsAt: ({ endsAt }) => (typeof endsAt === 'number' ? endsAt : undefined),
  changedEndpoints: ({ endpoints }) => String(endpoints ?? '').length,
  endpoints: async () => ({
    read: async (text, signal) => {
      if (text === 'endless') await once(signal, 'abort')
      signal.throwIfAborted()
      if (text === 'bad') throw new CtiError('protocol', { userMessage: 'bad file' })
      return { kept: text, report: { matched: [], ambiguous: [], notFound: [], changed: text.length } }
    },
    apply: ({ endpoints: _old, ...settings }, described) =>
      described === undefined ? settings : { ...settings, endpoints: described.kept }
  }),
  options: ({ seconds = '10' }) => [
    { name: 'seconds', label: 'Seconds', kind: 'number', required: true, min: 1, max: 60, value: String(seconds) }
  ],
  withOptions: (settings, { seconds }) => ({ ...settings, seconds }),
  open: () => Promise.reject(new CtiError('internal', { userMessage: 'tests open links themselves' }))
}

/** A connector for tests that has nothing but what every connector must have. */
export const plainConnector: Connector = {
  vendor: 'plain',
  capabilities: [],
  identity: fakeConnector.identity,
  form: () => ({ vendor: 'plain', methods: [] }),
  signIn: fakeConnector.signIn,
  open: fakeConnector.open
}

/** The telephone systems of tests. */
export const fakeConnectors: Connectors = {
  list: () => [
    { vendor: 'fake', vendorName: 'Fake PBX' },
    { vendor: 'plain', vendorName: 'Plain PBX' }
  ],
  find: async (vendor) => [fakeConnector, plainConnector].find((one) => one.vendor === vendor)
}

/** A link for tests that keeps what it was asked. */
export class FakeLink implements Link {
  readonly capabilities: ReadonlySet<Capability>
  readonly commands: Command[] = []
  readonly asked: [ServiceName, unknown][] = []
  answers: Partial<Record<ServiceName, unknown>> = {}
  /** By the item. */
  sounds: Partial<Record<string, Sound>> = {}
  contacts: SeenContact[] = []
  next: readonly ConnectorEvent[] = []
  readonly watched: (readonly string[])[] = []
  readonly attention: Attention[] = []
  isClosed = false

  constructor(can: readonly Capability[] = ['dial', 'contactSearch']) {
    this.capabilities = new Set(can)
  }

  snapshot(): Promise<readonly ConnectorEvent[]> {
    return Promise.resolve(this.next)
  }

  async *events(): AsyncIterable<ConnectorEvent> {
    // tests hand events to the sink themselves
  }

  async execute(command: Command): Promise<void> {
    this.commands.push(command)
  }

  async ask<N extends ServiceName>(name: N, input: ServiceInput<N>): Promise<ServiceOutput<N>> {
    this.asked.push([name, input])
    return this.answers[name] as ServiceOutput<N> // what the test laid down for this very name
  }

  watchColleagues(contactIds: readonly string[]): void {
    this.watched.push(contactIds)
  }

  attend(now: Attention): void {
    this.attention.push(now)
  }

  async sound(itemId: string): Promise<Sound> {
    const sound = this.sounds[itemId]
    if (sound === undefined) throw new CtiError('notFound', { userMessage: 'no such sound' })
    return sound
  }

  async searchContacts(): Promise<readonly SeenContact[]> {
    return this.contacts
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.isClosed = true
  }
}

/** A supervisor that a test drives by hand. */
export interface FakeSupervised {
  readonly credentials: Credentials
  readonly sink: LinkSink
  reconnects: number
  isEnded: boolean
}

/** Every supervisor that was started, oldest first. */
export function fakeSupervision(): { readonly supervise: Supervise; readonly started: FakeSupervised[] } {
  const started: FakeSupervised[] = []
  const supervise: Supervise = (_connector, credentials, sink) => {
    const one: FakeSupervised = { credentials, sink, reconnects: 0, isEnded: false }
    started.push(one)
    return {
      reconnectNow: () => void one.reconnects++,
      reconnectUnlessDisplaced: () => void one.reconnects++,
      [Symbol.asyncDispose]: async () => void (one.isEnded = true)
    }
  }
  return { supervise, started }
}
