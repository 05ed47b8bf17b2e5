import { callControlHandlers } from './call-control.ts'
import { callRecordingHandlers } from './call-control.ts'
import { callStateHandlers } from './call-state.ts'
import { callsApiHandlers } from './calls-api.ts'
import { conferenceHandlers } from './call-control.ts'
import type { Handlers } from '../front-context.ts'
import { lineStateHandlers } from './line-state.ts'
import { pickupHandlers } from './pickup.ts'
import { webhookHandlers } from '../webhooks/webhook-handlers.ts'

/** Everything about calls, and how clients hear of them. */
export const callHandlers: Handlers = {
  ...callControlHandlers,
  ...callRecordingHandlers,
  ...callStateHandlers,
  ...callsApiHandlers,
  ...conferenceHandlers,
  ...lineStateHandlers,
  ...pickupHandlers,
  ...webhookHandlers
}
