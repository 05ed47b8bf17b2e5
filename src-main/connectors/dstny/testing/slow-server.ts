import type { HttpResponse, HttpClient, HttpStream } from '../../../transport/http-client.ts'
import type { HttpRequest } from '../../../transport/http-request.ts'

/** What a request is answered, once its turn comes; the state may be that of asking or that of answering. */
type Serve = (request: HttpRequest) => unknown

/**
 * A server without sockets whose answers and events arrive when a test says so, in the order it says: for sequences by
 * the thousand.
 */
export class SlowServer {
  readonly #serve: Serve
  /** Answers under way. */
  readonly #answers: { readonly leave: () => void }[] = []
  readonly #streams: EventPipe[] = []
  /** Whether the next requests see the state of now, or of the moment they are answered. */
  readsAtOnce = true

  constructor(serve: Serve) {
    this.#serve = serve
  }

  get http(): HttpClient {
    const client: Pick<HttpClient, 'host' | 'request' | 'stream'> = {
      host: 'pbx.example.org',
      request: (request) => this.#request(request),
      stream: () => Promise.resolve(this.#stream())
    }
    return client as HttpClient // everything its users call; private members nobody sees
  }

  get waiting(): number {
    return this.#answers.length
  }

  answer(at: number): void {
    this.#answers.splice(at % (this.#answers.length || 1), 1)[0]?.leave()
  }

  /** Writes an event to every stream. */
  notify(data: string): void {
    for (const stream of this.#streams) stream.write(`data: ${data}\n\n`)
  }

  end(): void {
    for (const stream of this.#streams) stream.end()
  }

  #request(request: HttpRequest): Promise<HttpResponse> {
    const done = request.method === 'GET' ? undefined : this.#serve(request)
    const atOnce = request.method === 'GET' && this.readsAtOnce ? this.#serve(request) : done
    return new Promise((resolve) => {
      const leave = (): void =>
        resolve({ status: 200, contentType: '', body: atOnce ?? this.#serve(request), retryAfterMs: undefined })
      this.#answers.push({ leave })
    })
  }

  #stream(): HttpStream {
    const pipe = new EventPipe()
    this.#streams.push(pipe)
    return { status: 200, contentType: 'text/event-stream', retryAfterMs: undefined, chunks: pipe }
  }
}

/** Bytes that come one by one until the end. */
class EventPipe implements AsyncIterable<Uint8Array> {
  readonly #waiting: Uint8Array[] = []
  #wake: () => void = () => undefined
  #ended = false

  write(text: string): void {
    this.#waiting.push(Buffer.from(text, 'utf8'))
    this.#wake()
  }

  end(): void {
    this.#ended = true
    this.#wake()
  }

  async *[Symbol.asyncIterator](): AsyncIterator<Uint8Array> {
    while (!this.#ended) {
      const next = this.#waiting.shift()
      if (next === undefined) await new Promise<void>((resolve) => (this.#wake = resolve))
      else yield next
    }
  }
}
