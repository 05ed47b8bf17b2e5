import { WebhookServer } from '../../transport/webhook-server.ts'
import { conformance } from '../conformance.ts'
import type { ConformanceOptions } from '../testing/stage.ts'
import { capabilitiesFor } from './capabilities.ts'
import { createDstnyConnector } from './index.ts'
import { conformanceOptions } from './testing/conformance-options.ts'
import { openFrontUnderTest } from './testing/front-under-test.ts'

const options: Omit<ConformanceOptions, 'name' | 'openFront'> = {
  capabilities: [...capabilitiesFor(undefined)],
  connector: (parts) => createDstnyConnector({ ...parts, webhooks: new WebhookServer(parts) }),
  newsBy: 'posts',
  operations: { ...conformanceOptions.operations, callEvents: 'registerCallWebhook' }
}

const callbacks = { callbackAddress: 'http://127.0.0.1/hooks', callbackInternal: true }

conformance({
  ...options,
  name: 'Dstny Core with webhooks that tell tokens',
  openFront: (pbx) => openFrontUnderTest(pbx, callbacks)
})

conformance({
  ...options,
  name: 'Dstny Core with webhooks that tell everything and leases for calls',
  openFront: (pbx) =>
    openFrontUnderTest(pbx, callbacks, ({ switches }) => {
      switches.webhookBody = 'fullState'
      switches.callWebhookAnswer = 'lease'
      switches.webhookExpiresOn = 'iso'
    })
})
