import type { SomeServices } from '../../../../src-preload/contract/services/services.ts'
import type { LinkParts } from '../parts.ts'
import { personalContactServices } from './contacts/personal-contacts.ts'
import { faxServices } from './fax.ts'
import { historyServices } from './history/history.ts'
import { noteServices } from './history/notes.ts'
import { transcriptServices } from './history/transcripts.ts'
import { messageServices } from './messages.ts'

/** What is kept of calls and messages, and whom the phone books have (MiRTA 8). */
export function recordServices({ context, memory, voicemailBox, phoneBooks }: LinkParts) {
  const { books, journal } = memory
  const numbersOf = (contactId: string): readonly string[] =>
    books.find(contactId)?.contact.numbers.map(({ number }) => number) ?? [contactId]
  return {
    ...historyServices({ context, box: voicemailBox, journal, numbersOf }),
    ...transcriptServices(context, voicemailBox),
    ...noteServices(context),
    ...messageServices(context),
    ...faxServices(context),
    ...personalContactServices({ context, books, watch: phoneBooks })
  } satisfies SomeServices
}

/** What the records can be asked for. */
export type RecordServiceName = keyof ReturnType<typeof recordServices>
