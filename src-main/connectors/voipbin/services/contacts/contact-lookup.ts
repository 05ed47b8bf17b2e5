import type { Party } from '../../../../../src-preload/contract/party.ts'
import { defined } from '../../../../util/defined.ts'
import { MINUTE } from '../../../../util/durations.ts'
import { CtiError } from '../../../../util/errors.ts'
import { keepNewest } from '../../../../util/keep-newest.ts'
import { limits } from '../../../../util/limits.ts'
import { inBackground } from '../../../kit/link-context.ts'
import type { VoipbinContext } from '../../context.ts'
import { mapContact } from '../../mapper/contacts.ts'

/** What was found, or that nothing was, is good for so long, in ms (VoIPBin 12). */
const FRESH_MS = 10 * MINUTE
/** What fails is asked again after this, in ms: the limit is everybody's (VoIPBin 4.5). */
const AGAIN_MS = MINUTE

/** What is known of a number; without a name nobody has it. */
interface Found {
  readonly at: number
  readonly name?: string
  readonly company?: string
}

/** Who has the number that rings: asked once for each number of the outside, while the call is shown without a name. */
export class ContactLookup {
  readonly #context: VoipbinContext
  readonly #changed: () => void
  readonly #found = new Map<string, Found>()
  readonly #asked = new Set<string>()

  /** `changed`: somebody was found. */
  constructor(context: VoipbinContext, changed: () => void) {
    this.#context = context
    this.#changed = changed
  }

  /** A party with what is known of its number; what is not known is asked for. */
  named(party: Party): Party {
    const { kind, number, name, withheld } = party
    if (kind !== 'external' || withheld || number === undefined || !number.startsWith('+')) return party
    const found = this.#found.get(number)
    if (found === undefined || this.#context.clock.elapsed() - found.at > FRESH_MS) this.#ask(number)
    return found === undefined ? party : { ...party, ...defined({ name: found.name ?? name, company: found.company }) }
  }

  #ask(number: string): void {
    const { capabilities } = this.#context
    if (this.#asked.has(number) || !capabilities.has('contactSearch')) return
    this.#asked.add(number)
    const read = (): Promise<void> => this.#read(number)
    void inBackground(this.#context, 'contact of a number', read).finally(() => this.#asked.delete(number))
  }

  async #read(number: string): Promise<void> {
    const { client, mode, signal, clock } = this.#context
    const { lookUp } = mode === 'full' ? client.contacts : client.ownContacts
    try {
      const contact = mapContact(await lookUp({ phone: number }, signal))
      this.#keep(number, { at: clock.elapsed(), ...defined({ name: contact?.name, company: contact?.company }) })
      this.#changed()
    } catch (error) {
      const isNobodys = error instanceof CtiError && error.kind === 'notFound'
      const now = clock.elapsed()
      this.#keep(number, isNobodys ? { at: now } : { ...this.#found.get(number), at: now - FRESH_MS + AGAIN_MS })
      if (!isNobodys) throw error
    }
  }

  #keep(number: string, found: Found): void {
    keepNewest(this.#found, number, found, limits.answeredThings)
  }
}
