import { readdirSync } from 'node:fs'
import { vi } from 'vitest'
import { HttpClient } from '../../../transport/http-client.ts'
import type { HttpResponse, HttpStream } from '../../../transport/http-client.ts'
import type { DstnyOperationId } from '../../../wire-tables/dstny.ts'
import { fixture } from '../fixtures/fixture.ts'
import { Requester } from '../request.ts'

/** A text somewhere in the answers of an operation: the names that lead to it, `*` for each entry of a list. */
export interface TextPlace {
  readonly id: DstnyOperationId
  readonly path: readonly string[]
}

interface RecordedResponse {
  readonly id: DstnyOperationId
  readonly answer: HttpResponse
}

type Members = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array)

/** The examples the vendor's page gives of answers, which have more members than the simulator's. */
const examples: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ...readdirSync(new URL('../fixtures/seed/', import.meta.url))
    .filter((file) => file.endsWith('.response.json'))
    .map((file) => [file.split('.')[0] ?? '', fixture(`seed/${file.replace('.json', '')}`)] as const),
  ['getUserCallState', { calls: [fixture('call-page-artefact')] }]
])

/** What the simulator answered, with every member of the page's example that it left out. */
function completed(body: unknown, example: unknown): unknown {
  if (body === undefined) return example
  if (Array.isArray(body)) {
    const [first]: readonly unknown[] = Array.isArray(example) ? example : []
    return body.length === 0 && first !== undefined ? example : body.map((one: unknown) => completed(one, first))
  }
  if (!isObject(body) || !isObject(example)) return body
  const names = [...new Set([...Object.keys(body), ...Object.keys(example)])]
  return Object.fromEntries(names.map((name) => [name, completed(body[name], example[name])]))
}

/** The page's example also where there was nothing to read. */
const whole = (response: HttpResponse, example: unknown): HttpResponse =>
  example !== undefined && response.status >= 300
    ? { ...response, status: 200, body: example }
    : { ...response, body: completed(response.body, example) }

function pathsIn(value: unknown): (readonly string[])[] {
  if (typeof value === 'string') return [[]]
  if (Array.isArray(value)) return value.flatMap((one: unknown) => pathsIn(one).map((path) => ['*', ...path]))
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([name, member]) => pathsIn(member).map((path) => [name, ...path]))
}

function replaced(value: unknown, [name, ...rest]: readonly string[], word: string): unknown {
  if (name === undefined) return typeof value === 'string' ? word : value
  if (Array.isArray(value)) return value.map((one: unknown) => replaced(one, rest, word))
  if (!isObject(value) || !Object.hasOwn(value, name)) return value
  return { ...value, [name]: replaced(value[name], rest, word) }
}

/** Keeps what a server answers, and gives it again as often as wanted with one of its texts replaced. */
export class ResponseRecorder implements Disposable {
  readonly #send = Requester.prototype.send
  readonly #stream = HttpClient.prototype.stream
  readonly #sends = vi.spyOn(Requester.prototype, 'send')
  readonly #streams = vi.spyOn(HttpClient.prototype, 'stream')
  #answers: RecordedResponse[] = []

  /** Every text of what was recorded last. */
  get places(): readonly TextPlace[] {
    const all = this.#answers.flatMap(({ id, answer: { body } }) => pathsIn(body).map((path) => ({ id, path })))
    return [...new Map(all.map((place) => [[place.id, ...place.path].join('.'), place])).values()]
  }

  /** Asks the server; what it answered before is forgotten. */
  async record(work: () => Promise<unknown>): Promise<void> {
    const send = this.#send
    const answers: RecordedResponse[] = []
    this.#streams.mockImplementation(this.#stream)
    this.#sends.mockImplementation(async function (this: Requester, ...args) {
      const response = whole(await send.apply(this, args), examples.get(args[0]))
      answers.push({ id: args[0], answer: response })
      return response
    })
    await work()
    this.#sends.mockImplementation(send)
    this.#answers = answers
  }

  /** Answers as recorded, with `word` for the text at that place, and with streams that say nothing. */
  async replay<T>({ id, path }: TextPlace, word: string, work: () => Promise<T>): Promise<T> {
    const sent: DstnyOperationId[] = []
    this.#streams.mockImplementation(silentStream)
    this.#sends.mockImplementation((asked) => {
      const answers = this.#answers.filter((one) => one.id === asked).map(({ answer: response }) => response)
      const response = answers[sent.filter((one) => one === asked).length] ?? answers.at(-1)
      sent.push(asked)
      if (response === undefined)
        return Promise.resolve({ status: 404, contentType: '', body: undefined, retryAfterMs: undefined })
      return Promise.resolve(asked === id ? { ...response, body: replaced(response.body, path, word) } : response)
    })
    return work()
  }

  [Symbol.dispose](): void {
    this.#sends.mockRestore()
    this.#streams.mockRestore()
  }
}

function silentStream(...[, , signal]: Parameters<HttpClient['stream']>): Promise<HttpStream> {
  async function* nothing(): AsyncGenerator<Uint8Array> {
    await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)))
    yield new Uint8Array()
  }
  return Promise.resolve({ status: 200, contentType: 'text/event-stream', retryAfterMs: undefined, chunks: nothing() })
}
