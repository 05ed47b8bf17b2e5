import type { ManualClock } from '../util/clock.ts'
import type { DstnyFront } from './fronts/dstny/front.ts'
import { lookUp } from '../util/lookup.ts'
import type { DstnySwitches } from './fronts/dstny/switches.ts'
import type { FaultScope } from './fronts/kit/faults.ts'
import type { PbxHabits } from './core/habits.ts'
import type { Pbx } from './company/pbx.ts'
import { Refusal } from './core/refusal.ts'

/** What the control interface acts on. */
export interface ControlTarget {
  readonly pbx: Pbx
  readonly front: DstnyFront
  /** The clock where it is moved by hand. */
  readonly clock?: ManualClock | undefined
  /** Begins anew. */
  reset?(): Promise<void>
}

/** The JSON body of a control request. */
export type ControlBody = Readonly<Record<string, unknown>>

type Act = (body: ControlBody, target: ControlTarget) => unknown

function text(body: ControlBody, name: string): string {
  const value = lookUp(body, name)
  if (typeof value === 'string') return value
  throw new Refusal('invalid', `${name} must be text`)
}

const optionalText = (body: ControlBody, name: string): string | undefined =>
  lookUp(body, name) === undefined ? undefined : text(body, name)

function optionalNumber(body: ControlBody, name: string): number | undefined {
  const value = lookUp(body, name)
  if (value === undefined || typeof value === 'number') return value
  throw new Refusal('invalid', `${name} must be a number`)
}

function scopeOf(body: ControlBody): FaultScope {
  const operation = optionalText(body, 'operation')
  const times = optionalNumber(body, 'times')
  return { ...(operation !== undefined && { operation }), ...(times !== undefined && { times }) }
}

const who = (body: ControlBody, { pbx }: ControlTarget, name = 'who') => pbx.extension(text(body, name))

const ring: Act = async (body, { pbx }) => {
  const caller = pbx.outside(optionalText(body, 'from') ?? '+493023125123', optionalText(body, 'name'))
  const call = await caller.dials(optionalText(body, 'to') ?? '200')
  return { call: call.id }
}

const people: Record<string, Act> = {
  ring,
  dial: async (body, target) => ({ call: (await who(body, target, 'from').dials(text(body, 'to'))).id }),
  answer: (body, target) => who(body, target).answers(undefined, optionalText(body, 'device')),
  hold: (body, target) => who(body, target).holds(),
  resume: (body, target) => who(body, target).resumes(),
  hangUp: (body, target) => who(body, target).hangsUp(),
  callerHangsUp: (body, { pbx }) => pbx.findOutside(text(body, 'from'))?.hangsUp(),
  callerAnswers: (body, { pbx }) => pbx.findOutside(text(body, 'from'))?.answers(),
  transfer: (body, target) => {
    const person = who(body, target)
    person.transfers(person.legIn().call, text(body, 'to'), body['blind'] !== false)
  },
  presence: (body, target) => who(body, target).changesPresence(text(body, 'activity')),
  logIn: (body, target) => who(body, target).logsInTo(target.pbx.queue(text(body, 'queue'))),
  logOut: (body, target) => who(body, target).logsOutOf(target.pbx.queue(text(body, 'queue'))),
  nightMode: (body, { pbx }) => pbx.queue(text(body, 'queue')).setNightMode(body['on'] === true),
  device: (body, target) => who(body, target).setsDeviceActive(text(body, 'device'), body['active'] === true),
  answersAfter: (body, target) => {
    who(body, target).answersAfterMs = optionalNumber(body, 'ms')
  }
}

const faults: Record<string, Act> = {
  dropConnections: (body, { front }) => front.faults.dropConnections(scopeOf(body)),
  refuse: (_, { front }) => front.faults.refuse(),
  accept: (_, { front }) => front.faults.accept(),
  delay: (body, { front }) => front.faults.delay(optionalNumber(body, 'ms') ?? 0, scopeOf(body)),
  reply: (body, { front }) => {
    const retryAfter = optionalNumber(body, 'retryAfter')
    const answer = optionalText(body, 'body')
    const more = { ...(retryAfter !== undefined && { retryAfter }), ...(answer !== undefined && { body: answer }) }
    front.faults.reply(optionalNumber(body, 'status') ?? 503, { ...scopeOf(body), ...more })
  },
  slowBody: (body, { front }) => front.faults.slowBody(optionalNumber(body, 'ms') ?? 1000, scopeOf(body)),
  oversizedBody: (body, { front }) => front.faults.oversizedBody(optionalNumber(body, 'bytes'), scopeOf(body)),
  wrongContentType: (body, { front }) => {
    front.faults.wrongContentType(optionalText(body, 'contentType'), scopeOf(body))
  },
  htmlBody: (body, { front }) => front.faults.htmlBody(scopeOf(body)),
  cutOffJson: (body, { front }) => front.faults.cutOffJson(scopeOf(body)),
  dropAfterActing: (body, { front }) =>
    front.faults.dropAfterActing(text(body, 'operation'), optionalNumber(body, 'times')),
  halfOpen: (body, { front }) => front.faults.halfOpen(scopeOf(body)),
  repeatLastEvent: (body, { front }) => front.faults.repeatLastEvent(scopeOf(body)),
  outOfOrder: (body, { front }) => front.faults.outOfOrder(scopeOf(body)),
  clearFaults: (_, { front }) => front.faults.clear()
}

const server: Record<string, Act> = {
  issueToken: (body, { front }) => ({ token: front.issueToken(text(body, 'who')) }),
  expireToken: (body, { front }) => front.tickets.expireToken(text(body, 'token')),
  revokeToken: (body, { front }) => front.tickets.revokeToken(text(body, 'token')),
  forgetRequests: (_, { front }) => void front.requests.splice(0),
  habits: (body, { pbx }) => {
    const { do: _, ...wanted } = body
    Object.assign(pbx.habits, wanted as Partial<PbxHabits>) // a tool for tests: the names are theirs to know
  },
  recordingMode: (body, target) => {
    const mode = optionalText(body, 'mode')
    if (mode !== undefined && mode !== 'onDemand' && mode !== 'startStop') throw new Refusal('invalid', mode)
    who(body, target).recordingMode = mode
  },
  ringsAll: (body, { pbx }) => {
    pbx.queue(text(body, 'queue')).ringsAll = body['on'] === true
  },
  switches: (body, { front }) => {
    const { do: _, ...wanted } = body
    Object.assign(front.switches, wanted as Partial<DstnySwitches>) // a tool for tests: the names are theirs to know
  }
}

/** Moves a clock that stands still to `until`, never back. */
function advance({ clock }: ControlTarget, until: (now: number) => number): Promise<void> {
  if (clock === undefined) throw new Refusal('notPossible', 'the clock is that of the computer')
  const ms = until(clock.now()) - clock.now()
  if (!(ms >= 0)) throw new Refusal('invalid', 'time goes on only')
  return clock.advance(ms)
}

const world: Record<string, Act> = {
  advance: (body, target) => advance(target, (now) => now + (optionalNumber(body, 'ms') ?? NaN)),
  setClock: (body, target) => advance(target, () => Date.parse(text(body, 'at'))),
  reset: (_, target) => {
    if (target.reset === undefined) throw new Refusal('notPossible', 'this one cannot begin anew')
    return target.reset()
  }
}

/** Everything `do` can be. */
export const controlActions: Readonly<Record<string, Act>> = { ...people, ...faults, ...server, ...world }
