import type { DstnyFront } from '../fronts/dstny/front.ts'
import { defined } from '../../util/defined.ts'

/** What a test looks at in an answer. */
export interface Answered {
  readonly status: number
  readonly text: string
  readonly headers: Headers
}

/** Text goes as it is, so that it can be broken; anything else as JSON. */
type Body = string | object

const written = (body: Body): string => (typeof body === 'string' ? body : JSON.stringify(body))

/** A bare HTTP client for the front's own tests; it knows nothing of the protocol. */
export class DstnyTestClient {
  readonly #front: DstnyFront
  readonly #token: string

  constructor(front: DstnyFront, token: string) {
    this.#front = front
    this.#token = token
  }

  async send(method: string, path: string, body?: string, headers: Record<string, string> = {}): Promise<Answered> {
    const answer = await fetch(this.#front.url + path, {
      method,
      headers: { Authorization: `Bearer ${this.#token}`, 'Content-Type': 'application/json', ...headers },
      ...defined({ body })
    })
    return { status: answer.status, text: await answer.text(), headers: answer.headers }
  }

  get(path: string): Promise<Answered> {
    return this.send('GET', path)
  }

  /** The JSON in the answer to a GET. */
  async read(path: string): Promise<unknown> {
    return JSON.parse((await this.get(path)).text)
  }

  post(path: string, body: Body = '{}'): Promise<Answered> {
    return this.send('POST', path, written(body))
  }

  put(path: string, body?: Body): Promise<Answered> {
    return this.send('PUT', path, body === undefined ? undefined : written(body))
  }

  delete(path: string): Promise<Answered> {
    return this.send('DELETE', path)
  }

  /** Opens a stream; the reader gives one block of lines at a time, comments included. */
  async stream(path: string): Promise<BlockReader> {
    const headers = { Authorization: `Bearer ${this.#token}`, Accept: 'text/event-stream' }
    const answer = await fetch(this.#front.url + path, { headers })
    if (answer.body === null || answer.status !== 200) throw new Error(`no stream: ${answer.status}`)
    return new BlockReader(answer.body.getReader())
  }
}

/** Cuts a byte stream into the blocks between empty lines. */
export class BlockReader {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>
  readonly #decoder = new TextDecoder()
  #rest = ''

  constructor(reader: ReadableStreamDefaultReader<Uint8Array>) {
    this.#reader = reader
  }

  /** The next block; undefined at the end. */
  async block(): Promise<string | undefined> {
    for (let end = this.#rest.indexOf('\n\n'); end < 0; end = this.#rest.indexOf('\n\n')) {
      const { done, value } = await this.#reader.read()
      if (done) return undefined
      this.#rest += this.#decoder.decode(value, { stream: true })
    }
    const end = this.#rest.indexOf('\n\n')
    const block = this.#rest.slice(0, end)
    this.#rest = this.#rest.slice(end + 2)
    return block
  }

  /** The data of the next event; comments are skipped. */
  async data(): Promise<string | undefined> {
    for (;;) {
      const block = await this.block()
      if (block === undefined) return undefined
      const lines = block.split('\n').filter((line) => line.startsWith('data: '))
      if (lines.length > 0) return lines.map((line) => line.slice(6)).join('\n')
    }
  }

  async close(): Promise<void> {
    await this.#reader.cancel()
  }
}
