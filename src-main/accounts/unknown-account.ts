import { m } from '../../src-preload/i18n/paraglide/messages.js'
import { CtiError } from '../util/errors.ts'

/** Says that there is no such account any more. */
export const unknownAccount = (): CtiError => new CtiError('notFound', { userMessage: m.account_unknown() })
