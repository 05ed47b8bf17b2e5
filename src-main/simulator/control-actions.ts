import type { ManualClock } from '../util/clock.ts'
import { lookUp } from '../util/lookup.ts'
import { optionalNumber, optionalText, text, type ControlBody } from './fronts/kit/control-body.ts'
import type { Faults, FaultScope } from './fronts/kit/faults.ts'
import { garblings, type Garbling } from './fronts/kit/faulty.ts'
import type { Front } from './fronts/kit/front.ts'
import type { Pbx } from './company/pbx.ts'
import type { SignInGroup } from './people/extension.ts'
import { Refusal } from './core/refusal.ts'

/** What the control interface acts on. */
export interface ControlTarget {
  readonly pbx: Pbx
  readonly fronts: readonly [Front, ...Front[]]
  /** The clock where it is moved by hand. */
  readonly clock?: ManualClock | undefined
  /** Begins anew. */
  reset?(): Promise<void>
}

type Act = (body: ControlBody, target: ControlTarget) => unknown

/** The front a request is about: that of its `vendor`, or the first. @throws Refusal invalid */
function frontOf(body: ControlBody, { fronts }: ControlTarget): Front {
  const vendor = optionalText(body, 'vendor')
  const front = vendor === undefined ? fronts[0] : fronts.find((one) => one.vendor === vendor)
  if (front !== undefined) return front
  throw new Refusal('invalid', `vendor must be one of ${fronts.map((one) => one.vendor).join(', ')}`)
}

/** Lets requests turn the members of `record` that they name. */
function turn(record: object, { do: _, vendor: __, ...wanted }: ControlBody): void {
  Object.assign(record, wanted) // a tool for tests: the names are theirs to know
}

function scopeOf(body: ControlBody): FaultScope {
  const operation = optionalText(body, 'operation')
  const times = optionalNumber(body, 'times')
  return { ...(operation !== undefined && { operation }), ...(times !== undefined && { times }) }
}

function garblingOf(body: ControlBody): Garbling {
  const how = optionalText(body, 'how') ?? 'noise'
  const known = garblings.find((one) => one === how)
  if (known !== undefined) return known
  throw new Refusal('invalid', `how must be one of ${garblings.join(', ')}`)
}

const who = (body: ControlBody, { pbx }: ControlTarget, name = 'who') => pbx.extension(text(body, name))

/** A group one logs in to, with or without a queue. @throws Refusal noSuchQueue */
const signInGroup = (body: ControlBody, { pbx }: ControlTarget): SignInGroup => {
  const name = text(body, 'queue')
  return pbx.ringGroups.find(({ data }) => data.name === name || data.id === name) ?? pbx.queue(name)
}

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
  logIn: (body, target) => who(body, target).logsInTo(signInGroup(body, target)),
  logOut: (body, target) => who(body, target).logsOutOf(signInGroup(body, target)),
  nightMode: (body, { pbx }) => pbx.queue(text(body, 'queue')).setNightMode(body['on'] === true),
  device: (body, target) => who(body, target).setsDeviceActive(text(body, 'device'), body['active'] === true),
  answersAfter: (body, target) => {
    who(body, target).answersAfterMs = optionalNumber(body, 'ms')
  }
}

const faults: Record<string, (body: ControlBody, faults: Faults) => unknown> = {
  dropConnections: (body, faults) => faults.dropConnections(scopeOf(body)),
  refuse: (_, faults) => faults.refuse(),
  accept: (_, faults) => faults.accept(),
  delay: (body, faults) => faults.delay(optionalNumber(body, 'ms') ?? 0, scopeOf(body)),
  reply: (body, faults) => {
    const retryAfter = optionalNumber(body, 'retryAfter')
    const answer = optionalText(body, 'body')
    const more = { ...(retryAfter !== undefined && { retryAfter }), ...(answer !== undefined && { body: answer }) }
    faults.reply(optionalNumber(body, 'status') ?? 503, { ...scopeOf(body), ...more })
  },
  slowBody: (body, faults) => faults.slowBody(optionalNumber(body, 'ms') ?? 1000, scopeOf(body)),
  oversizedBody: (body, faults) => faults.oversizedBody(optionalNumber(body, 'bytes'), scopeOf(body)),
  wrongContentType: (body, faults) => faults.wrongContentType(optionalText(body, 'contentType'), scopeOf(body)),
  htmlBody: (body, faults) => faults.htmlBody(scopeOf(body)),
  cutOffJson: (body, faults) => faults.cutOffJson(scopeOf(body)),
  dropAfterActing: (body, faults) => faults.dropAfterActing(text(body, 'operation'), optionalNumber(body, 'times')),
  halfOpen: (body, faults) => faults.halfOpen(scopeOf(body)),
  repeatLastEvent: (body, faults) => faults.repeatLastEvent(scopeOf(body)),
  outOfOrder: (body, faults) => faults.outOfOrder(scopeOf(body)),
  loseNextEvent: (body, faults) => faults.loseNextEvent(scopeOf(body)),
  garbleNextMessage: (body, faults) => faults.garbleNextMessage(garblingOf(body), scopeOf(body)),
  ignoreCommand: (body, faults) => faults.ignoreCommand(scopeOf(body)),
  clearFaults: (_, faults) => faults.clear()
}

/** The same as actions: on one front, or on all where the request names no vendor. */
const faultActions = Object.fromEntries(
  Object.entries(faults).map(([name, strike]): [string, Act] => [
    name,
    async (body, target) => {
      const struck = lookUp(body, 'vendor') === undefined ? target.fronts : [frontOf(body, target)]
      for (const front of struck) await strike(body, front.faults)
    }
  ])
)

const server: Record<string, Act> = {
  issue: (body, target) => frontOf(body, target).issue(text(body, 'who')),
  forgetRequests: (body, target) => frontOf(body, target).forgetRequests(),
  habits: (body, { pbx }) => turn(pbx.behaviour, body),
  switches: (body, target) => turn(frontOf(body, target).switches, body),
  recordingMode: (body, target) => {
    const mode = optionalText(body, 'mode')
    if (mode !== undefined && mode !== 'onDemand' && mode !== 'startStop') throw new Refusal('invalid', mode)
    who(body, target).recordingMode = mode
  },
  ringsAll: (body, { pbx }) => {
    pbx.queue(text(body, 'queue')).ringsAll = body['on'] === true
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

const actions: Readonly<Record<string, Act>> = { ...people, ...faultActions, ...server, ...world }

/** What `do` means, of the simulator or of the front that is meant; undefined for an unknown one. @throws Refusal invalid */
export function controlAction(name: string, body: ControlBody, target: ControlTarget): (() => unknown) | undefined {
  const action = lookUp(actions, name)
  if (action !== undefined) return () => action(body, target)
  const own = lookUp(frontOf(body, target).actions ?? {}, name)
  return own && (() => own(body))
}

/** Everything `do` can be. */
export const knownActions = ({ fronts }: ControlTarget): readonly string[] => [
  ...Object.keys(actions),
  ...fronts.flatMap((front) => Object.keys(front.actions ?? {}))
]
