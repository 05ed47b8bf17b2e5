import type {
  AssistantGroup,
  AssistantGroupValues
} from '../../../../src-preload/contract/services/assistant-groups.ts'
import type { CallistoFront, CallistoRequest } from '../../../simulator/fronts/callisto/front.ts'
import type { Instance } from '../../../simulator/fronts/callisto/world/instance.ts'
import { ConnectorHarness } from '../../testing/connector-harness.ts'
import { allOptions, frontOf, newName, plainOptions } from './conformance-options.ts'

/** A harness over this vendor's front, for what is only so with this vendor. */
export class CallistoHarness implements AsyncDisposable {
  readonly harness: ConnectorHarness
  readonly front: CallistoFront

  private constructor(harness: ConnectorHarness) {
    this.harness = harness
    this.front = frontOf(harness)
  }

  /** `functions`: those that are documented, or all that there may be. */
  static async open(functions: 'documented' | 'all' = 'all'): Promise<CallistoHarness> {
    return new CallistoHarness(await ConnectorHarness.open(functions === 'all' ? allOptions : plainOptions))
  }

  /** The records on the server. */
  get instance(): Instance {
    const [first] = this.front.server.instances
    if (first === undefined) throw new Error('the server has no instance')
    return first
  }

  ask: ConnectorHarness['ask'] = (name, input) => this.harness.ask(name, input)

  newGroup(values: AssistantGroupValues = {}): Promise<AssistantGroup> {
    return this.ask('assistantGroup.create', { values: { ...values, name: values.name ?? newName() } })
  }

  /** Requests of one function, oldest first. */
  sent(operation: string): readonly CallistoRequest[] {
    return this.front.requests.filter((request) => request.operation === operation)
  }

  /** Parameters of the last request of a function, by name. */
  lastSent(operation: string): Readonly<Record<string, string>> {
    return Object.fromEntries(new URLSearchParams(this.sent(operation).at(-1)?.body ?? ''))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.harness[Symbol.asyncDispose]()
  }
}
