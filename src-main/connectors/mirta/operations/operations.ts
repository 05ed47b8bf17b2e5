import { protocolError } from '../../../transport/transport-errors.ts'
import { mirtaRequests } from '../../../wire-tables/mirta.ts'
import type { WireRequest } from '../../../wire-tables/mirta.ts'
import type { Reply } from '../reply/reply.ts'
import type { InputOf, RequestName } from '../requests/request-input.ts'
import type { Requester, RequestOptions } from '../requests/request.ts'
import { scalarText } from '../reply/row-reader.ts'

/** Sends one request: its input has the names and values of its row in the table. @throws CtiError */
export type Operation<N extends RequestName, T> = (
  input: InputOf<N>,
  signal: AbortSignal,
  options?: RequestOptions
) => Promise<T>

/** One noun of the interface: a method for each row of the table, under its name there. Every method throws CtiError. */
export abstract class Operations {
  readonly #requester: Requester

  constructor(requester: Requester) {
    this.#requester = requester
  }

  /**
   * A request that reads. `from` gets what was decoded, and undefined for the five kinds of empty; `takesText`: words may come in
   * place of JSON.
   */
  protected reads<N extends RequestName, T>(
    name: N,
    from: (value: unknown) => T,
    how: Pick<RequestOptions, 'takesText'> = {}
  ): Operation<N, T> {
    const { reply: form }: WireRequest = mirtaRequests[name]
    return async (input, signal, options) => {
      const reply = await this.#requester.read(name, input, signal, { ...options, ...how })
      switch (reply.kind) {
        case 'text':
          return from(reply.text)
        case 'json': {
          const isWord = scalarText(reply.value) !== undefined
          if (isWord && form !== 'text' && how.takesText !== true)
            throw protocolError(this.#requester.host, new Error('a word in place of rows'))
          return from(reply.value)
        }
        default:
          return from(undefined)
      }
    }
  }

  /** A request that does something, of whose answer only success counts. */
  protected acts<N extends RequestName>(name: N): Operation<N, void> {
    return async (input, signal, options) => void (await this.#requester.act(name, input, signal, options))
  }

  /** A request that does something and gives what it has made; `isDone`: what success is where it is no word. */
  protected makes<N extends RequestName, T>(
    name: N,
    from: (value: unknown) => T,
    isDone?: (reply: Reply) => boolean
  ): Operation<N, T> {
    return async (input, signal, options) => {
      const reply = await this.#requester.act(name, input, signal, options, isDone)
      return from(reply.kind === 'json' ? reply.value : reply.kind === 'text' ? reply.text : undefined)
    }
  }

  /** A sound or document; undefined when there is none. */
  protected plays<N extends RequestName>(
    name: N
  ): (input: InputOf<N>, signal: AbortSignal) => Promise<Uint8Array | undefined> {
    return (input, signal) => this.#requester.readBytes(name, input, signal)
  }
}

/** Bare text; empty for none. */
export const textIn = (value: unknown): string => scalarText(value) ?? ''
