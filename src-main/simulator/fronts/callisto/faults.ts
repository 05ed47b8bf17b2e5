import { Faults, type FaultScope } from '../kit/faults.ts'

/** Ways to spoil an answer after acting: what it lacks, or what stands in it that should not. */
export const spoilings = ['noId', 'emptyResponse', 'noResponse', 'wrongRequest', 'docType', 'cutShort'] as const
export type Spoiling = (typeof spoilings)[number]

/** What is to happen to the answer of one function. */
export interface AnswerFault {
  /** Said instead of acting. */
  readonly word: string | undefined
  readonly spoiling: Spoiling | undefined
}

interface Struck {
  readonly fault: Partial<AnswerFault>
  readonly operation: string | undefined
  left: number
}

/** Misbehaves in the ways of this protocol too: words and spoilt answers (Callisto API 5). */
export class CallistoFaults extends Faults {
  #answers: Struck[] = []

  /** Says this word instead of acting; empty text says nothing at all. */
  word(word: string, scope: FaultScope = {}): void {
    this.#addAnswer({ word }, scope)
  }

  /** Acts, and spoils the answer. */
  spoil(spoiling: Spoiling, scope: FaultScope = {}): void {
    this.#addAnswer({ spoiling }, scope)
  }

  override clear(): void {
    super.clear()
    this.#answers = []
  }

  /** Asked once for each call of a function. */
  strikeAnswer(operation: string): AnswerFault {
    const fits = (one: Struck): boolean => one.left > 0 && (one.operation ?? operation) === operation
    const taken = this.#answers.find(fits)
    if (taken !== undefined) taken.left -= 1
    return { word: taken?.fault.word, spoiling: taken?.fault.spoiling }
  }

  #addAnswer(fault: Partial<AnswerFault>, { operation, times = Infinity }: FaultScope): void {
    this.#answers.push({ fault, operation, left: times })
  }
}
