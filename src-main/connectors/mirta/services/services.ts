import type { SomeServices } from '../../../../src-preload/contract/services/services.ts'
import type { LinkParts } from '../parts.ts'

/** Everything that this system can be asked for beside calls; each function throws CtiError. */
export const servicesOf = (_parts: LinkParts): SomeServices => ({})
