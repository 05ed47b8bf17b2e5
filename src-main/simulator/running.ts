import { ManualClock, systemClock } from '../util/clock.ts'
import type { ControlTarget } from './control-actions.ts'
import { startDemoServer } from './demo-server.ts'
import { openDstnyFront, type DstnyFront } from './fronts/dstny/front.ts'
import type { RouteOverrides } from './fronts/dstny/http/route-file.ts'
import type { OfficeData } from './core/office-data.ts'
import { createPbx, type Pbx } from './company/pbx.ts'
import type { DemoScenario } from './scenarios/demo.ts'
import { defined } from '../util/defined.ts'

/** How a simulator is started. */
export interface SimulatorOptions {
  /** A living office, or one in which nothing happens by itself. */
  readonly scenario: 'demo' | 'office'
  /** 0 takes a free port. */
  readonly port: number
  readonly routes?: RouteOverrides
  /** Who works there, in an office in which nothing happens by itself. */
  readonly office?: OfficeData
  /** Epoch ms at which the clock stands until it is moved; without it time passes as usual. */
  readonly clockAt?: number
}

interface Begun {
  readonly pbx: Pbx
  readonly front: DstnyFront
  readonly scenario: DemoScenario | undefined
  readonly clock: ManualClock | undefined
  readonly close: () => Promise<void>
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
    return new RunningSimulator(options, await begin(options))
  }

  get pbx(): Pbx {
    return this.#now.pbx
  }

  get front(): DstnyFront {
    return this.#now.front
  }

  get scenario(): DemoScenario | undefined {
    return this.#now.scenario
  }

  /** Undefined where time passes by itself. */
  get clock(): ManualClock | undefined {
    return this.#now.clock
  }

  /** Everything is as it was at the start, on the same port; nobody is signed in. */
  async reset(): Promise<void> {
    const port = Number(new URL(this.front.url).port)
    await this.#now.close()
    this.#now = await begin({ ...this.#options, port })
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#now.close()
  }
}

async function begin({ scenario, clockAt, office, ...options }: SimulatorOptions): Promise<Begun> {
  const manual = clockAt === undefined ? undefined : new ManualClock(clockAt)
  const clock = manual ?? systemClock
  if (scenario === 'demo') return { ...(await startDemoServer({ clock, ...options })), clock: manual }
  const pbx = createPbx({ clock, ...defined({ data: office }) })
  const front = await openDstnyFront(pbx, options)
  const close = async (): Promise<void> => {
    pbx[Symbol.dispose]()
    await front.close()
  }
  return { pbx, front, scenario: undefined, clock: manual, close }
}
