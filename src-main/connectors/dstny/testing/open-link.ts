import { setTimeout as pause } from 'node:timers/promises'
import type { ServiceInput, ServiceName, ServiceOutput } from '../../../../src-preload/contract/services/services.ts'
import { silentLog } from '../../../logging/log.ts'
import { Secret } from '../../../logging/secret.ts'
import { openDstnyFront } from '../../../simulator/fronts/dstny/front.ts'
import type { DstnyFront } from '../../../simulator/fronts/dstny/front.ts'
import type { DstnyFrontOptions } from '../../../simulator/fronts/dstny/front-options.ts'
import type { CompanyData } from '../../../simulator/core/company-data.ts'
import { createPbx } from '../../../simulator/company/pbx.ts'
import type { Pbx } from '../../../simulator/company/pbx.ts'
import { ManualClock } from '../../../util/clock.ts'
import type { DstnyOperationId } from '../../../wire-tables/dstny.ts'
import type { Link } from '../../connector.ts'
import type { Credentials } from '../../sign-in.ts'
import { RecordedState } from '../../testing/recorded-state.ts'
import { createDstnyConnector } from '../index.ts'
import { defined } from '../../../util/defined.ts'

const { signal } = new AbortController()

/** Jane's link to a front of its own, without a supervisor: what is lost stays lost. */
export class OpenLink implements AsyncDisposable {
  readonly clock = new ManualClock()
  readonly recorded = new RecordedState()
  readonly pbx: Pbx
  #front: DstnyFront | undefined
  #link: Link | undefined

  private constructor(data: CompanyData | undefined) {
    this.pbx = createPbx({ clock: this.clock, ...defined({ data }) })
  }

  /** `more` are settings of the account beside its address and its user. */
  static async open(
    data?: CompanyData,
    options?: DstnyFrontOptions,
    more: Credentials['settings'] = {}
  ): Promise<OpenLink> {
    const open = new OpenLink(data)
    const front = await openDstnyFront(open.pbx, options)
    open.#front = front
    const connector = createDstnyConnector({ clock: open.clock, log: silentLog, random: () => 0.5 })
    const settings = { address: front.url, domain: 'example.org', userId: 'jane', ...more }
    const link = await connector.open({ settings, secret: new Secret(front.issueToken('jane')) }, signal)
    open.#link = link
    open.recorded.replace(await link.snapshot(signal))
    void open.#listen(link)
    return open
  }

  get front(): DstnyFront {
    if (this.#front === undefined) throw new Error('the front is not open')
    return this.#front
  }

  get link(): Link {
    if (this.#link === undefined) throw new Error('the link is not open')
    return this.#link
  }

  ask<N extends ServiceName>(name: N, input: Omit<ServiceInput<N>, 'accountId'>): Promise<ServiceOutput<N>> {
    return this.link.ask(name, { accountId: 'a', ...input } as ServiceInput<N>, signal) // Omit and a spread lose the type
  }

  /** How often an operation was asked for. */
  count(operation: DstnyOperationId): number {
    return this.front.requests.filter((request) => request.operation === operation).length
  }

  /** How many streams of an operation are open. */
  streams(operation: DstnyOperationId): number {
    return this.front.streams.filter((stream) => stream.operation === operation).length
  }

  /** Waits for a condition; time stands still. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await pause(1)
  }

  /** Lets what is on its way over the sockets arrive; time stands still. */
  async quiet(): Promise<void> {
    for (let last = -1; last !== this.front.requests.length;) {
      last = this.front.requests.length
      await pause(30)
    }
  }

  /** Moves time on in steps, so that what is on its way over the sockets arrives meanwhile. */
  async advance(ms: number, stepMs = 1_000): Promise<void> {
    for (let left = ms; left > 0; left -= stepMs) {
      await this.clock.advance(Math.min(left, stepMs))
      await pause(2)
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#link?.[Symbol.asyncDispose]()
    await this.#front?.close()
    this.pbx[Symbol.dispose]()
  }

  async #listen(link: Link): Promise<void> {
    try {
      for await (const event of link.events()) this.recorded.apply(event)
    } catch {
      this.recorded.status('stale')
    }
  }
}
