import type { AccountService, Connectors } from '../accounts/account-service.ts'
import type { RunDemo } from '../ipc/handlers/windows.ts'
import { Secret } from '../logging/secret.ts'
import type { Clock } from '../util/clock.ts'

/** The running demo: an ordinary account on a telephone system of its own. */
export interface Demo extends AsyncDisposable {
  readonly run: RunDemo
}

const VENDOR = 'dstny'

/** Starts the demo telephone system on loopback and adds its account, which is forgotten at the end. */
export async function startDemo(accounts: AccountService, connectors: Connectors, clock: Clock): Promise<Demo> {
  // loaded only when asked for: most users never need it
  const { startDemoServer } = await import('../simulator/demo-server.ts')
  const server = await startDemoServer({ clock })
  const connector = await connectors.find(VENDOR)
  if (connector === undefined) throw new Error('the demo has no connector')
  const { url: address, domain, userId, token, scenario } = server
  accounts.addTransient({
    connector,
    label: scenario.me.name,
    isDemo: true,
    credentials: { settings: { address, domain, userId }, secret: new Secret(token) }
  })
  const actions = {
    ringMe: () => void scenario.ringMe(),
    ringMyGroup: () => void scenario.ringMyGroup(),
    dropConnection: () => scenario.dropConnection(),
    beNasty: () => scenario.beNasty(true),
    beNice: () => scenario.beNasty(false)
  }
  return { run: (action) => actions[action](), [Symbol.asyncDispose]: () => server.close() }
}
