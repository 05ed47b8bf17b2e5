import type { Office } from '../../../../src-preload/contract/office/office.ts'
import type { LinkContext } from '../link-context.ts'
import { messageOffice } from './messages.ts'

/** Everything of the User API beside calls, in our words; each function throws CtiError. */
export const officeOf = ({ client }: LinkContext): Office => ({ ...messageOffice(client) })
