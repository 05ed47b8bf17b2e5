import type { Leg } from '../../../core/calls.ts'
import type { Party } from '../../../core/parties.ts'
import type { Origination } from '../api/originations.ts'
import type { BasixGroup } from '../people/directory.ts'

/** What is known of a leg from its beginning and does not change with the call it is in. */
export interface LegFacts {
  /** Whom the leg called; of one that was called who is on it. */
  readonly called: Party
  /** Whom it was called by, as it is shown. */
  readonly calling: Party
  /** The leg it was made for. */
  readonly madeFor: Leg | undefined
  /** The group it rings for. */
  readonly group: BasixGroup | undefined
  /** The request by which its call was made. */
  readonly origination: Origination | undefined
  /** True of the leg that such a request rings first. */
  readonly isFirst: boolean
}
