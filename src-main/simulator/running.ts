import { ManualClock, systemClock, type Clock } from '../util/clock.ts'
import type { ControlTarget } from './control-actions.ts'
import { userOf, usersOf } from './description.ts'
import type { Extension } from './people/extension.ts'
import type { Front, FrontOptions, IssuedSignIn } from './fronts/kit/front.ts'
import { frontNames, openFront } from './fronts/registry.ts'
import type { CompanyData } from './core/company-data.ts'
import { createPbx, type Pbx } from './company/pbx.ts'
import { demoCompany } from './scenarios/demo-company.ts'
import { DemoScenario } from './scenarios/demo.ts'
import { defined } from '../util/defined.ts'

/** How a simulator is started. */
export interface SimulatorOptions {
  /** A living company, or one in which nothing happens by itself. */
  readonly scenario: 'demo' | 'company'
  /** Whose protocols it speaks, each on a port of its own; that of the first vendor there is when missing. */
  readonly vendors?: readonly string[]
  /** Of the first front, the others have those after it; free ones when 0 or missing. */
  readonly port?: number
  /** Text of a file that says where the interfaces differ. */
  readonly endpoints?: string
  /** Who works there, in a company in which nothing happens by itself. */
  readonly company?: CompanyData
  /** That of the computer when missing. */
  readonly clock?: Clock
  /** Epoch ms at which the clock stands until it is moved. */
  readonly clockAt?: number
}

/** ms between dialling and the first ringing in the demo, so that one sees it. */
const DEMO_SETUP_MS = 400

interface Begun {
  readonly pbx: Pbx
  readonly fronts: readonly [Front, ...Front[]]
  /** Who signs in at each front. */
  readonly users: readonly Extension[]
  readonly scenario: DemoScenario | undefined
  readonly clock: ManualClock | undefined
}

/** A running simulator, whichever scenario it plays; it can begin anew (Dstny API 6, World). */
export class RunningSimulator implements ControlTarget, AsyncDisposable {
  readonly #options: SimulatorOptions
  #now: Begun

  private constructor(options: SimulatorOptions, now: Begun) {
    this.#options = options
    this.#now = now
  }

  static async start(options: SimulatorOptions): Promise<RunningSimulator> {
    const { vendors = frontNames.slice(0, 1).map(({ vendor }) => vendor), port = 0 } = options
    const places = vendors.map((vendor, index) => ({ vendor, port: port === 0 ? 0 : port + index }))
    return new RunningSimulator(options, await begin(options, places))
  }

  get pbx(): Pbx {
    return this.#now.pbx
  }

  /** In the order in which they were asked for. */
  get fronts(): readonly [Front, ...Front[]] {
    return this.#now.fronts
  }

  get scenario(): DemoScenario | undefined {
    return this.#now.scenario
  }

  /** A new sign-in at the first front, of the demo's user or the first of another company. @throws TypeError where nobody is */
  get signIn(): IssuedSignIn {
    return this.fronts[0].issue(userOf(this.pbx).data.id)
  }

  /** New sign-ins, one at each front in their order, of people of their own; see `usersOf`. */
  get signIns(): readonly (IssuedSignIn & { readonly vendor: string; readonly user: Extension })[] {
    return this.fronts.map((front, index) => {
      const user = this.#now.users[index] ?? userOf(this.pbx)
      return { ...front.issue(user.data.id), vendor: front.vendor, user }
    })
  }

  /** Undefined where time passes by itself. */
  get clock(): ManualClock | undefined {
    return this.#now.clock
  }

  /** Everything is as it was at the start, on the same ports; nobody is signed in. */
  async reset(): Promise<void> {
    const places = this.fronts.map(({ vendor, url }) => ({ vendor, port: Number(new URL(url).port) }))
    await end(this.#now)
    this.#now = await begin(this.#options, places)
  }

  [Symbol.asyncDispose](): Promise<void> {
    return end(this.#now)
  }
}

interface Place {
  readonly vendor: string
  readonly port: number
}

async function begin(options: SimulatorOptions, places: readonly Place[]): Promise<Begun> {
  const { scenario, clockAt, company } = options
  const clock = options.clock ?? (clockAt === undefined ? systemClock : new ManualClock(clockAt))
  const pbx = createPbx({ clock, ...defined({ data: scenario === 'demo' ? demoCompany : company }) })
  const fronts = await openFronts(pbx, places, defined({ endpoints: options.endpoints }))
  const users = usersOf(
    pbx,
    fronts.map(({ vendor }) => vendor)
  )
  const begun = { pbx, fronts, users, clock: clock instanceof ManualClock ? clock : undefined }
  if (scenario === 'company') return { ...begun, scenario: undefined }
  pbx.behaviour.setupMs = DEMO_SETUP_MS
  return { ...begun, scenario: new DemoScenario({ pbx, fronts, users: [...new Set(users)] }) }
}

/** All of them, or none where one cannot be opened. */
async function openFronts(pbx: Pbx, places: readonly Place[], options: FrontOptions): Promise<Begun['fronts']> {
  const open: Front[] = []
  try {
    for (const { vendor, port } of places) open.push(await openFront(vendor, pbx, { ...options, port }))
    const [first, ...others] = open
    if (first === undefined) throw new TypeError('a simulator speaks the protocol of at least one vendor')
    return [first, ...others]
  } catch (failure) {
    pbx[Symbol.dispose]()
    for (const front of open) await front.close()
    throw failure
  }
}

async function end({ scenario, pbx, fronts }: Begun): Promise<void> {
  scenario?.[Symbol.dispose]()
  pbx[Symbol.dispose]()
  for (const front of fronts) await front.close()
}
