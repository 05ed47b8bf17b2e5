import { SECOND } from '../../util/durations.ts'
import { Call, Leg, type CallParticipant, type LegEvent, type Member } from './calls.ts'
import { failures, failureText, type Failure, type LegEnd } from './end-causes.ts'
import { allowedActions, type LegAction } from './leg-actions.ts'
import type { Device } from './parties.ts'
import { Refusal } from './refusal.ts'
import type { Desk, LegOpening, World } from './world.ts'
import { abortError } from '../../util/abort.ts'

/** How long an ended call can still be looked up, in ms (Dstny API 6, Calls). */
export const KEEP_ENDED_MS = 30 * SECOND

const refused: LegEnd = { cause: 'rejected', by: 'party' }

/** Connects people: the part of the PBX that makes, answers, holds and ends calls. */
export class CallManager implements Desk {
  readonly #world: World
  #calls: Call[] = []

  constructor(world: World) {
    this.#world = world
  }

  get calls(): readonly Call[] {
    return this.#calls
  }

  legsOf(owner: Member): Leg[] {
    return this.#calls.flatMap((call) => call.liveLegs).filter((leg) => leg.owner === owner)
  }

  /** A leg by id, also one that ended a short while ago. */
  findLeg(owner: Member, legId: string): Leg | undefined {
    this.#forgetOld()
    const legs = this.#calls.flatMap((call) => call.legs)
    return legs.find((leg) => leg.id === legId && leg.owner === owner && this.#isRemembered(leg))
  }

  /** A call without legs yet. */
  newCall(from: CallParticipant): Call {
    this.#forgetOld()
    const call = new Call(this.#world.nextId(), this.#world.correlationId(), from)
    this.#calls.push(call)
    return call
  }

  /** Picks up a ringing leg. @throws Refusal notPossible | deviceInactive */
  answer(leg: Leg, device?: Device): void {
    if (leg.state !== 'alerting' || leg.direction !== 'in') throw new Refusal('notPossible', 'nothing rings here')
    const chosen = device ?? leg.devices.find((one) => one.answersRemotely) ?? leg.devices[0]
    if (device !== undefined && !leg.devices.includes(device)) throw new Refusal('deviceInactive', device.id)
    leg.keepDevices(chosen === undefined ? [] : [chosen], 'lostRace', this.#world.clock.now())
    this.connect(leg)
  }

  /** Joins a leg with the others of its call. */
  connect(leg: Leg): void {
    const { call } = leg
    if (leg.devices[0] !== undefined) this.holdOthers(leg.owner, leg.devices[0], leg)
    const joined = call.othersThan(leg).filter((other) => {
      const rings = other.direction === 'in' && other.state === 'alerting'
      return !rings && !(other.isTalking && call.transfer !== undefined)
    })
    for (const other of joined) other.remote = leg.owner.party
    // told only when all of them talk: what one may do depends on the others
    const both = [leg, ...joined]
    for (const one of both) if (one === leg || !one.isTalking) this.#begin(one)
    for (const one of both) this.touch(one)
    call.distribution?.answered(call, leg)
    call.answered(leg)
    if (call.transfer?.target === leg) call.transfer.answered()
  }

  /** Lets a leg hear the others. */
  talk(leg: Leg): void {
    this.#begin(leg)
    this.touch(leg)
  }

  #begin(leg: Leg): void {
    leg.state = 'connected'
    if (leg.connectedAt !== undefined) return
    const { longestCallMs } = this.#world.behaviour
    const isFirst = leg.call.legs.every((one) => one.connectedAt === undefined)
    if (isFirst && longestCallMs !== undefined) this.limit(leg.call, longestCallMs)
    leg.connectedAt = this.#world.clock.now()
    leg.owner.legConnected?.(leg)
  }

  hold(leg: Leg): void {
    this.demand(leg, 'hold')
    leg.state = 'held'
    leg.muted = false
    this.touch(leg)
  }

  resume(leg: Leg): void {
    this.demand(leg, 'resume')
    if (leg.devices[0] !== undefined) this.holdOthers(leg.owner, leg.devices[0], leg)
    leg.state = 'connected'
    this.touch(leg)
  }

  setMuted(leg: Leg, muted: boolean): void {
    this.demand(leg, muted ? 'mute' : 'unmute')
    leg.muted = muted
    this.touch(leg, muted ? 'muted' : 'unmuted')
  }

  /** Sends keypad digits to everybody else; they are kept for tests. */
  sendDigits(leg: Leg, digits: string): void {
    this.demand(leg, 'sendDigits')
    this.#world.digits.push({ legId: leg.id, digits, from: leg.owner.party })
    for (const other of leg.call.othersThan(leg)) other.owner.hears?.(other, digits)
  }

  /** Ends a leg: hangs up, refuses or gives up, whichever it is now. @throws Refusal notPossible */
  clear(leg: Leg): void {
    if (!leg.isLive) throw new Refusal('notPossible', 'the call is over')
    const { call } = leg
    if (leg.intrusion !== undefined) return leg.intrusion.end()
    if (call.conference !== undefined) return call.conference.hangUp(leg)
    if (call.distribution?.isOffering(leg) === true) return call.distribution.passOn(leg, refused)
    if (call.transfer?.hangUp(leg) === true) return
    if (leg.direction === 'in' && leg.state === 'alerting') return this.fail(call, failures.rejected, leg)
    this.endCall(call, leg)
  }

  /** Ends every leg, because of `by` when given; those who never got through see the reason. */
  fail(call: Call, failure: Failure, by?: Leg): void {
    for (const leg of call.liveLegs) {
      const end: LegEnd = { cause: failure.cause, by: leg === by ? 'party' : 'pbx' }
      const failed = leg.direction === 'out' && !leg.isTalking
      if (failed) this.end(leg, end, 'failed', failureText(failure))
      else this.end(leg, end)
    }
  }

  /** Ends every leg, because `by` hangs up when given. */
  endCall(call: Call, by?: Leg): void {
    for (const leg of call.liveLegs) {
      this.end(leg, { cause: leg.isTalking ? 'normal' : 'cancelled', by: leg === by ? 'party' : 'pbx' })
    }
  }

  limit(call: Call, ms: number): void {
    const end: LegEnd = { cause: 'timeLimit', by: 'pbx' }
    this.#world.after(ms, () => call.liveLegs.forEach((leg) => this.end(leg, end)), call.timers.signal)
  }

  moveLeg(leg: Leg, call: Call): void {
    const before = leg.call
    before.legs.splice(before.legs.indexOf(leg), 1)
    leg.call = call
    call.legs.push(leg)
    if (!before.isLive) this.#over(before)
  }

  #over(call: Call): void {
    call.distribution?.abandoned(call)
    call.timers.abort(abortError('the call is over'))
    this.#world.events.emit({ kind: 'callOver', call })
  }

  end(leg: Leg, end: LegEnd, event?: LegEvent, text?: string): void {
    leg.state = event === 'failed' ? 'failed' : 'cleared'
    leg.ended = end
    leg.endedAt = this.#world.clock.now()
    leg.timers.abort(abortError('the leg has ended'))
    leg.recording?.end(leg.endedAt)
    leg.owner.legEnded?.(leg)
    this.touch(leg, event, text)
    if (!leg.call.isLive) this.#over(leg.call)
  }

  addLeg(call: Call, owner: Member, start: LegOpening): Leg {
    const { direction, state, remote, devices, history } = start
    const at = this.#world.clock.now()
    const base = { id: this.#world.nextLegId(), call, owner, direction, state, remote, at, devices: devices ?? [] }
    const leg = new Leg(history === undefined ? base : { ...base, history })
    call.legs.push(leg)
    this.touch(leg)
    return leg
  }

  /** Tells everyone that a leg has changed. */
  touch(leg: Leg, event?: LegEvent, text?: string): void {
    leg.event = event
    leg.eventText = text
    leg.revision += 1
    this.#world.events.emit({ kind: 'leg', leg })
  }

  /** @throws Refusal notPossible when the action is not allowed now. */
  demand(leg: Leg, action: LegAction): void {
    if (!allowedActions(leg).has(action)) throw new Refusal('notPossible', `${action} while ${leg.state}`)
  }

  /** Holds what its owner talks about on this telephone. */
  holdOthers(owner: Member, device: Device, except: Leg | undefined): void {
    for (const leg of this.legsOf(owner)) {
      if (leg !== except && leg.state === 'connected' && leg.devices.includes(device)) this.hold(leg)
    }
  }

  #isRemembered(leg: Leg): boolean {
    return leg.endedAt === undefined || this.#world.clock.now() - leg.endedAt < KEEP_ENDED_MS
  }

  #forgetOld(): void {
    this.#calls = this.#calls.filter((call) => call.legs.some((leg) => this.#isRemembered(leg)))
  }
}
