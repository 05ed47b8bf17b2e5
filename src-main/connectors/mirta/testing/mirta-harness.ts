import type { MirtaFront } from '../../../simulator/fronts/mirta/front.ts'
import type { MirtaSwitches } from '../../../simulator/fronts/mirta/switches.ts'
import { ConnectorHarness } from '../../testing/connector-harness.ts'
import { conformanceOptions, frontOf, openFront } from './conformance-options.ts'

/** A harness over this vendor's front, for what is only so with this vendor. */
export class MirtaHarness implements AsyncDisposable {
  readonly harness: ConnectorHarness
  readonly front: MirtaFront

  private constructor(harness: ConnectorHarness) {
    this.harness = harness
    this.front = frontOf(harness)
  }

  /** With habits of the system that are not the usual ones. */
  static async open(switches: Partial<MirtaSwitches> = {}): Promise<MirtaHarness> {
    const harness = await ConnectorHarness.open({ ...conformanceOptions, openFront: openFront(switches) })
    return new MirtaHarness(harness)
  }

  /** The same, live. */
  static async live(switches: Partial<MirtaSwitches> = {}): Promise<MirtaHarness> {
    const mirta = await MirtaHarness.open(switches)
    await mirta.harness.goLive()
    return mirta
  }

  /** Parameters of the requests of one name, oldest first. */
  sent(operation: string): readonly Readonly<Record<string, string>>[] {
    return this.front.requests
      .filter((request) => request.operation === operation)
      .map(({ path }) => Object.fromEntries(new URL(path, this.front.url).searchParams))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.harness[Symbol.asyncDispose]()
  }
}
