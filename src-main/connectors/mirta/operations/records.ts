import { readCallRecords, readHistory, readPhoneBookNames, readQueueLog } from '../wire/records.ts'
import { isRefused } from '../reply/errors.ts'
import { Operations, textIn } from './operations.ts'

/** Phone books, past calls, their notes and logs (MiRTA 8.1, 8.2). */
export class RecordOperations extends Operations {
  readonly phoneBooks = this.reads('phoneBooks', readPhoneBookNames)
  /** As they came, because the fields are the customer's: `readPhoneBook` takes what is to be known of them. */
  readonly phoneBookEntries = this.reads('phoneBookEntries', (value) => value)
  /** `value` may have `%` for any text. */
  readonly searchPhoneBook = this.reads('searchPhoneBook', (value) => value)
  readonly deletePhoneBookEntry = this.acts('deletePhoneBookEntry')
  /** `end` is left out of the range: see `writtenDayEnd`. */
  readonly callHistory = this.reads('callHistory', readHistory)
  readonly callRecords = this.reads('callRecords', readCallRecords)
  readonly getCallNote = this.reads('getCallNote', textIn)
  /** Adds to what is there; nothing can be taken away (MiRTA 8.2). */
  readonly appendCallNote = this.acts('appendCallNote')
  readonly queueLog = this.reads('queueLog', readQueueLog)
  readonly #add = this.acts('addPhoneBookEntries')

  /** Entries as JSON, in `values` as the vendor's list has it, and where that is refused in `jsondata` as its page does (MiRTA 1.1). */
  readonly addPhoneBookEntries = async (
    { phonebook, values }: { readonly phonebook: string; readonly values: string },
    signal: AbortSignal
  ): Promise<void> => {
    await this.#add({ phonebook, values }, signal).catch((error: unknown) => {
      if (!isRefused(error)) throw error
      return this.#add({ phonebook, jsondata: values }, signal)
    })
  }
}
