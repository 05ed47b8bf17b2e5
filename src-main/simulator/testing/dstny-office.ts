import { ManualClock } from '../../util/clock.ts'
import type { Call } from '../calls.ts'
import { openDstnyFront, type DstnyFront } from '../fronts/dstny.ts'
import { createPbx, type Pbx } from '../pbx.ts'
import { DstnyTestClient, type Answered } from './dstny-client.ts'

/** A number nobody of the office has. */
export const caller = '+493023125123'

/** A call state as tests look at it. */
export interface ShownCall {
  readonly callId: string
  readonly status: string
  readonly event?: string
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

/** The example office with an open front and somebody signed in, on a clock that stands still. */
export class TestOffice implements AsyncDisposable {
  readonly clock: ManualClock
  readonly pbx: Pbx
  readonly front: DstnyFront
  readonly me: string
  readonly client: DstnyTestClient

  private constructor(pbx: Pbx, front: DstnyFront, me: string) {
    this.pbx = pbx
    this.clock = pbx.clock as ManualClock // made by `open`
    this.front = front
    this.me = me
    this.client = this.as(me)
  }

  static async open(me = 'jane'): Promise<TestOffice> {
    const pbx = createPbx({ clock: new ManualClock() })
    return new TestOffice(pbx, await openDstnyFront(pbx), me)
  }

  as(user: string): DstnyTestClient {
    return new DstnyTestClient(this.front, this.front.issueToken(user))
  }

  state(user = this.me): string {
    return `/api/user/call-state/v1/example.org/${user}`
  }

  control(user = this.me): string {
    return `/api/user/call-control/v1/example.org/${user}`
  }

  callPath(callId: string): string {
    return `${this.control()}/calls/${encodeURIComponent(callId)}`
  }

  recordingPath(callId: string): string {
    return `/api/user/call-recording/v1/example.org/${this.me}/calls/${encodeURIComponent(callId)}`
  }

  async calls(user = this.me): Promise<ShownCall[]> {
    const client = user === this.me ? this.client : this.as(user)
    const { text } = await client.get(this.state(user))
    return (JSON.parse(text) as { calls: ShownCall[] }).calls
  }

  async onlyCall(user = this.me): Promise<ShownCall> {
    const [call] = await this.calls(user)
    if (call === undefined) throw new Error('no call')
    return call
  }

  /** Somebody from outside talks with the person signed in. */
  async talk(number = caller, name = 'Harriet', device = 'desk'): Promise<Call> {
    const me = this.pbx.extension(this.me)
    const call = await this.pbx.outside(number, name).dials(me)
    await me.answers(call, device)
    return call
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.front.close()
    this.pbx[Symbol.dispose]()
  }
}

/** The call state in an answer. */
export const shown = ({ text }: Answered): ShownCall => JSON.parse(text) as ShownCall

/** The names of its actions, sorted. */
export const actionsIn = (call: ShownCall): string[] => (call.actions ?? []).map((one) => one.action).toSorted()
