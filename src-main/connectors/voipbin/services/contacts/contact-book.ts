import { linkedAbort, untilAborted } from '../../../../util/abort.ts'
import { defined } from '../../../../util/defined.ts'
import { MINUTE } from '../../../../util/durations.ts'
import { digitsOf, foldedText } from '../../../../util/folded-text.ts'
import type { SeenContact } from '../../../events.ts'
import type { VoipbinContext } from '../../context.ts'
import { mapAgent } from '../../mapper/agents.ts'
import { mapContact } from '../../mapper/contacts.ts'
import type { ContactOperations, OwnContactOperations } from '../../operations/contacts.ts'
import { allRows, PAGE_ROWS } from '../../paging.ts'
import type { AgentWatch } from '../../watch/agent-watch.ts'
import type { ContactRow } from '../../wire/contacts.ts'

/** What was read is searched for so long; nothing tells of changes (VoIPBin 12), and the limit is everybody's, in ms. */
const FRESH_MS = 5 * MINUTE
/** Contacts of a customer that are read. */
const MOST_CONTACTS = 2_000
/** Fewer digits are in every number. */
const LEAST_DIGITS = 3

/** The contacts of the customer and the colleagues, which are searched here: the interface searches nothing. */
export class ContactBook {
  readonly #context: VoipbinContext
  readonly #agents: Pick<AgentWatch, 'agents'>
  #read: { readonly at: number; readonly rows: Promise<readonly ContactRow[]> } | undefined

  constructor(context: VoipbinContext, agents: Pick<AgentWatch, 'agents'>) {
    this.#context = context
    this.#agents = agents
  }

  /** The same by any agent's rights. */
  get operations(): ContactOperations | OwnContactOperations {
    const { client, mode } = this.#context
    return mode === 'full' ? client.contacts : client.ownContacts
  }

  /** @throws CtiError */
  async search(query: string, limit: number, signal: AbortSignal): Promise<readonly SeenContact[]> {
    const rows = await this.rows(signal)
    const everybody = [...this.#agents.agents.map(mapAgent), ...rows.flatMap((row) => mapContact(row) ?? [])]
    const words = foldedText(query).split(/\s+/).filter(Boolean)
    const digits = digitsOf(query)
    const fits = ({ name, company = '', numbers }: SeenContact): boolean => {
      const text = foldedText(`${name} ${company}`)
      if (words.every((word) => text.includes(word))) return true
      return digits.length >= LEAST_DIGITS && numbers.some(({ number }) => digitsOf(number).includes(digits))
    }
    return everybody.filter(fits).slice(0, limit)
  }

  /** Numbers of a colleague or contact. */
  async numbersOf(contactId: string, signal: AbortSignal): Promise<readonly string[]> {
    const agent = this.#agents.agents.find(({ id }) => id === contactId)
    const rows = agent === undefined ? await this.rows(signal) : []
    const found = agent === undefined ? rows.map(mapContact).find((one) => one?.id === contactId) : mapAgent(agent)
    return found?.numbers.map(({ number }) => number) ?? []
  }

  /** All that were read lately, or are read now: everybody waits for the same reading. @throws CtiError */
  async rows(signal: AbortSignal): Promise<readonly ContactRow[]> {
    const now = this.#context.clock.elapsed()
    if (this.#read === undefined || now - this.#read.at > FRESH_MS) this.#read = { at: now, rows: this.#readAll() }
    const read = this.#read
    using wait = linkedAbort(signal)
    try {
      return await Promise.race([read.rows, untilAborted(wait.signal)])
    } catch (error) {
      if (!signal.aborted && this.#read === read) this.#read = undefined
      throw error
    }
  }

  #readAll(): Promise<readonly ContactRow[]> {
    const { signal } = this.#context
    const list = (token: string | undefined) =>
      this.operations.list({ page_size: PAGE_ROWS, ...defined({ page_token: token }) }, signal)
    return allRows(list, MOST_CONTACTS)
  }

  /** They were changed from here. */
  changed(): void {
    this.#read = undefined
  }
}
