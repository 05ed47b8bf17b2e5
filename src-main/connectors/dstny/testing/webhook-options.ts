import { WebhookServer } from '../../../transport/webhook-server.ts'
import type { ConformanceOptions } from '../../testing/options.ts'
import { createDstnyConnector } from '../index.ts'
import { conformanceOptions } from './conformance-options.ts'

/** What is typed beside the account where the telephone system can reach this computer. */
export const callbacks = { callbackAddress: 'http://127.0.0.1/hooks', callbackInternal: true }

/** As `conformanceOptions`, for accounts whose calls are told of by webhooks. */
export const webhookOptions = {
  ...conformanceOptions,
  connector: (options) => createDstnyConnector({ ...options, webhooks: new WebhookServer(options) }),
  newsBy: 'posts',
  operations: { ...conformanceOptions.operations, callEvents: 'registerCallWebhook' },
  faultTargets: {
    commands: conformanceOptions.faultTargets.commands,
    streams: {}, // those that are left are the same
    callbacks: { allCalls: 'registerUserWebhook', oneCall: 'registerCallWebhook' }
  }
} as const satisfies Omit<ConformanceOptions, 'openFront'>
