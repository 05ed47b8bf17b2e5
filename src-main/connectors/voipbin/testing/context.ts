import type { Capability } from '../../../../src-preload/contract/capability.ts'
import { silentLog } from '../../../logging/log.ts'
import { Secret } from '../../../logging/secret.ts'
import type { VoipbinTestPlatform } from '../../../simulator/testing/voipbin-platform.ts'
import type { CtiError } from '../../../util/errors.ts'
import type { ConnectorEvent } from '../../events.ts'
import { Refusals } from '../../kit/refusals.ts'
import { capabilitiesFor, capabilityTable } from '../capabilities.ts'
import { VoipbinClient } from '../client.ts'
import type { VoipbinContext } from '../context.ts'
import type { VoipbinOptions } from '../options.ts'
import { readOptions } from '../options.ts'
import { Requester } from '../request.ts'
import type { Mode } from '../self.ts'
import { fixedSession, tokenAuth } from '../session.ts'

/** What the parts of a link share, on a platform of a test, with what they tell. */
export interface TestContext extends VoipbinContext {
  readonly events: ConnectorEvent[]
  readonly failures: CtiError[]
  readonly capabilities: Set<Capability>
}

/** How the context is made; `user` is Jane when absent. */
export interface TestContextOptions {
  readonly user?: string
  readonly mode?: Mode
  readonly options?: Partial<VoipbinOptions>
  readonly signal: AbortSignal
}

/** A context as a link makes it, without the link. */
export function contextOn(platform: VoipbinTestPlatform, options: TestContextOptions): TestContext {
  const { user = 'jane', mode = 'full', signal } = options
  const session = fixedSession(tokenAuth(new Secret(platform.token(user))))
  const { clock } = platform
  const requester = new Requester({ baseUrl: new URL(platform.front.url), clock, session })
  signal.addEventListener('abort', () => void requester[Symbol.asyncDispose]())
  const events: ConnectorEvent[] = []
  const failures: CtiError[] = []
  const { id, customer } = platform.front.agent(user)
  return {
    ...{ clock, signal, mode, events, failures, random: () => 0, log: silentLog, isKey: false },
    client: new VoipbinClient(requester),
    self: { agentId: id, customerId: customer, name: 'Jane Doe' },
    options: readOptions({ ...options.options }),
    capabilities: capabilitiesFor(mode),
    table: capabilityTable,
    refusals: new Refusals(),
    emit: (event) => void events.push(event),
    fail: (error) => void failures.push(error),
    disable: () => undefined,
    notify: () => undefined
  }
}
