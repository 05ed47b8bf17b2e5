import { setTimeout as pause } from 'node:timers/promises'
import type { ServiceInput, ServiceName, ServiceOutput } from '../../../src-preload/contract/services/services.ts'
import type { Capability } from '../../../src-preload/contract/capability.ts'
import type { DialKind } from '../../../src-preload/contract/command.ts'
import { createLog, silentLog } from '../../logging/log.ts'
import type { Extension } from '../../simulator/people/extension.ts'
import type { OutsideParty } from '../../simulator/people/outside-party.ts'
import type { Party } from '../../simulator/core/parties.ts'
import { createPbx } from '../../simulator/company/pbx.ts'
import type { Pbx } from '../../simulator/company/pbx.ts'
import type { RingGroup } from '../../simulator/distribution/ring-groups.ts'
import type { Queue } from '../../simulator/distribution/queues.ts'
import { ManualClock } from '../../util/clock.ts'
import type { Command } from '../commands.ts'
import type { Connector } from '../connector.ts'
import type { ReportedCall } from '../events.ts'
import type { Credentials, SignedIn } from '../sign-in.ts'
import { Supervisor } from '../supervisor.ts'
import type { FrontUnderTest, Typed } from './front.ts'
import type { HarnessOptions } from './harness-options.ts'
import type { CallLogItem } from '../../simulator/core/call-log.ts'
import type { Leg, LegState } from '../../simulator/core/calls.ts'
import { RecordedState } from './recorded-state.ts'
import { defined } from '../../util/defined.ts'

/** Longest step of `advance`, in ms: well below a request's deadline. */
const MAX_STEP_MS = 4_000

/** How far time moves on in one turn of waiting, in ms: a poller takes seconds to hear of anything. */
const TURN_MS = 20
const POLLING_TURN_MS = 200

/** A signal that never aborts. */
export const live = new AbortController().signal

/** One signed-in account against one front: everything a case needs. */
export class ConnectorHarness implements AsyncDisposable {
  readonly recorded = new RecordedState()
  readonly clock: ManualClock
  readonly pbx: Pbx
  readonly front: FrontUnderTest
  readonly connector: Connector
  /** What an account can do at most. */
  readonly capabilities: ReadonlySet<Capability>
  /** Everything the connector has logged, as it would be written. */
  readonly logged: string[] = []
  #supervisor: Supervisor | undefined
  #credentials: Credentials | undefined
  readonly #turnMs: number

  private constructor(options: HarnessOptions, pbx: Pbx, clock: ManualClock, front: FrontUnderTest) {
    const destination = { write: (line: string) => void this.logged.push(line) }
    const { log = createLog({ destination, clock }), newsBy, capabilities = [] } = options
    this.clock = clock
    this.pbx = pbx
    this.front = front
    this.connector = options.connector({ clock, log, random: () => 0.5 })
    this.capabilities = new Set(capabilities)
    this.#turnMs = newsBy === 'polls' ? POLLING_TURN_MS : TURN_MS
  }

  static async open(options: HarnessOptions): Promise<ConnectorHarness> {
    const clock = new ManualClock()
    const pbx = createPbx({ clock, ...defined({ data: options.company }) })
    return new ConnectorHarness(options, pbx, clock, await options.openFront(pbx))
  }

  get me(): Extension {
    return this.pbx.extension('200')
  }

  /** Somebody else in the company. */
  get colleague(): Extension {
    return this.pbx.extension('201')
  }

  get queue(): Queue {
    const found = this.pbx.queues.find((queue) => queue.seatOf(this.me) !== undefined)
    if (found === undefined) throw new Error('the company data has no group for extension 200')
    return found
  }

  /** A group that rings its members. */
  get ringGroup(): { readonly vendorId: string; readonly group: RingGroup } {
    for (const group of this.pbx.ringGroups) {
      const shown = [...this.recorded.queues.values()].find(({ name }) => name === group.data.name)
      if (shown !== undefined) return { vendorId: shown.vendorId, group }
    }
    throw new Error('no group of the company that rings is shown')
  }

  /** Watches the colleague from now on, over every link there will be. */
  watchesColleague(): void {
    this.recorded.watching = [this.contactIdOf(this.colleague)]
    this.recorded.current?.watchColleagues(this.recorded.watching)
  }

  outside(number = '+493023125999'): OutsideParty {
    return this.pbx.outside(number, 'Karla Klein')
  }

  signIn(typed: Typed): Promise<SignedIn> {
    return this.connector.signIn(typed.method, typed.values, live, typed.kept)
  }

  /** Signs in and waits until the picture is live. */
  async goLive(typed: Typed = this.front.right): Promise<void> {
    const signedIn = await this.signIn(typed)
    if (signedIn.status !== 'signedIn') throw new Error('a second factor was not expected')
    const { connector, clock, recorded: sink } = this
    this.#credentials = signedIn.credentials
    this.#supervisor = new Supervisor({ ...signedIn, connector, clock, sink, log: silentLog, random: () => 0.5 })
    this.#supervisor.start()
    await this.until(() => sink.state === 'live')
  }

  /** What the account signed in with. @throws before `goLive` */
  get credentials(): Credentials {
    if (this.#credentials === undefined) throw new Error('nobody has signed in')
    return this.#credentials
  }

  /** Waits until the picture is live; signs in again as a user does who is asked to. */
  async recover(): Promise<void> {
    await pause(1) // a connection that was just cut is still taken for live
    await this.until(() => this.recorded.state === 'live' || this.recorded.state === 'signInAgain')
    if (this.recorded.state === 'signInAgain') await this.goLive()
  }

  /** The network is back, as the computer says: the link is made anew. */
  async reconnects(): Promise<void> {
    const { statuses } = this.recorded
    const before = statuses.length
    await this.clock.advance(MAX_STEP_MS) // a link that was just made is left alone
    this.#supervisor?.reconnectNow()
    await this.until(() => statuses.length > before)
  }

  /** Moves time on in steps, so that what is on its way over the sockets arrives meanwhile. */
  async advance(ms: number): Promise<void> {
    const steps = Math.ceil(ms / MAX_STEP_MS) + 2
    for (let step = 0; step < steps; step++) {
      await this.clock.advance(ms / steps)
      await pause(1)
    }
  }

  /** Waits for a promise while time passes. */
  async passing<T>(work: Promise<T>): Promise<T> {
    let settled = false
    const done = (): void => void (settled = true)
    work.then(done, done)
    await this.until(() => settled)
    return work
  }

  /** Waits for a condition; time moves slowly meanwhile, so that pauses and back-off pass. */
  async until(condition: () => boolean): Promise<void> {
    for (let turn = 0; !condition(); turn++) {
      await pause(1)
      if (turn > 20) await this.clock.advance(this.#turnMs)
    }
  }

  do(command: Command): Promise<void> {
    const { current } = this.recorded
    if (current === undefined) throw new Error('there is no link')
    return current.execute(command, live)
  }

  /** Asks for something beside calls, as the account that is signed in. */
  ask<N extends ServiceName>(name: N, input: Omit<ServiceInput<N>, 'accountId'>): Promise<ServiceOutput<N>> {
    const { current } = this.recorded
    if (current === undefined) throw new Error('there is no link')
    return current.ask(name, { accountId: 'a', ...input } as ServiceInput<N>, live) // Omit and a spread lose the type
  }

  async rings(caller: OutsideParty = this.outside()): Promise<ReportedCall> {
    await caller.dials(this.me)
    await this.until(() => [...this.recorded.calls.values()].some(({ state }) => state === 'alerting'))
    const ringing = [...this.recorded.calls.values()].find(({ state }) => state === 'alerting')
    return ringing ?? this.recorded.call
  }

  /** A call that is being talked on; it is answered at the telephone where the account cannot do it. */
  async talks(caller?: OutsideParty): Promise<ReportedCall> {
    const { vendorId, answerDeviceIds } = await this.rings(caller)
    if (this.can('answer')) await this.do({ type: 'answer', vendorId, deviceId: answerDeviceIds[0] })
    else await this.me.answers()
    await this.sees(vendorId, ({ state }) => state === 'connected')
    return this.recorded.calls.get(vendorId) ?? this.recorded.call
  }

  /** Calls somebody; where the system rings the user first, the receiver is lifted. */
  async dials(number: string, kind: DialKind = 'plain'): Promise<void> {
    await this.do({ type: 'dial', number, deviceId: undefined, kind })
    await this.liftsReceiver()
  }

  /** Answers at the telephone where the system rings the user first for a call that was asked for. */
  async liftsReceiver(): Promise<void> {
    await this.until(() => this.recorded.calls.size > 0)
    const own = this.me.legIn()
    if (own.direction !== 'in') return
    await this.sees(this.recorded.call.vendorId, ({ pickUp }) => pickUp === true)
    await this.me.answers()
    await this.sees(this.recorded.call.vendorId, ({ pickUp }) => pickUp !== true)
  }

  /** Whether the account can do that now. */
  can(capability: Capability): boolean {
    return this.recorded.current?.capabilities.has(capability) === true
  }

  /** How the interface tells of somebody's part in a call. */
  stateOf(leg: Leg): LegState | undefined {
    return this.front.sees === undefined ? leg.state : this.front.sees(leg)
  }

  /** A number as the interface tells it. */
  numberOf(party: Party): string | undefined {
    return this.front.numberOf === undefined ? party.number : this.front.numberOf(party)
  }

  contactIdOf(who: Extension): string {
    return named(this.front.contactIdOf?.(who), 'contacts')
  }

  itemIdOf(row: CallLogItem): string {
    return named(this.front.itemIdOf?.(row), 'rows of the history')
  }

  pickupIdAt(colleague: Extension): Promise<string> {
    return named(this.front.pickupIdAt?.(colleague), 'calls to pick up')
  }

  sees(vendorId: string, what: (call: ReportedCall) => boolean): Promise<void> {
    return this.until(() => {
      const call = this.recorded.calls.get(vendorId)
      return call !== undefined && what(call)
    })
  }

  /** Who somebody outside is connected to. */
  outsideHears(name: string): Party | undefined {
    const legs = this.pbx.desk.calls.flatMap((call) => call.liveLegs)
    return legs.find(({ owner }) => owner.party.name === name)?.remote
  }

  /** States of my legs in the PBX, as the interface tells of them, and of calls for which a group rings for me. */
  get serverState(): string[] {
    const forMe = this.pbx.desk.calls.filter(
      (call) =>
        call.distribution !== undefined &&
        call.afterAnswer !== undefined &&
        call.liveLegs.every(({ owner }) => owner !== this.me)
    )
    const own = this.me.legs.flatMap((leg) => [this.stateOf(leg) ?? [], this.front.seesBeside?.(leg) ?? []].flat())
    return [...forMe.map(() => 'alerting'), ...own].sort()
  }

  showsTruth(): Promise<void> {
    return this.until(
      () => this.recorded.state === 'live' && this.recorded.callStates.join() === this.serverState.join()
    )
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#supervisor?.[Symbol.asyncDispose]()
    await this.front[Symbol.asyncDispose]()
    this.pbx[Symbol.dispose]()
  }
}

/** What the front has a name for. */
function named<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`the front has no names of ${what}`)
  return found
}

/** Registers one case; `needs` are the capabilities it is about. */
export type ConnectorTest = (
  name: string,
  needs: readonly Capability[],
  play: (harness: ConnectorHarness) => Promise<void>
) => void
