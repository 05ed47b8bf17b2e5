import { isDeepStrictEqual } from 'node:util'
import type { ConnectorEvent, ReportedFacts } from '../../events.ts'
import { isUnavailable } from '../../kit/outcome.ts'
import type { MirtaContext, Watch } from '../context.ts'
import { voicemailCounts } from '../mapper/messages.ts'
import type { VoicemailBox } from '../services/voicemail-box.ts'

/** Counts the messages in the user's voicemail box (MiRTA 5.5). */
export class VoicemailWatch implements Watch {
  readonly #context: MirtaContext
  readonly #box: VoicemailBox
  #told: ReportedFacts['voicemail']
  /** There is no voicemail for this key; nothing else is lost with it. */
  #isOff = false

  constructor(context: MirtaContext, box: VoicemailBox) {
    this.#context = context
    this.#box = box
  }

  async snapshot(signal: AbortSignal): Promise<readonly ConnectorEvent[]> {
    const { clock, refusals } = this.#context
    if (this.#isOff) return []
    try {
      this.#told = voicemailCounts(await this.#box.messages(signal))
      refusals.worked('voicemail')
      return [{ type: 'factsChanged', facts: { voicemail: this.#told } }]
    } catch (error) {
      if (!isUnavailable(error)) throw error
      this.#isOff = !refusals.mayPass('voicemail', clock.elapsed())
      return []
    }
  }

  async read(signal: AbortSignal): Promise<void> {
    const before = this.#told
    const events = await this.snapshot(signal)
    if (!isDeepStrictEqual(before, this.#told)) for (const event of events) this.#context.emit(event)
  }
}
