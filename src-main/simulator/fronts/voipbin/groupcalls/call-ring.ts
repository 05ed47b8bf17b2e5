import type { Call, Distribution, Leg } from '../../../core/calls.ts'
import type { LegEnd } from '../../../core/end-causes.ts'
import type { Party } from '../../../core/parties.ts'
import type { Pbx } from '../../../company/pbx.ts'
import type { Calls } from '../calls/calls.ts'
import type { Groupcalls } from './groupcalls.ts'

/** Legs that are rung for one purpose, by one attempt after the other. */
export interface RingStage {
  /** How they are rung: each rings what it should, and says how many legs that made. */
  readonly attempts: (() => readonly Leg[])[]
  /** True for a one-by-one group call that has no attempt left or was told to stop. */
  readonly ended: () => void
  /** Nobody takes it. */
  readonly lost: () => void
}

interface RunningStage extends RingStage {
  readonly offered: Set<Leg>
  isAnswered: boolean
}

/** Rings for one call of the PBX what the platform was asked to ring, and decides what an answer or a refusal means. */
export class CallRing implements Distribution {
  readonly party: Party = { kind: 'service', name: 'Group call' }
  readonly waitsAs = 'alerting'
  readonly isOpen = true
  readonly #pbx: Pbx
  readonly #calls: Calls
  readonly #groupcalls: Groupcalls
  readonly #call: Call
  readonly #stages: RunningStage[] = []

  constructor(pbx: Pbx, call: Call, calls: Calls, groupcalls: Groupcalls) {
    this.#pbx = pbx
    this.#call = call
    this.#calls = calls
    this.#groupcalls = groupcalls
  }

  /** @returns how many legs ring at once; none when there is nothing to ring */
  ring(stage: RingStage): number {
    const running: RunningStage = { ...stage, offered: new Set(), isAnswered: false }
    this.#stages.push(running)
    this.#call.distribution = this
    this.#ringNext(running)
    return running.offered.size
  }

  /** Callers come by being connected, and never wait here. */
  enqueue(): void {
    return
  }

  isOffering(leg: Leg): boolean {
    return this.#stageOf(leg) !== undefined
  }

  passOn(leg: Leg, end: LegEnd): void {
    const stage = this.#stageOf(leg)
    if (stage === undefined) return
    stage.offered.delete(leg)
    // before the leg ends: a call without a caller would be over in between
    if (!stage.isAnswered && stage.offered.size === 0) this.#ringNext(stage)
    this.#pbx.desk.end(leg, end)
    if (stage.offered.size > 0 || stage.isAnswered) return
    this.#stop(stage)
    stage.lost()
  }

  answered(_call: Call, by: Leg): void {
    const stage = this.#stageOf(by)
    if (stage === undefined) return
    stage.isAnswered = true
    stage.offered.delete(by)
    stage.attempts.splice(0)
    stage.ended()
    const caller = this.#calls.rootOf(this.#call)?.leg
    if (caller !== undefined && caller !== by) by.remote = caller.owner.party // who is talked to, whatever the telephone showed
    const row = this.#calls.of(by)
    const endsOthers = row !== undefined && this.#groupcalls.endsOthers(row)
    for (const other of [...stage.offered]) {
      // nobody picks up a second telephone for the same call, whatever the platform lets ring on
      if (!endsOthers && other.owner !== by.owner) continue
      stage.offered.delete(other)
      this.#pbx.desk.end(other, { cause: 'lostRace', by: 'pbx' })
    }
    if (stage.offered.size === 0) this.#stop(stage)
  }

  abandoned(): void {
    for (const stage of this.#stages.splice(0)) {
      stage.attempts.splice(0)
      stage.ended()
    }
  }

  #ringNext(stage: RunningStage): void {
    for (let ring = stage.attempts.shift(); ring !== undefined; ring = stage.attempts.shift()) {
      for (const leg of ring()) this.#offer(stage, leg)
      if (stage.offered.size > 0) break
    }
    if (stage.attempts.length === 0) stage.ended()
  }

  #offer(stage: RunningStage, leg: Leg): void {
    if (leg.state !== 'alerting') return
    stage.offered.add(leg)
  }

  #stageOf(leg: Leg): RunningStage | undefined {
    return this.#stages.find(({ offered }) => offered.has(leg))
  }

  #stop(stage: RunningStage): void {
    this.#stages.splice(this.#stages.indexOf(stage), 1)
    if (this.#stages.length === 0 && this.#call.distribution === this) this.#call.distribution = undefined
  }
}
