import { accountSamples } from './account-samples.ts'
import { contactSamples } from './contact-samples.ts'
import { logSamples } from './log-samples.ts'
import { presenceSamples } from './presence-samples.ts'
import type { OfficeSamples } from './sample.ts'

/** A good input for every office request, in the office the simulator starts with. */
export const officeSamples: OfficeSamples = {
  ...accountSamples,
  ...logSamples,
  ...presenceSamples,
  ...contactSamples,
  'message.send': () => ({ to: '+493023125999', text: 'On my way.' })
}
