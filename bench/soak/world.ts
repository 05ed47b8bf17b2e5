import { openDstnyFront, type DstnyFront } from '../../src-main/simulator/fronts/dstny/front.ts'
import type { Extension } from '../../src-main/simulator/people/extension.ts'
import { createPbx, type Pbx } from '../../src-main/simulator/company/pbx.ts'
import { ManualClock } from '../../src-main/util/clock.ts'
import { SECOND } from '../../src-main/util/durations.ts'
import { Ringside } from './ringside.ts'
import { Traffic } from './traffic.ts'

/** How far time moves before everything that is under way may arrive, in ms: well below any deadline. */
const STEP_MS = SECOND

/** A person of the company who uses the program. */
export interface User {
  readonly person: Extension
  readonly accountId: string
  readonly token: string
  /** Colleagues that are near. */
  readonly watches: readonly Extension[]
  /** Those whom the program was told to watch last. */
  watching: readonly Extension[]
}

/** How an account is told of calls. */
type News = 'streams' | 'webhooks'

/**
 * The program with its users, and the telephone system, each with a clock of its own: a computer that sleeps stands still
 * while the company goes on, and somebody sets its clock. Time moves only through `passes`.
 */
export class World implements AsyncDisposable {
  readonly pbxClock: ManualClock
  readonly computer: ManualClock
  readonly pbx: Pbx
  readonly front: DstnyFront
  readonly ringside: Ringside
  readonly traffic = new Traffic()
  readonly users: User[] = []
  /** When the computer's clock was wrong, by the company's, epoch ms. */
  readonly wrongTimes: { readonly from: number; readonly until: number }[] = []
  #isAsleep = false

  private constructor(pbxClock: ManualClock, pbx: Pbx, front: DstnyFront) {
    this.pbxClock = pbxClock
    this.computer = new ManualClock(pbxClock.now())
    this.pbx = pbx
    this.front = front
    this.ringside = new Ringside(this.computer)
  }

  static async open(startAt: number): Promise<World> {
    const pbxClock = new ManualClock(startAt)
    const pbx = createPbx({ clock: pbxClock })
    const world = new World(pbxClock, pbx, await openDstnyFront(pbx))
    await world.domain.connectors.find('dstny') // loading a module takes real time, in which simulated time would pass
    return world
  }

  get domain(): Ringside['domain'] {
    return this.ringside.domain
  }

  get isAsleep(): boolean {
    return this.#isAsleep
  }

  /** Signs somebody in who watches these colleagues. */
  async signIn(name: string, news: News, watched: readonly string[]): Promise<void> {
    const { pbx, front, domain } = this
    const person = pbx.extension(name)
    const token = front.issueToken(name)
    const values = {
      ...{ address: front.url, user: person.data.id, domain: person.data.domain, token },
      ...(news === 'webhooks' && { callbackAddress: 'http://127.0.0.1/hooks', callbackInternal: true })
    }
    const signedIn = await this.passing(domain.accounts.signIn({ vendor: 'dstny', method: 'token', values }))
    if (signedIn.status !== 'signedIn') throw new Error('nothing more was expected to be asked')
    const { accountId } = signedIn
    domain.parkCodes.set(accountId, '*70')
    const watches = watched.map((one) => pbx.extension(one))
    this.users.push({ person, accountId, token, watches, watching: watches })
    await this.until(() => this.connectionOf(accountId) === 'live')
    domain.colleagueWatching.watch({ accountId, contactIds: watches.map(({ address }) => address) })
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
    await this.front.close()
    this.traffic[Symbol.dispose]()
  }
}
