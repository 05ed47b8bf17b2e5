import { conformance } from '../../conformance.ts'
import { openFrontUnderTest } from '../testing/front-under-test.ts'
import { callbacks, webhookOptions } from '../testing/webhook-options.ts'

conformance({
  ...webhookOptions,
  name: 'Dstny Core with webhooks that tell tokens',
  openFront: (pbx) => openFrontUnderTest(pbx, callbacks)
})

conformance({
  ...webhookOptions,
  name: 'Dstny Core with webhooks that tell everything and leases for calls',
  openFront: (pbx) =>
    openFrontUnderTest(pbx, callbacks, ({ switches }) => {
      switches.webhookBody = 'fullState'
      switches.callWebhookResponse = 'lease'
      switches.webhookExpiresOn = 'iso'
    })
})
