import type { SomeServices } from '../../../../src-preload/contract/services/services.ts'
import type { LinkParts } from '../parts.ts'
import { recordServices } from './records.ts'

/** Everything that this system can be asked for beside calls; each function throws CtiError. */
export const servicesOf = (parts: LinkParts): SomeServices => ({ ...recordServices(parts) })
