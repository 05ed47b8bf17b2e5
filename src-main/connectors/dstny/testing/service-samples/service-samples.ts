import type { ServiceExceptions, ServiceSamples } from '../../../testing/service-samples.ts'
import { CUT_OFF, TOO_SLOW, answeredWith } from '../../../testing/faults/faults.ts'
import type { DstnyServiceName } from '../../services/services.ts'
import { accountSamples } from './account-samples.ts'
import { contactSamples } from './contact-samples.ts'
import { logSamples } from './log-samples.ts'
import { presenceSamples } from './presence-samples.ts'

/** A good input for every service request this system has, in the company the simulator starts with. */
export const serviceSamples: ServiceSamples<DstnyServiceName> = {
  ...accountSamples,
  ...logSamples,
  ...presenceSamples,
  ...contactSamples,
  'message.send': () => ({ to: '+493023125999', text: 'On my way.' })
}

/** One reading has no body to cut off or to wait for, others have two sources for numbers. */
export const serviceExceptions: ServiceExceptions = {
  several: ['presence.orderShortcuts'],
  unmoved: {
    'contact.isFavourite': [CUT_OFF, TOO_SLOW],
    'mobile.numbers': [answeredWith(403)],
    'mobile.settings': [answeredWith(403)]
  }
}
