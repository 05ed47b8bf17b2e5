import * as z from 'zod/mini'
import { limits } from '../../../util/limits.ts'
import type { InputOf, OperationName } from '../input.ts'
import type { Requester } from '../request.ts'
import { page } from '../wire/page.ts'
import type { Page } from '../wire/page.ts'

/** Sends one request: its input has the names and values of the interface. @throws CtiError */
export type Operation<N extends OperationName, T> = (input: InputOf<N>, signal: AbortSignal) => Promise<T>

/** The bytes of a file as they came. */
interface File {
  readonly contentType: string
  readonly bytes: Uint8Array
}

/** One noun of the interface: a method for each of its operations. Every method throws CtiError. */
export abstract class Operations {
  readonly #requester: Requester

  constructor(requester: Requester) {
    this.#requester = requester
  }

  /** An operation that reads one row. */
  protected reads<N extends OperationName, T>(name: N, row: z.ZodMiniType<T>): Operation<N, T> {
    return (input, signal) => this.#requester.read(name, input, row, signal)
  }

  /** An operation that reads a page of rows. */
  protected lists<N extends OperationName, T>(name: N, row: z.ZodMiniType<T>): Operation<N, Page<T>> {
    return (input, signal) => this.#requester.read(name, input, page(row), signal)
  }

  /** An operation that changes something and answers with it; undefined where the answer cannot be read. */
  protected changes<N extends OperationName, T>(name: N, row: z.ZodMiniType<T>): Operation<N, T | undefined> {
    return (input, signal) => this.#requester.act(name, input, row, signal)
  }

  /** An operation that changes something, of whose answer nothing is read. */
  protected acts<N extends OperationName>(name: N): Operation<N, void> {
    return async (input, signal) => void (await this.#requester.act(name, input, z.unknown(), signal))
  }

  /** An operation that leads to a file; nothing larger than a sound that is kept. */
  protected fetches<N extends OperationName>(name: N): Operation<N, File> {
    return async (input, signal) => {
      const { contentType, body } = await this.#requester.fetch(name, input, limits.mediaBytes, signal)
      return { contentType, bytes: body instanceof Uint8Array ? body : new Uint8Array() }
    }
  }
}
