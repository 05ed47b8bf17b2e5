import type { Clock } from '../util/clock.ts'
import { openDstnyFront, type DstnyFront } from './fronts/dstny/front.ts'
import type { RouteOverrides } from './fronts/dstny/http/route-file.ts'
import { createPbx, type Pbx } from './company/pbx.ts'
import { demoOffice } from './scenarios/demo-office.ts'
import { DemoScenario } from './scenarios/demo.ts'

/** The built-in demo telephone system, listening on loopback. */
export interface DemoServer extends AsyncDisposable {
  /** A ready sign-in of the demo's user, who may do everything: what an account keeps of it. */
  readonly signIn: { readonly settings: Readonly<Record<string, string>>; readonly secret: string }
  readonly scenario: DemoScenario
  readonly pbx: Pbx
  readonly front: DstnyFront
  close(): Promise<void>
}

/** How the demo is started. */
export interface DemoServerOptions {
  readonly clock: Clock
  /** 0 or missing takes a free port. */
  readonly port?: number
  readonly routes?: RouteOverrides
}

/** ms between dialling and the first ringing, so that one sees it. */
const SETUP_MS = 400

/** Starts the demo office and lets it live. */
export async function startDemoServer({ clock, ...options }: DemoServerOptions): Promise<DemoServer> {
  const pbx = createPbx({ clock, data: demoOffice })
  const front = await openDstnyFront(pbx, { ...options, switches: { setupMs: SETUP_MS } })
  const { faults, opened } = front
  const scenario = new DemoScenario({ pbx, faults, opened, clientStream: 'streamDialogEvents' })
  const close = async (): Promise<void> => {
    scenario[Symbol.dispose]()
    pbx[Symbol.dispose]()
    await front.close()
  }
  const { id: userId, domain } = scenario.me.data
  const signIn = { settings: { address: front.url, domain, userId }, secret: front.issueToken(userId) }
  return { signIn, scenario, pbx, front, close, [Symbol.asyncDispose]: close }
}
