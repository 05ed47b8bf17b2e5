import type { SignInInput } from '../../src-preload/contract/settings-form.ts'
import { vendorNames } from '../../src-main/connectors/registry.ts'
import type { Credentials } from '../../src-main/connectors/sign-in.ts'
import { silentLog } from '../../src-main/logging/log.ts'
import { Secret } from '../../src-main/logging/secret.ts'
import type { Front } from '../../src-main/simulator/fronts/kit/front.ts'
import { openDstnyFront, type DstnyFront } from '../../src-main/simulator/fronts/dstny/front.ts'
import type { Extension } from '../../src-main/simulator/people/extension.ts'
import { createPbx, type Pbx } from '../../src-main/simulator/company/pbx.ts'
import { ManualClock } from '../../src-main/util/clock.ts'
import { SECOND } from '../../src-main/util/durations.ts'
import { Ringside } from './ringside.ts'
import { openOthers, type OtherSystem } from './systems.ts'
import { Traffic } from './traffic.ts'

/** How far time moves before everything that is under way may arrive, in ms: well below any deadline. */
const STEP_MS = SECOND

/** A person of the company who uses the program. */
export interface User {
  readonly person: Extension
  readonly accountId: string
  /** What the account was signed in with. */
  readonly credentials: Credentials
  /** Where the account is, unless on the first system. */
  readonly elsewhere: OtherSystem | undefined
  /** Colleagues that are near. */
  readonly watches: readonly Extension[]
  /** Those whom the program was told to watch last. */
  watching: readonly Extension[]
}

/** Where there are accounts: on every telephone system there is, or on the first only. */
export type Systems = 'all' | 'first'

/** How an account on the first system is told of calls. */
type News = 'streams' | 'webhooks'

interface Added extends Pick<User, 'person' | 'credentials' | 'elsewhere' | 'watches'> {
  readonly input: SignInInput
  readonly kept?: Readonly<Record<string, unknown>> | undefined
}

/**
 * The program with its users, and the telephone system, each with a clock of its own: a computer that sleeps stands still
 * while the company goes on, and somebody sets its clock. Time moves only through `passes`.
 */
export class World implements AsyncDisposable {
  readonly pbxClock: ManualClock
  readonly computer: ManualClock
  readonly pbx: Pbx
  /** Of the first system. */
  readonly front: DstnyFront
  readonly others: readonly OtherSystem[]
  readonly ringside: Ringside
  readonly traffic = new Traffic()
  readonly users: User[] = []
  /** When the computer's clock was wrong, by the company's, epoch ms. */
  readonly wrongTimes: { readonly from: number; readonly until: number }[] = []
  #isAsleep = false

  private constructor(pbxClock: ManualClock, pbx: Pbx, front: DstnyFront, others: readonly OtherSystem[]) {
    this.pbxClock = pbxClock
    this.computer = new ManualClock(pbxClock.now())
    this.pbx = pbx
    this.front = front
    this.others = others
    this.ringside = new Ringside(this.computer)
  }

  static async open(startAt: number, systems: Systems): Promise<World> {
    const pbxClock = new ManualClock(startAt)
    const pbx = createPbx({ clock: pbxClock })
    const world = new World(pbxClock, pbx, await openDstnyFront(pbx), systems === 'all' ? await openOthers(pbx) : [])
    for (const { vendor } of vendorNames) await world.domain.connectors.find(vendor) // loading a module takes real time, in which simulated time would pass
    return world
  }

  get domain(): Ringside['domain'] {
    return this.ringside.domain
  }

  /** Of all systems, the first one first. */
  get fronts(): readonly Front[] {
    return [this.front, ...this.others.map(({ front }) => front)]
  }

  /** Those on the first system, whose logs are known to the row. */
  get firstUsers(): readonly User[] {
    return this.users.filter(({ elsewhere }) => elsewhere === undefined)
  }

  get isAsleep(): boolean {
    return this.#isAsleep
  }

  /** Signs somebody in to the first system who watches these colleagues. */
  async signIn(name: string, news: News, watched: readonly string[]): Promise<void> {
    const { pbx, front } = this
    const person = pbx.extension(name)
    const token = front.issueToken(name)
    const settings = { address: front.url, domain: person.data.domain, userId: person.data.id }
    const values = {
      ...{ address: front.url, user: person.data.id, domain: person.data.domain, token },
      ...(news === 'webhooks' && { callbackAddress: 'http://127.0.0.1/hooks', callbackInternal: true })
    }
    await this.#add({
      person,
      credentials: { settings, secret: new Secret(token) },
      elsewhere: undefined,
      watches: watched.map((one) => pbx.extension(one)),
      input: { vendor: 'dstny', method: 'token', values }
    })
  }

  /** Signs Jane in to another system. */
  async signInElsewhere(system: OtherSystem, watched: readonly string[]): Promise<void> {
    const { vendor, options, tested } = system
    const { method, values, kept } = tested.right
    const connector = options.connector({ clock: this.computer, log: silentLog })
    const signedIn = await this.passing(connector.signIn(method, values, new AbortController().signal, kept))
    if (signedIn.status !== 'signedIn') throw new Error('nothing more was expected to be asked')
    await this.#add({
      person: this.pbx.extension('jane'),
      credentials: signedIn.credentials,
      elsewhere: system,
      watches: watched.map((one) => this.pbx.extension(one)),
      input: { vendor, method, values: { ...values }, confirmed: true },
      kept
    })
  }

  async #add({ input, kept, ...user }: Added): Promise<void> {
    const { domain } = this
    const signedIn = await this.passing(domain.accounts.signIn(input, kept))
    if (signedIn.status !== 'signedIn') throw new Error('nothing more was expected to be asked')
    const { accountId } = signedIn
    domain.parkCodes.set(accountId, '*70')
    const added = { ...user, accountId, watching: user.watches }
    this.users.push(added)
    await this.until(() => this.connectionOf(accountId) === 'live')
    this.watch(added, user.watches)
  }

  /** Tells the program which colleagues of an account are on the screen, where it has such. */
  watch(user: User, colleagues: readonly Extension[]): void {
    if (this.domain.stores.accounts.get(user.accountId)?.capabilities.includes('colleagues') !== true) return
    user.watching = colleagues
    const contactIds = colleagues.map((one) => contactIdOf(user, one))
    this.domain.colleagueWatching.watch({ accountId: user.accountId, contactIds })
  }

  connectionOf(accountId: string): string | undefined {
    return this.domain.stores.accounts.get(accountId)?.connection
  }

  /** Lets simulated time pass, in ms; what it causes has arrived afterwards. */
  async passes(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= STEP_MS) {
      const step = Math.min(left, STEP_MS)
      await this.pbxClock.advance(step)
      if (this.#isAsleep) this.computer.set(step)
      else await this.computer.advance(step)
      await this.traffic.settled()
    }
  }

  /** Lets time pass until something is so. @throws Error after ten simulated minutes */
  async until(condition: () => boolean): Promise<void> {
    await this.traffic.settled()
    for (let passed = 0; !condition(); passed += STEP_MS) {
      if (passed > 600 * SECOND) throw new Error('waited for ten simulated minutes')
      await this.passes(STEP_MS / 4)
    }
  }

  /** Lets time pass until a promise has settled. */
  async passing<T>(work: Promise<T>): Promise<T> {
    let isSettled = false
    const settled = (): void => void (isSettled = true)
    work.then(settled, settled)
    await this.until(() => isSettled)
    return work
  }

  fallsAsleep(): void {
    this.#isAsleep = true
  }

  wakesUp(): void {
    this.#isAsleep = false
    this.ringside.wakes()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.passing(this.ringside[Symbol.asyncDispose]())
    this.pbx[Symbol.dispose]()
    for (const front of this.fronts) await front.close()
    this.traffic[Symbol.dispose]()
  }
}

/** What a colleague is called in the contacts of an account. */
export const contactIdOf = ({ elsewhere }: User, who: Extension): string =>
  elsewhere?.tested.contactIdOf?.(who) ?? who.address
