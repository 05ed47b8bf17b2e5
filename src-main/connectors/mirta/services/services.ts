import type { SomeServices } from '../../../../src-preload/contract/services/services.ts'
import type { LinkParts } from '../parts.ts'
import { groupCallLogServices } from './group-call-log.ts'
import { queueServices } from './queues.ts'
import { recordServices } from './records.ts'

/** Everything that this system can be asked for beside calls; each function throws CtiError. */
export const servicesOf = (parts: LinkParts): SomeServices => ({
  ...queueServices(parts),
  ...groupCallLogServices(parts),
  ...recordServices(parts)
})
