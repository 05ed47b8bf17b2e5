import type { OfficeInput, OfficeName } from '../../../../src-preload/contract/office/office.ts'
import { accountSamples } from './account-samples.ts'
import { contactSamples } from './contact-samples.ts'
import { logSamples } from './log-samples.ts'
import { presenceSamples } from './presence-samples.ts'
import type { Stage } from '../stage.ts'

/** What to ask for so that it works; called anew for every time it is asked. */
type Sample<N extends OfficeName> = (
  stage: Stage
) => Omit<OfficeInput<N>, 'accountId'> | Promise<Omit<OfficeInput<N>, 'accountId'>>

/** Samples of every office request. */
export type OfficeSamples = { readonly [N in OfficeName]: Sample<N> }

/** A good input for every office request, in the office the simulator starts with. */
export const officeSamples: OfficeSamples = {
  ...accountSamples,
  ...logSamples,
  ...presenceSamples,
  ...contactSamples,
  'message.send': () => ({ to: '+493023125999', text: 'On my way.' })
}
