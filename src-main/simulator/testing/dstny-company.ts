import { afterEach, beforeEach } from 'vitest'
import { ManualClock } from '../../util/clock.ts'
import type { Call } from '../core/calls.ts'
import { openDstnyFront, type DstnyFront } from '../fronts/dstny/front.ts'
import { createPbx, type Pbx } from '../company/pbx.ts'
import { DstnyTestClient, type Answered } from './dstny-client.ts'

/** A number nobody of the company has. */
export const caller = '+493023125123'

/** A call state as tests look at it. */
export interface ShownCall {
  readonly callId: string
  /** As a double: good enough to see that it is another one. */
  readonly stateToken: number
  readonly status: string
  readonly event?: string
  readonly correlationId: string
  readonly deviceIds: string[]
  readonly conference: boolean
  readonly intruded: boolean
  readonly duration: number
  readonly inbound: boolean
  readonly remoteParty?: { type: string; displayName?: string; intrusionType?: string }
  readonly participants?: {
    readonly id: string
    readonly remoteParty: { displayName?: string; intrusionType?: string }
    readonly historyInfo?: { previousRetargetReason?: string }
  }[]
  readonly historyInfo?: { campOn?: boolean; previousParty?: { displayName: string }; previousRetargetReason?: string }
  readonly recording?: boolean
  readonly recordingDuration?: number
  readonly externalRecordingDuration?: number
  readonly externalRecordingPaused?: boolean
  readonly actions?: { action: string }[]
}

interface Opened {
  readonly clock: ManualClock
  readonly pbx: Pbx
  readonly front: DstnyFront
  readonly client: DstnyTestClient
}

/** The example company with an open front and somebody signed in, on a clock that stands still. */
export class TestCompany {
  readonly me: string
  #opened: Opened | undefined

  constructor(me: string) {
    this.me = me
  }

  async open(): Promise<void> {
    const clock = new ManualClock()
    const pbx = createPbx({ clock })
    const front = await openDstnyFront(pbx)
    this.#opened = { clock, pbx, front, client: new DstnyTestClient(front, front.issueToken(this.me)) }
  }

  async close(): Promise<void> {
    const { front, pbx } = this.#open
    this.#opened = undefined
    await front.close()
    pbx[Symbol.dispose]()
  }

  get clock(): ManualClock {
    return this.#open.clock
  }

  get pbx(): Pbx {
    return this.#open.pbx
  }

  get front(): DstnyFront {
    return this.#open.front
  }

  /** The client of the person signed in. */
  get client(): DstnyTestClient {
    return this.#open.client
  }

  as(user: string): DstnyTestClient {
    return this.withToken(this.front.issueToken(user))
  }

  /** A client with any ticket, good or bad. */
  withToken(token: string): DstnyTestClient {
    return new DstnyTestClient(this.front, token)
  }

  state(user = this.me): string {
    return `/api/user/call-state/v1/example.org/${user}`
  }

  control(user = this.me): string {
    return `/api/user/call-control/v1/example.org/${user}`
  }

  /** Where the state of one call is read. */
  statePath(callId: string): string {
    return `${this.state()}/calls/${encodeURIComponent(callId)}`
  }

  callPath(callId: string): string {
    return `${this.control()}/calls/${encodeURIComponent(callId)}`
  }

  recordingPath(callId: string): string {
    return `/api/user/call-recording/v1/example.org/${this.me}/calls/${encodeURIComponent(callId)}`
  }

  async calls(user = this.me): Promise<ShownCall[]> {
    const client = user === this.me ? this.client : this.as(user)
    return callsIn(await client.get(this.state(user)))
  }

  async onlyCall(user = this.me): Promise<ShownCall> {
    const [call] = await this.calls(user)
    if (call === undefined) throw new Error('no call')
    return call
  }

  /** Somebody from outside calls the person signed in. */
  ring(number = caller, name?: string): Promise<Call> {
    return this.pbx.outside(number, name).dials(this.pbx.extension(this.me))
  }

  /** Somebody from outside talks with the person signed in. */
  async talk(number = caller, name = 'Harriet', device = 'desk'): Promise<Call> {
    const call = await this.ring(number, name)
    await this.pbx.extension(this.me).answers(call, device)
    return call
  }

  get #open(): Opened {
    if (this.#opened === undefined) throw new Error('the company is open during cases only')
    return this.#opened
  }
}

/** The company of all cases in a file: opened anew before each of them and closed after it. */
export function companyForEachCase(me = 'jane'): TestCompany {
  const company = new TestCompany(me)
  beforeEach(() => company.open())
  afterEach(() => company.close())
  return company
}

/** The calls in an answer. */
export const callsIn = ({ text }: Answered): ShownCall[] => (JSON.parse(text) as { calls: ShownCall[] }).calls // as the contract says

/** The call state in an answer. */
export const shown = ({ text }: Answered): ShownCall => JSON.parse(text) as ShownCall

/** The names of its actions, sorted. */
export const actionsIn = (call: ShownCall): string[] => (call.actions ?? []).map((one) => one.action).toSorted()
