import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { CtiError } from '../../../util/errors.ts'
import { keepNewest } from '../../../util/keep-newest.ts'
import type { MirtaContext } from '../context.ts'
import type { VoicemailMessage } from '../wire/messages.ts'

/** So many messages are remembered. */
const MOST_MESSAGES = 5_000

/** What does not change of a message. */
const contentOf = ({ at, caller, duration }: VoicemailMessage): string => [at, caller, duration].join('|')

/**
 * Ids that stay: some systems give a message another one when it is marked (MiRTA 13). Ours is the first that a message had. Lives
 * as long as its account, because windows keep ids over links.
 */
export class MessageIds {
  /** Theirs now, with what the message is, by ours. */
  readonly #known = new Map<string, { readonly theirs: string; readonly content: string }>()

  /** The messages of a reading, which is all there are, with ids of ours. */
  take(messages: readonly VoicemailMessage[]): readonly VoicemailMessage[] {
    const present = new Set(messages.map(({ id }) => id))
    const ours = new Map([...this.#known].map(([our, { theirs }]) => [theirs, our]))
    const renamed = [...this.#known].filter(([, { theirs }]) => !present.has(theirs))
    return messages.flatMap((message) => {
      const { id: theirs } = message
      if (theirs === undefined) return []
      const content = contentOf(message)
      const before = renamed.findIndex(([, known]) => known.content === content)
      const our = ours.get(theirs) ?? renamed.splice(before, before < 0 ? 0 : 1)[0]?.[0] ?? theirs
      keepNewest(this.#known, our, { theirs, content }, MOST_MESSAGES)
      return [{ ...message, id: our }]
    })
  }

  /** That one was deleted: another one like it is not the same. */
  forget(our: string): void {
    this.#known.delete(our)
  }

  theirs(our: string): string {
    return this.#known.get(our)?.theirs ?? our
  }
}

/** The user's voicemail box, which has the number of the extension (MiRTA 8.3). */
export class VoicemailBox {
  readonly #context: MirtaContext
  readonly #ids: MessageIds

  constructor(context: MirtaContext, ids: MessageIds) {
    this.#context = context
    this.#ids = ids
  }

  /** All there are, with ids that stay. @throws CtiError */
  async messages(signal: AbortSignal): Promise<readonly VoicemailMessage[]> {
    const { client, self } = this.#context
    return this.#ids.take(await client.messages.voicemailMessages({ mailbox: self.extension }, signal))
  }

  /** @throws CtiError notFound */
  async sound(id: string, signal: AbortSignal): Promise<Uint8Array> {
    const bytes = await this.#context.client.messages.voicemailSound(await this.#place(id, signal), signal)
    if (bytes === undefined) throw gone()
    return bytes
  }

  /** What is said in it, in words. @throws CtiError notFound */
  async transcript(id: string, signal: AbortSignal): Promise<string> {
    const { voicemailTranscript } = this.#context.client.messages
    const { msgid } = await this.#place(id, signal)
    // asked by the id of a row that no other reply has; it is taken for the message's own, or the number in it (assumed)
    const text = await voicemailTranscript({ id: msgid }, signal)
    const [, number] = /^\d+-0*(\d+)$/.exec(msgid) ?? []
    return text !== '' || number === undefined ? text : voicemailTranscript({ id: number }, signal)
  }

  /** Marks messages; answers which are not there any more. @throws CtiError */
  mark(ids: readonly string[], heard: boolean, signal: AbortSignal): Promise<readonly string[]> {
    const { markVoicemailRead, markVoicemailUnread } = this.#context.client.messages
    const mark = heard ? markVoicemailRead : markVoicemailUnread
    return this.#change(ids, (id) => mark(this.#named(id), signal), signal)
  }

  /** Deletes messages for good; answers which were not there any more. @throws CtiError */
  delete(ids: readonly string[], signal: AbortSignal): Promise<readonly string[]> {
    const { messages } = this.#context.client
    const remove = async (id: string): Promise<void> => {
      await messages.deleteVoicemail(this.#named(id), signal)
      this.#ids.forget(id)
    }
    return this.#change(ids, remove, signal)
  }

  /** What the system is asked with about a message. @throws CtiError notFound */
  async #place(id: string, signal: AbortSignal): Promise<{ readonly msgid: string; readonly mailbox: string }> {
    if (!(await this.messages(signal)).some((message) => message.id === id)) throw gone()
    return this.#named(id)
  }

  #named(id: string): { readonly msgid: string; readonly mailbox: string } {
    return { msgid: this.#ids.theirs(id), mailbox: this.#context.self.extension }
  }

  /** One after the other, and looked at before each: the ids of all may change with one (MiRTA 13). */
  async #change(
    ids: readonly string[],
    change: (id: string) => Promise<void>,
    signal: AbortSignal
  ): Promise<readonly string[]> {
    const missing: string[] = []
    try {
      for (const id of ids) {
        const there = await this.messages(signal)
        if (there.some((message) => message.id === id)) await change(id)
        else missing.push(id)
      }
    } finally {
      this.#context.plan.soon('voicemail')
    }
    return missing
  }
}

const gone = (): CtiError => new CtiError('notFound', { userMessage: m.error_not_found_other() })
