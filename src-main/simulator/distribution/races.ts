import type { Call, Leg, LegHistory } from '../core/calls.ts'
import { failures, type Failure, type LegEnd } from '../core/end-causes.ts'
import type { Party } from '../core/parties.ts'
import type { World } from '../core/world.ts'
import type { Extension } from '../people/extension.ts'
import { abortError } from '../../util/abort.ts'
import { ring } from './delivery.ts'

/** Whom a race rings and for how long. */
export interface RaceOptions {
  /** Who is rung together, the first ones first. */
  readonly rounds: readonly (readonly Extension[])[]
  /** Whom a member sees who is rung now. */
  readonly remote: () => Party
  readonly history: LegHistory
  /** How long each member rings, in ms. */
  readonly memberRingMs: number
  /** How long all of it may take, in ms. */
  readonly ringMs: number
  /** Called once when nobody takes the call. */
  readonly lost: (failure: Failure) => void
}

/** Rings people for a call until one of them answers. */
export class Race {
  readonly #world: World
  readonly #call: Call
  readonly #options: RaceOptions
  readonly #offered = new Set<Leg>()
  #round = 0
  #isOver = false
  readonly #timers = new AbortController()
  /** How those who were rung did not take it; undefined: nobody was rung. */
  #missed: Failure | undefined

  constructor(world: World, call: Call, options: RaceOptions) {
    this.#world = world
    this.#call = call
    this.#options = options
  }

  start(): void {
    this.#world.after(this.#options.ringMs, () => this.#giveUp(), this.#timers.signal)
    this.#ringOn()
    this.#loseWhenNobodyIsLeft()
  }

  isOffering(leg: Leg): boolean {
    return !this.#isOver && this.#offered.has(leg)
  }

  /** One of them does not take it. */
  passOn(leg: Leg, end: LegEnd): void {
    this.#offered.delete(leg)
    if (end.cause === 'noAnswer') this.#missed = failures.noAnswer
    else this.#missed ??= failures.rejected
    this.#ringOn() // before the leg ends: a call without a caller would be over in between
    this.#world.desk.end(leg, end)
    this.#loseWhenNobodyIsLeft()
  }

  /** Somebody has the call: whoever else rings has lost. */
  won(by: Leg): void {
    this.stop()
    for (const leg of this.#offered) {
      if (leg !== by && leg.isLive) this.#world.desk.end(leg, { cause: 'lostRace', by: 'pbx' })
    }
  }

  /** The caller has gone. */
  stop(): void {
    this.#isOver = true
    this.#timers.abort(abortError('the race is over'))
  }

  get #rings(): boolean {
    return [...this.#offered].some((leg) => leg.isLive)
  }

  /** Rings those of the next round who can be rung now, when nobody rings any more. */
  #ringOn(): void {
    const { rounds } = this.#options
    for (let round = rounds[this.#round]; round !== undefined && !this.#rings; round = rounds[this.#round]) {
      this.#round += 1
      for (const member of round) if (canBeRung(member)) this.#offer(member)
    }
  }

  #loseWhenNobodyIsLeft(): void {
    if (this.#isOver || this.#rings) return
    this.stop()
    this.#options.lost(this.#missed ?? whyNobody(this.#options.rounds.flat()))
  }

  #offer(member: Extension): void {
    const { remote, history, memberRingMs } = this.#options
    const leg = ring(this.#world, this.#call, member, { remote: remote(), history })
    this.#offered.add(leg)
    const noAnswer = (): void => {
      if (this.isOffering(leg) && leg.isLive) this.passOn(leg, { cause: 'noAnswer', by: 'pbx' })
    }
    this.#world.after(memberRingMs, noAnswer, leg.timers.signal)
  }

  #giveUp(): void {
    if (this.#isOver) return
    this.stop()
    for (const leg of this.#offered) if (leg.isLive) this.#world.desk.end(leg, { cause: 'noAnswer', by: 'pbx' })
    this.#options.lost(failures.noAnswer)
  }
}

const canBeRung = (member: Extension): boolean => !member.dnd && !member.isBusy && member.isReachable

function whyNobody(members: readonly Extension[]): Failure {
  return members.some((member) => member.dnd || member.isBusy) ? failures.busy : failures.absent
}
