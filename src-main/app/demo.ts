import { m } from '../../src-preload/i18n/paraglide/messages.js'
import type { AccountService } from '../accounts/account-service.ts'
import type { Connectors } from '../accounts/connectors.ts'
import type { RunDemo } from '../ipc/handlers/windows.ts'
import { Secret } from '../logging/secret.ts'
import type { RunningSimulator } from '../simulator/running.ts'
import type { Clock } from '../util/clock.ts'

/** One account, or one of each telephone system. */
export type DemoKind = 'one' | 'all'

/** The system the demo's simulator speaks where there is one account; the one vendor that the program names beside the registry. */
// eslint-disable-next-line ringside/vendor-names -- known before anything of the simulator is loaded
const DEMO_VENDOR = 'dstny'

/** What the demo needs. */
export interface DemoOptions {
  readonly accounts: Pick<AccountService, 'announceTransient' | 'startTransient' | 'remove'>
  readonly connectors: Connectors
  readonly clock: Clock
}

interface DemoAccount {
  readonly id: string
  readonly vendor: string
}

/** The demo while it is shown: ordinary accounts in a company of their own, which are forgotten at the end. */
export class Demo implements AsyncDisposable {
  readonly #options: DemoOptions
  #accounts: readonly DemoAccount[] = []
  #server: RunningSimulator | undefined
  #steps: Promise<void> = Promise.resolve()

  constructor(options: DemoOptions) {
    this.#options = options
  }

  /** Drives the telephone system; undefined while there is none. */
  get run(): RunDemo | undefined {
    const scenario = this.#server?.scenario
    if (scenario === undefined) return undefined
    const actions = {
      ringMe: () => void scenario.ringMe(),
      ringMyGroup: () => void scenario.ringMyGroup(),
      dropConnection: () => scenario.dropConnection(),
      injectFaults: () => scenario.injectFaults(true),
      clearFaults: () => scenario.injectFaults(false)
    }
    return (action) => actions[action]()
  }

  /** Shows the accounts, which are connected by `show`. */
  announce(kind: DemoKind = 'one'): void {
    if (this.#accounts.length > 0) return
    const { accounts, connectors } = this.#options
    const each = connectors
      .list()
      .map(({ vendor, vendorName: system }) => ({ vendor, label: m.demo_title_of({ system }) }))
    const shown = kind === 'all' ? each : [{ vendor: DEMO_VENDOR, label: m.demo_title() }]
    this.#accounts = shown.map(({ vendor, label }) => ({
      vendor,
      id: accounts.announceTransient({ vendor, label, isDemo: true })
    }))
  }

  /** Starts the demo, or ends it; one after the other, however fast it is asked for. */
  show(shown: boolean): Promise<void> {
    const step = this.#steps.then(() => (shown ? this.#start() : this.#end()))
    this.#steps = step.catch(() => undefined)
    return step
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#steps
    await this.#server?.[Symbol.asyncDispose]()
  }

  async #start(): Promise<void> {
    if (this.#server !== undefined) return
    this.announce()
    try {
      await this.#connect()
    } catch (error) {
      await this.#end()
      throw error
    }
  }

  /** Its telephone system listens on loopback. */
  async #connect(): Promise<void> {
    // loaded only when asked for: most users never need it
    const { RunningSimulator } = await import('../simulator/running.ts')
    const { clock } = this.#options
    const vendors = this.#accounts.map(({ vendor }) => vendor)
    const server = await RunningSimulator.start({ scenario: 'demo', vendors, clock })
    this.#server = server
    const connectors = await Promise.all(vendors.map((vendor) => this.#options.connectors.find(vendor)))
    for (const [index, { settings, secret }] of server.signIns.entries()) {
      const [account, connector] = [this.#accounts[index], connectors[index]]
      if (connector === undefined || account === undefined) throw new Error('the demo has no connector')
      this.#options.accounts.startTransient(account.id, connector, { settings, secret: new Secret(secret) })
    }
  }

  async #end(): Promise<void> {
    const [accounts, server] = [this.#accounts, this.#server]
    this.#accounts = []
    this.#server = undefined
    try {
      await Promise.all(accounts.map(({ id }) => this.#options.accounts.remove(id)))
    } finally {
      await server?.[Symbol.asyncDispose]()
    }
  }
}
