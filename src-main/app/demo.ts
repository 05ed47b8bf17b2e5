import { m } from '../../src-preload/i18n/paraglide/messages.js'
import type { AccountService } from '../accounts/account-service.ts'
import type { Connectors } from '../accounts/connectors.ts'
import type { RunDemo } from '../ipc/handlers/windows.ts'
import { Secret } from '../logging/secret.ts'
import type { RunningSimulator } from '../simulator/running.ts'
import type { Clock } from '../util/clock.ts'

/** The system the demo's simulator speaks; the one vendor that the program names beside the registry. */
// eslint-disable-next-line ringside/vendor-names -- known before anything of the simulator is loaded
const DEMO_VENDOR = 'dstny'

/** What the demo needs. */
export interface DemoOptions {
  readonly accounts: Pick<AccountService, 'announceTransient' | 'startTransient' | 'remove'>
  readonly connectors: Connectors
  readonly clock: Clock
}

/** The demo while it is shown: an ordinary account on a telephone system of its own, which is forgotten at the end. */
export class Demo implements AsyncDisposable {
  readonly #options: DemoOptions
  #accountId: string | undefined
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

  /** Shows the account, which is connected by `show`. */
  announce(): void {
    this.#accountId ??= this.#options.accounts.announceTransient({
      vendor: DEMO_VENDOR,
      label: m.demo_title(),
      isDemo: true
    })
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
    const server = await RunningSimulator.start({ scenario: 'demo', vendors: [DEMO_VENDOR], clock })
    this.#server = server
    const connector = await this.#options.connectors.find(DEMO_VENDOR)
    if (connector === undefined || this.#accountId === undefined) throw new Error('the demo has no connector')
    const { settings, secret } = server.signIn
    this.#options.accounts.startTransient(this.#accountId, connector, { settings, secret: new Secret(secret) })
  }

  async #end(): Promise<void> {
    const accountId = this.#accountId
    const server = this.#server
    this.#accountId = undefined
    this.#server = undefined
    if (accountId !== undefined) await this.#options.accounts.remove(accountId)
    await server?.[Symbol.asyncDispose]()
  }
}
