import type { Leg } from '../../../core/calls.ts'
import type { Emitter } from '../../../../util/emitter.ts'
import type { Item, ItemChange } from '../elements/items.ts'
import type { LegFacts } from './leg-facts.ts'
import type { Line } from './lines.ts'

/** The lines that there are, as far as the other parts of the front need to know. */
export interface Channels extends Disposable {
  /** Tells each time what has happened to one of them. */
  readonly changed: Emitter<ItemChange>
  /** The channels and the waiting calls that there are. */
  readonly items: readonly Item[]
  /** How many lines there are in a domain. */
  countOf(domain: string): number
  lineOf(uuid: string, domain: string): Line | undefined
  factsOf(leg: Leg): LegFacts | undefined
  /** Tells what has changed without the PBX having said so, such as what somebody listens to. */
  lookAgain(): void
}
