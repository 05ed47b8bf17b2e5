import fc from 'fast-check'
import { MINUTE, SECOND } from '../../util/durations.ts'
import type { Leg } from '../core/calls.ts'
import type { RingGroupData } from '../core/company-data.ts'
import type { Device } from '../core/parties.ts'
import { Refusal } from '../core/refusal.ts'
import type { Pbx } from '../company/pbx.ts'
import { addToConference, leaveConference } from '../features/conferences.ts'
import { cancelConsultation, consult } from '../features/consultations.ts'
import { originate } from '../features/originate.ts'
import { pickUp } from '../features/pickups.ts'
import { alternate, cancelTransfer, join } from '../features/transfers.ts'
import { Extension } from '../people/extension.ts'
import type { OutsideParty } from '../people/outside-party.ts'

/** The people of the scripts, by their ids. */
const people = ['jane', 'anna.berg', 'bjorn', 'tomas', 'zoe'] as const

const group = { domain: 'example.org', members: people.slice(1).map((user, index) => ({ user, priority: index % 2 })) }

/** Groups that ring all and hunt, beside the queues of the example company. */
export const scriptGroups: readonly RingGroupData[] = [
  { ...group, id: '71', name: 'All', shortNumber: '310', number: '+493023125310', strategy: 'ringAll' },
  { ...group, id: '72', name: 'Hunt', shortNumber: '311', number: '+493023125311', strategy: 'hunt', ringMs: 45_000 }
]

/** What can be dialled: people, groups, somebody outside, one who hangs up, a busy line, the park lot, nobody. */
const targets = [
  ...people,
  ...people,
  '300',
  '301',
  '302',
  '310',
  '310',
  '311',
  '311',
  '+441632960123',
  '+493023125906'
].concat(['+493023125902', '*70', '901', '902', '999'])

/** Who does something in a script. */
export interface Stage {
  readonly pbx: Pbx
  readonly outside: readonly OutsideParty[]
  /** Started calls whose result is still to come, by what came. */
  readonly results: Promise<unknown>[]
}

interface Actor extends Stage {
  readonly who: Extension
  readonly stranger: OutsideParty
  readonly target: string
  readonly flag: boolean
  /** A leg that rings somewhere. @throws Refusal noSuchCall */
  readonly ringing: Leg
  /** A leg on which somebody of the company talks. @throws Refusal noSuchCall */
  readonly leg: Leg
  /** Two legs of one person, who talks on the first one. @throws Refusal noSuchCall */
  readonly pair: readonly [Leg, Leg]
  /** The leg of whoever hands a call over. @throws Refusal noSuchCall */
  readonly handing: Leg
  /** A leg of a conference. @throws Refusal noSuchCall */
  readonly conferring: Leg
  /** Any leg. @throws Refusal noSuchCall */
  readonly any: Leg
}

/** Everything people do, by what it is called in a printed script. */
const deeds = {
  calls: ({ who, target }) => who.dials(target),
  isCalled: ({ stranger, target }) => stranger.dials(target),
  callsBesides: ({ pbx, leg, target }) => pbx.callControl.dial(personOn(leg), target, { device: deviceOn(leg) }),
  answers: ({ pbx, ringing }) => pbx.desk.answer(ringing),
  rejects: ({ pbx, ringing }) => pbx.desk.clear(ringing),
  hangsUp: ({ pbx, any }) => pbx.desk.clear(any),
  holds: ({ pbx, leg }) => pbx.desk.hold(leg),
  resumes: ({ pbx, leg }) => pbx.desk.resume(leg),
  transfers: ({ pbx, leg, target, flag }) => pbx.callControl.transfer(leg, target, { blind: flag }),
  campsOn: ({ pbx, leg, who }) => pbx.callControl.transfer(leg, who, { blind: true, campOn: true }),
  takesBack: ({ pbx, handing }) => cancelTransfer(pbx, handing),
  joins: ({ pbx, pair: [leg, second], flag }) => join(pbx, leg, second, flag),
  alternates: ({ pbx, pair: [leg, second] }) => alternate(pbx, leg, second),
  consults: ({ pbx, leg, target }) => consult(pbx, leg, target),
  goesBack: ({ handing }) => cancelConsultation(handing),
  parks: ({ pbx, leg, flag }) => pbx.parkLot.park(leg, flag ? { timeoutMs: 30 * SECOND } : {}),
  fetches: ({ pbx, who, flag }) => who.dials(flag ? '*70' : (pbx.parkLot.parked[0]?.slot ?? '901')),
  confers: ({ pbx, pair: [leg, second] }) => addToConference(pbx, leg, second),
  leaves: ({ pbx, conferring }) => leaveConference(pbx, conferring),
  picksUp: ({ pbx, who, ringing }) => pickUp(pbx, who, deviceOf(who), ringing),
  takesOver: ({ pbx, who, any }) => pickUp(pbx, who, deviceOf(who), any),
  breaksIn: ({ pbx, who, leg }) => pbx.callControl.dial(who, personOn(leg), { intrusion: 'barge' }),
  originates: ({ pbx, results, target, flag, who, stranger }) => {
    const first = flag ? who : who.data.id === 'zoe' ? stranger : pbx.ringGroup('Hunt')
    results.push(originate(pbx, first, target, { autoAnswer: target < '3', ringMs: 25 * SECOND }).result)
  },
  pauses: ({ pbx, who, flag }) =>
    flag ? who.pausesIn(pbx.queue('Sales'), 'Lunch') : who.unpausesIn(pbx.queue('Sales')),
  signsIn: ({ pbx, who, flag }) => (flag ? who.logsInTo(pbx.queue('Sales')) : who.logsOutOf(pbx.queue('Sales'))),
  isNotDisturbed: ({ who, flag }) => who.setsDnd(flag && who.data.id === 'zoe'),
  unplugs: ({ who, flag }) => who.setsDeviceActive(deviceOf(who).id, flag || who.data.id !== 'zoe')
} as const satisfies Record<string, (actor: Actor) => unknown>

type Deed = keyof typeof deeds

/** One step of a script: somebody does something, then time passes. */
export interface Step {
  readonly deed: Deed
  /** Who of those that can. */
  readonly who: number
  readonly target: string
  readonly flag: boolean
  readonly thenMs: number
}

const usual: readonly Deed[] = ['calls', 'isCalled', 'callsBesides', 'callsBesides', ...Array<Deed>(8).fill('answers')]
const all = Object.keys(deeds) as Deed[] // the keys of a literal

/** Scripts of so many steps at most. */
export const scripts = (maxLength: number): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.record({
      deed: fc.constantFrom(...usual, ...all),
      who: fc.nat(11),
      target: fc.constantFrom(...targets),
      flag: fc.boolean(),
      thenMs: fc.constantFrom(0, 0, 0, 0, 0, SECOND, SECOND, 6 * SECOND, 20 * SECOND, MINUTE)
    }),
    { maxLength, size: 'max' }
  )

/** Does what one step says. @throws Refusal when nobody can do that now */
export async function play(step: Step, stage: Stage): Promise<void> {
  const { pbx, outside } = stage
  const one = <T>(choices: readonly T[]): T => {
    const chosen = choices[step.who % Math.max(1, choices.length)]
    if (chosen === undefined) throw new Refusal('noSuchCall', 'nobody can do that now')
    return chosen
  }
  const legs = pbx.desk.calls.flatMap((call) => call.liveLegs)
  const besides = (leg: Leg): Leg[] => legs.filter((other) => other !== leg && other.owner === leg.owner)
  const actor: Actor = {
    ...stage,
    who: pbx.extension(one(people)),
    stranger: one(outside),
    target: step.target,
    flag: step.flag,
    get ringing() {
      return one(legs.filter(({ state, direction }) => state === 'alerting' && direction === 'in'))
    },
    get leg() {
      return one(legs.filter(({ owner, isTalking }) => isTalking && owner instanceof Extension))
    },
    get pair() {
      return one(
        legs.filter(({ isTalking }) => isTalking).flatMap((leg) => besides(leg).map((other) => [leg, other] as const))
      )
    },
    get handing() {
      return one(legs.filter((leg) => leg.call.transfer?.by === leg))
    },
    get conferring() {
      return one(legs.filter(({ call }) => call.isConference))
    },
    get any() {
      return one(legs)
    }
  }
  await deeds[step.deed](actor)
}

function personOn({ owner }: Leg): Extension {
  if (!(owner instanceof Extension)) throw new Refusal('noSuchUser', 'nobody of the company')
  return owner
}

function deviceOf({ devices }: Extension): Device {
  const [first] = devices
  if (first === undefined) throw new Refusal('noSuchDevice', 'no telephone')
  return first
}

const deviceOn = (leg: Leg): Device => leg.devices[0] ?? deviceOf(personOn(leg))
