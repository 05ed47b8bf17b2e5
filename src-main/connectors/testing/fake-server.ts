import { silentLog } from '../../logging/log.ts'
import { Secret } from '../../logging/secret.ts'
import { ManualClock } from '../../util/clock.ts'
import type { Clock } from '../../util/clock.ts'
import { CtiError } from '../../util/errors.ts'
import type { CtiErrorKind } from '../../../src-preload/contract/error.ts'
import type { Connector, Link } from '../connector.ts'
import type { ConnectorEvent } from '../events.ts'
import { EventQueue } from '../kit/event-queue.ts'
import { Supervisor } from '../supervisor.ts'
import { RecordedState } from './recorded-state.ts'
import { defined } from '../../util/defined.ts'

/** What a server of tests refuses with; its words are its kind. */
export const failure = (kind: CtiErrorKind, retryAfterMs?: number): CtiError =>
  new CtiError(kind, { userMessage: kind, ...defined({ retryAfterMs }) })

/** A link that knows nothing and can be cut. */
class FakeLink implements Link {
  readonly capabilities = new Set<never>()
  readonly queue = new EventQueue<ConnectorEvent>({ most: 1_000, overflow: () => new Error('too many events') })
  snapshots = 0
  isOpen = true

  async snapshot(): Promise<readonly ConnectorEvent[]> {
    this.snapshots += 1
    return []
  }

  events(): AsyncIterable<ConnectorEvent> {
    return this.queue
  }

  async execute(): Promise<void> {}

  ask(): Promise<never> {
    return Promise.reject(failure('unsupported'))
  }

  watchColleagues(): void {
    // nobody is watched here
  }

  async searchContacts(): Promise<readonly never[]> {
    return []
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.isOpen = false
    this.queue.end()
  }
}

/** A server that can be up, down or refuse; counts who came when. */
export class FakeServer {
  readonly clock: Clock & { advance(ms: number): Promise<void> }
  readonly links: FakeLink[] = []
  readonly attempts: number[] = []
  answer: () => Promise<FakeLink> = () => this.accept()

  constructor(clock: FakeServer['clock'] = new ManualClock()) {
    this.clock = clock
  }

  async accept(): Promise<FakeLink> {
    const link = new FakeLink()
    this.links.push(link)
    return link
  }

  connector(): Connector {
    return {
      vendor: 'fake',
      capabilities: [],
      identity: () => '',
      form: () => ({ vendor: 'fake', methods: [] }),
      signIn: () => Promise.reject(failure('unsupported')),
      open: () => {
        this.attempts.push(this.clock.now())
        return this.answer()
      }
    }
  }

  client(
    random: () => number = () => 0.999,
    log = silentLog
  ): { readonly recorded: RecordedState; readonly supervisor: Supervisor } {
    const recorded = new RecordedState()
    const credentials = { settings: {}, secret: new Secret('x') }
    const options = { connector: this.connector(), credentials, sink: recorded, clock: this.clock, log, random }
    const supervisor = new Supervisor(options)
    supervisor.start()
    return { recorded, supervisor }
  }

  break(error: CtiError = failure('network')): void {
    for (const link of this.links) link.queue.fail(error)
  }
}

/** Lets everything happen that waits for no time. */
export const soon = (server: FakeServer): Promise<void> => server.clock.advance(0)
