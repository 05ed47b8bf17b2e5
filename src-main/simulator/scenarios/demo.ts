import { SECOND } from '../../util/durations.ts'
import type { Call, Leg } from '../core/calls.ts'
import type { Extension } from '../people/extension.ts'
import type { Faults } from '../fronts/kit/faults.ts'
import type { Front } from '../fronts/kit/front.ts'
import type { Pbx } from '../company/pbx.ts'
import type { Queue } from '../distribution/queues.ts'
import { BUSY_QUEUE, demoCallers, DEMO_QUEUE, DEMO_USER } from './demo-company.ts'
import { abortError } from '../../util/abort.ts'

const FIRST_RING_MS = 3 * SECOND
const PICK_UP_MS = 2 * SECOND
const PATIENCE_MS = 30 * SECOND
const CHAT_MS = 25 * SECOND
const FAULTS_EVERY_MS = 8 * SECOND

/** What the demo plays with. */
export interface DemoStage {
  readonly pbx: Pbx
  readonly fronts: readonly Pick<Front, 'faults' | 'followed'>[]
  /** Who has signed in, the demo's user first. */
  readonly users: readonly Extension[]
}

/** A living company: a caller rings, colleagues come and go, queue figures move. */
export class DemoScenario implements Disposable {
  readonly me: Extension
  readonly #stage: DemoStage
  readonly #life = new AbortController()
  readonly #colleagues: readonly Extension[]
  readonly #busyQueue: Queue
  #faultsLife: AbortController | undefined
  #turn = 0
  #rung = 0

  constructor(stage: DemoStage) {
    const { pbx } = stage
    this.#stage = stage
    this.me = pbx.extension(DEMO_USER)
    this.#colleagues = pbx.extensions.filter((extension) => !this.#isMine(extension))
    this.#busyQueue = pbx.queue(BUSY_QUEUE)
    for (const colleague of this.#colleagues) colleague.answersAfterMs = PICK_UP_MS
    this.#ringWhenSomebodyIsThere()
    pbx.events.on((event) => event.kind === 'leg' && this.#endChatOfOthers(event.leg))
    this.#repeat(20 * SECOND, 40 * SECOND, this.#life.signal, () => this.#someoneMoves())
    this.#repeat(12 * SECOND, 20 * SECOND, this.#life.signal, () => this.#callFor(this.#busyQueue))
  }

  /** Someone calls the demo's user; where that is signed in as several people, each in turn. */
  ringMe(): Call {
    const { users } = this.#stage
    return this.#callFor(users[this.#rung++ % users.length] ?? this.me)
  }

  /** Someone calls the user's group; the user is logged in to it for that. */
  ringMyGroup(): Call {
    const queue = this.#stage.pbx.queue(DEMO_QUEUE)
    queue.setSignedIn(this.me, true)
    return this.#callFor(queue)
  }

  /** Every connection breaks once. */
  dropConnection(): void {
    for (const { faults } of this.#stage.fronts) faults.dropConnections()
  }

  /** Lets the server misbehave every few seconds, until told otherwise. */
  injectFaults(on: boolean): void {
    this.#faultsLife?.abort()
    this.#faultsLife = undefined
    for (const { faults } of this.#stage.fronts) faults.clear()
    if (!on || this.#life.signal.aborted) return
    this.#faultsLife = new AbortController()
    this.#repeat(FAULTS_EVERY_MS, FAULTS_EVERY_MS, this.#faultsLife.signal, () => this.#misbehave())
  }

  [Symbol.dispose](): void {
    this.injectFaults(false)
    this.#life.abort(abortError('the demo has ended'))
  }

  #ringWhenSomebodyIsThere(): void {
    const { pbx, fronts } = this.#stage
    const offs = fronts.map(({ followed }) =>
      followed.on(() => {
        for (const off of offs) off()
        pbx.after(FIRST_RING_MS, () => this.ringMe(), this.#life.signal)
      })
    )
  }

  #callFor(target: Extension | Queue): Call {
    const { pbx } = this.#stage
    const { number, name } = demoCallers[this.#turn++ % demoCallers.length] ?? demoCallers[0]
    const caller = pbx.outside(number, name)
    const call = pbx.callControl.dial(caller, target, {})
    pbx.after(PATIENCE_MS, () => this.#giveUp(call), call.timers.signal)
    return call
  }

  #giveUp(call: Call): void {
    const leg = call.legOf(call.caller)
    if (leg?.isLive === true && !leg.isTalking) this.#stage.pbx.desk.clear(leg)
  }

  /** Calls without the demo's users end by themselves. */
  #endChatOfOthers(leg: Leg): void {
    if (leg.state !== 'connected' || this.#isMine(leg.owner) || this.#life.signal.aborted) return
    const { call } = leg
    this.#stage.pbx.after(CHAT_MS, () => this.#endUnlessMine(call), call.timers.signal)
  }

  #endUnlessMine(call: Call): void {
    const isMine = call.liveLegs.some((leg) => this.#isMine(leg.owner))
    if (call.isLive && !isMine) this.#stage.pbx.desk.endCall(call)
  }

  #isMine(owner: unknown): boolean {
    return this.#stage.users.some((user) => user === owner)
  }

  #someoneMoves(): void {
    const { pbx } = this.#stage
    const who = this.#colleagues[pbx.random32() % this.#colleagues.length]
    const activity = pbx.data.activities[pbx.random32() % pbx.data.activities.length]
    if (who !== undefined && activity !== undefined) who.changesPresence(activity.id)
  }

  #misbehave(): void {
    const { pbx, fronts } = this.#stage
    const tricks: readonly ((faults: Faults) => void)[] = [
      (faults) => faults.dropConnections(),
      (faults) => faults.delay(900, { times: 5 }),
      (faults) => faults.repeatLastEvent(),
      (faults) => faults.outOfOrder(),
      (faults) => faults.reply(503, { times: 2, retryAfter: 1 })
    ]
    const trick = tricks[pbx.random32() % tricks.length]
    for (const { faults } of fronts) {
      faults.clear()
      trick?.(faults)
    }
  }

  #repeat(fromMs: number, toMs: number, signal: AbortSignal, act: () => unknown): void {
    const { pbx } = this.#stage
    const waitMs = fromMs + (toMs > fromMs ? pbx.random32() % (toMs - fromMs) : 0)
    pbx.after(
      waitMs,
      () => {
        act()
        this.#repeat(fromMs, toMs, signal, act)
      },
      signal
    )
  }
}
