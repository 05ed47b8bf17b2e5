import type { OfficeInput, OfficeName } from '../../../../src-preload/contract/office/office.ts'
import type { Stage } from '../stage.ts'

/** What to ask for so that it works; called anew for every time it is asked. */
type Sample<N extends OfficeName> = (
  stage: Stage
) => Omit<OfficeInput<N>, 'accountId'> | Promise<Omit<OfficeInput<N>, 'accountId'>>

/** Samples of every office request. */
export type OfficeSamples = { readonly [N in OfficeName]: Sample<N> }
