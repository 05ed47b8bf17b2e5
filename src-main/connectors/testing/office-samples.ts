import type { OfficeInput, OfficeName } from '../../../src-preload/contract/office/office.ts'
import type { Stage } from './stage.ts'

/** What to ask for so that it works; called anew for every time it is asked. */
type Sample<N extends OfficeName> = (
  stage: Stage
) => Omit<OfficeInput<N>, 'accountId'> | Promise<Omit<OfficeInput<N>, 'accountId'>>

/** Samples of every office request. */
export type OfficeSamples = { readonly [N in OfficeName]: Sample<N> }

/** Where the requests of a vendor are unlike others under faults. */
export interface OfficeExceptions {
  /** Changes that are several requests, each about another thing. */
  readonly several?: readonly OfficeName[]
  /** Readings that a fault, by its name, does not stop. */
  readonly unmoved?: Partial<Readonly<Record<OfficeName, readonly string[]>>>
}
