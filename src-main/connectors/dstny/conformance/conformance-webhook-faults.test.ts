import { faultConformance } from '../../conformance.ts'
import { openFrontUnderTest } from '../testing/front-under-test.ts'
import { callbacks, webhookOptions } from '../testing/webhook-options.ts'

faultConformance({
  ...webhookOptions,
  name: 'Dstny Core with webhooks',
  openFront: (pbx) => openFrontUnderTest(pbx, callbacks)
})
