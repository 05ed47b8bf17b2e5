import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import type { CallistoFunctionName } from '../../wire-tables/callisto.ts'
import { CtiError } from '../../util/errors.ts'
import type { LinkContext } from '../kit/link-context.ts'
import { isAssumed, isCertain } from './assumptions.ts'
import { capabilityOf } from './capabilities.ts'

type FunctionsContext = Pick<LinkContext, 'clock' | 'refusals' | 'disable'>

/** Whether the account asks for a function: for one of Callisto API 2.9 only where that is switched on. */
export const isWanted = (name: CallistoFunctionName, assumedFunctions: boolean): boolean =>
  !isAssumed(name) || assumedFunctions

/** Which functions the server has, as far as that is known: one that it answers with "not found" is off for the link. */
export class Functions {
  readonly #context: FunctionsContext
  readonly #isWanted: (name: CallistoFunctionName) => boolean
  readonly #missing = new Set<CallistoFunctionName>()

  constructor(context: FunctionsContext, isOn: (name: CallistoFunctionName) => boolean) {
    this.#context = context
    this.#isWanted = isOn
  }

  isOn = (name: CallistoFunctionName): boolean => this.#isWanted(name) && !this.#missing.has(name)

  /** Uses one of them. @throws CtiError unsupported where it is off, or turns out to be missing */
  async use<T>(name: CallistoFunctionName, work: () => Promise<T>): Promise<T> {
    if (!this.isOn(name)) throw new CtiError('unsupported', { userMessage: m.error_unsupported() })
    try {
      const answer = await work()
      this.#context.refusals.worked(name)
      return answer
    } catch (error) {
      if (error instanceof CtiError && error.kind === 'unsupported' && !isCertain(name)) this.#lose(name, error)
      throw error
    }
  }

  /** What the system lists, or else what is remembered; absent as long as a missing list may be for a moment only. */
  async listed<T>(name: CallistoFunctionName, read: () => Promise<T>, remembered: () => T): Promise<T> {
    if (!this.isOn(name)) return remembered()
    try {
      return await this.use(name, read)
    } catch (error) {
      if (this.isOn(name)) throw error
      return remembered()
    }
  }

  #lose(name: CallistoFunctionName, error: CtiError): void {
    const { refusals, clock, disable } = this.#context
    if (refusals.mayPass(name, clock.elapsed())) return
    this.#missing.add(name)
    const capability = capabilityOf[name]
    if (capability !== undefined) disable(capability, error)
  }
}
