import type { Call } from '../../../src-preload/contract/call.ts'
import type { CallOrder } from '../../../src-preload/contract/command.ts'
import { CallCommands } from '../../calls/call-commands.ts'
import { CallStore } from '../../calls/call-store.ts'
import { CallerLookup } from '../../calls/caller-lookup.ts'
import { isCallEvent } from '../events.ts'
import type { ConnectorEvent } from '../events.ts'
import { live } from './connector-harness.ts'
import type { ConnectorHarness } from './connector-harness.ts'

const ACCOUNT = 'a'

/** What a window has of the calls of a harness: the mirrored calls, and orders by their ids; nothing else. */
export class Desk implements AsyncDisposable {
  readonly store: CallStore
  readonly commands: CallCommands
  readonly #harness: ConnectorHarness

  constructor(harness: ConnectorHarness) {
    this.#harness = harness
    this.store = new CallStore(harness.clock, new CallerLookup(() => 'DE'))
    const link = (): NonNullable<ConnectorHarness['recorded']['current']> => {
      const { current } = harness.recorded
      if (current === undefined) throw new Error('there is no link')
      return current
    }
    this.commands = new CallCommands({
      calls: this.store,
      link: {
        requireLink: () => void link(),
        execute: (_account, command) => link().execute(command, live),
        reread: () => undefined,
        preferredDeviceId: () => undefined,
        can: (_account, capability) => harness.recorded.current?.capabilities.has(capability) === true
      },
      region: () => 'DE',
      parkCode: () => undefined,
      notify: () => undefined,
      handedOver: () => undefined,
      preferAnswerDevice: () => undefined
    })
    harness.recorded.follower = { replace: (events) => this.#replace(events), apply: (event) => this.#apply(event) }
  }

  /** The calls that go on, the oldest first. */
  get calls(): readonly Call[] {
    const open = this.store.entities.values().filter(({ endedAt }) => endedAt === undefined)
    return open.sort((one, other) => one.startedAt - other.startedAt)
  }

  /** Every call that is shown, also one that has ended. */
  get shown(): readonly Call[] {
    return this.store.entities.values()
  }

  /** Presses a control. @throws CtiError */
  act(order: CallOrder): Promise<void> {
    return this.commands.act(order)
  }

  /** Waits until a call looks like that, and gives it back. */
  async sees(what: (call: Call) => boolean): Promise<Call> {
    await this.#harness.until(() => this.shown.some(what))
    const [found] = this.shown.filter(what)
    if (found === undefined) throw new Error('the call has gone again')
    return found
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.store[Symbol.asyncDispose]()
  }

  #replace(events: readonly ConnectorEvent[]): void {
    const seen = events.flatMap((event) => (event.type === 'callUpdated' ? [event.call] : []))
    this.store.replace(ACCOUNT, seen)
  }

  #apply(event: ConnectorEvent): void {
    if (isCallEvent(event)) this.store.apply(ACCOUNT, event)
  }
}
