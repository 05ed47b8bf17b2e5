import type { CallOrder, DialOrder } from '../../src-preload/contract/command.ts'
import type { Call as ShownCall } from '../../src-preload/contract/call.ts'
import type { Call } from '../../src-main/simulator/core/calls.ts'
import type { Extension } from '../../src-main/simulator/people/extension.ts'
import type { OutsideParty } from '../../src-main/simulator/people/outside-party.ts'
import type { Behaviour } from '../../src-main/simulator/core/company-data.ts'
import { Refusal } from '../../src-main/simulator/core/refusal.ts'
import { entityId } from '../../src-main/util/entity-id.ts'
import { SECOND } from '../../src-main/util/durations.ts'
import { CtiError } from '../../src-main/util/errors.ts'
import type { Random } from './random.ts'
import { hasCalls } from './systems.ts'
import type { User, World } from './world.ts'

/** What happened in a run, by name. */
export class Tally {
  readonly #counts = new Map<string, number>()

  count(what: string): void {
    this.#counts.set(what, this.of(what) + 1)
  }

  of(what: string): number {
    return this.#counts.get(what) ?? 0
  }

  all(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#counts].toSorted(([a], [b]) => a.localeCompare(b)))
  }
}

/** What all plays share. */
export interface PlayOptions {
  readonly world: World
  readonly tally: Tally
  /** Resolves while people may go on: at quiet points they all stop in the middle of what they do. */
  readonly keepRunning: () => Promise<void>
  /** A number outside the company that nobody has used for long. */
  readonly freshNumber: () => string
  /** Numbers whose calls were refused in the program. */
  readonly refused: Set<string>
  /** Numbers whose calls were to be refused without an answer to it: nobody knows whether they count as missed. */
  readonly unsure: Set<string>
}

/** One thing that happens in the company: people at their telephones, and users at the program. */
export class Play {
  readonly random: Random
  readonly options: PlayOptions
  readonly #begun: Call[] = []
  readonly #outside: OutsideParty[] = []

  constructor(options: PlayOptions, random: Random) {
    this.options = options
    this.random = random
  }

  get world(): World {
    return this.options.world
  }

  /** Somebody waits, in s; longer when everybody has to stop. */
  async waits(least: number, most = least): Promise<void> {
    await this.world.pbxClock.sleep(this.random.between(least, most) * SECOND)
    await this.options.keepRunning()
  }

  /** Somebody who is called, on one of their systems. */
  user(): User {
    const { users } = this.world
    return this.random.one(users.filter(({ elsewhere }) => elsewhere === undefined || hasCalls(elsewhere)))
  }

  /** A colleague who uses a telephone only. */
  colleague(): Extension {
    return this.world.pbx.extension(this.random.one(['bjorn', 'tomas', 'lukasz', 'åsa', 'nour']))
  }

  outside(behaviour?: Behaviour): OutsideParty {
    return this.outsideAt(this.options.freshNumber(), behaviour)
  }

  outsideAt(number: string, behaviour?: Behaviour): OutsideParty {
    const party = this.world.pbx.outside(number, `Caller ${number.slice(-4)}`, behaviour)
    this.#outside.push(party)
    return party
  }

  /** A call this play ends at its end, whatever became of it. */
  async begins(calling: Promise<Call>): Promise<Call> {
    const call = await calling
    this.#begun.push(call)
    return call
  }

  /** What somebody does at a telephone; it may be too late for it. */
  atPhone(act: () => unknown): boolean {
    try {
      act()
      return true
    } catch (refusal) {
      if (refusal instanceof Refusal) return false
      throw refusal
    }
  }

  /** Somebody takes what rings at the telephone. */
  picksUp(person: Extension, call?: Call): void {
    const ringing = person.legs.find((leg) => {
      const rings = leg.direction === 'in' && leg.state === 'alerting'
      return rings && (call === undefined || leg.call === call)
    })
    if (ringing !== undefined) this.atPhone(() => this.world.pbx.desk.answer(ringing))
  }

  /** The user's calls as the program shows them, those that go on. */
  shown({ accountId }: User): readonly ShownCall[] {
    const all = Object.values(this.world.domain.stores.calls.all())
    return all.filter((call) => call.accountId === accountId && call.endedAt === undefined)
  }

  /** The user's leg of a call as the program shows it. */
  find(user: User, call: Call): ShownCall | undefined {
    const leg = call.liveLegs.find(({ owner }) => owner === user.person)
    if (leg === undefined) return undefined
    const { elsewhere, accountId } = user
    if (elsewhere === undefined) return this.world.domain.stores.calls.get(entityId(accountId, leg.id))
    // nobody calls from a number that another one has
    const { tested } = elsewhere
    const number = tested.numberOf === undefined ? leg.remote.number : tested.numberOf(leg.remote)
    return this.shown(user).find(({ remote }) => remote.number !== undefined && remote.number === number)
  }

  /** Presses a control; false when the user is told that it did not work, or sees nothing to press. */
  async press(order: CallOrder): Promise<boolean> {
    const { domain } = this.world
    return this.tries(order.action, () =>
      order.action === 'reject'
        ? domain.missedWatch.refusing(order.callId, () => domain.commands.act(order))
        : domain.commands.act(order)
    )
  }

  dials(order: DialOrder): Promise<boolean> {
    return this.tries('dial', () => this.world.domain.commands.dial(order))
  }

  /** Something a user does with the program: a failure is told, and must be one in our words. */
  async tries(what: string, work: () => Promise<unknown>): Promise<boolean> {
    if (this.world.isAsleep) return false
    try {
      await work()
      this.options.tally.count(`done: ${what}`)
      return true
    } catch (failure) {
      if (!(failure instanceof CtiError)) throw failure
      this.options.tally.count(`failed: ${what}, ${failure.kind}`)
      return false
    } finally {
      await this.options.keepRunning()
    }
  }

  /** Everybody hangs up whom this play has brought together, wherever their calls went. */
  ends(): void {
    const { desk } = this.world.pbx
    for (const call of this.#begun) if (call.isLive) desk.endCall(call)
    for (const party of this.#outside) for (const { call } of desk.legsOf(party)) if (call.isLive) desk.endCall(call)
  }
}
