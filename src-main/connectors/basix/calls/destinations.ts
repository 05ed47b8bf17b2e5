import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { CtiError } from '../../../util/errors.ts'
import { writtenNumber } from './numbers.ts'
import type { PartyContext } from './remote-party.ts'

/** A number, or the mailbox behind an extension, as the system takes it (Basix 2.1). @throws CtiError notFound */
export function destinationOf(number: string, toVoicemail: boolean, { directory, numbers }: PartyContext): string {
  if (!toVoicemail) return writtenNumber(number, numbers)
  const user = directory.userAt(number)
  if (user !== undefined) return `uservoicemail,${user.name}`
  const group = directory.groupAt(number)
  if (group !== undefined) return `groupvoicemail,${group.name}`
  throw new CtiError('notFound', { userMessage: m.error_no_mailbox({ number: number.slice(0, 64) }) })
}
