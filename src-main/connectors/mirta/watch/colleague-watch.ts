import type { ReportedColleague } from '../../events.ts'
import type { MirtaContext } from '../context.ts'
import { mapColleagues } from '../mapper/people.ts'
import type { Lamp } from '../wire/calls.ts'

/** The lines of colleagues: one reading has the lamps of all (MiRTA 6.1). */
export class ColleagueWatch {
  readonly #context: MirtaContext
  #watched: readonly string[] = []
  #lamps: readonly Lamp[] | undefined
  readonly #lines = new Map<string, ReportedColleague['line']>()

  constructor(context: MirtaContext) {
    this.#context = context
  }

  watch(contactIds: readonly string[]): void {
    for (const contactId of this.#watched) if (!contactIds.includes(contactId)) this.#remove(contactId)
    this.#watched = contactIds
    if (this.#lamps === undefined) return
    this.#lines.clear() // whoever watches anew hears everything
    this.take(this.#lamps)
  }

  /** Takes a reading of all lamps and tells what has changed. */
  take(lamps: readonly Lamp[]): void {
    const { capabilities, emit, self } = this.#context
    this.#lamps = lamps
    if (!capabilities.has('colleagues')) return
    const seen = mapColleagues(lamps, this.#watched, self.tenant)
    for (const colleague of seen) {
      const { contactId, line } = colleague
      if (this.#lines.get(contactId) === line) continue
      this.#lines.set(contactId, line)
      emit({ type: 'colleagueChanged', colleague })
    }
    const lit = new Set(seen.map(({ contactId }) => contactId))
    for (const contactId of this.#watched) if (!lit.has(contactId)) this.#removeKnown(contactId)
  }

  /** Whose lamp is gone is not known to the system any more. */
  #removeKnown(contactId: string): void {
    if (this.#lines.has(contactId)) this.#remove(contactId)
  }

  #remove(contactId: string): void {
    this.#lines.delete(contactId)
    this.#context.emit({ type: 'colleagueRemoved', contactId })
  }
}
