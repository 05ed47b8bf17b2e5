import { Ajv2019 } from 'ajv/dist/2019.js'
import formats from 'ajv-formats'
import type { HttpRequest } from '../../../transport/http-request.ts'
import { correctedDocument } from '../openapi/document.ts'
import type { Node } from '../openapi/document.ts'

/** One request with what it was answered with. */
export interface Exchange {
  readonly request: HttpRequest
  readonly status: number
  readonly body: unknown
}

/** Schemas that others add members to. */
const EXTENDED = ['CommonAddress', 'CommonPagination']

/** The vendor's description as the judge of what goes out and comes in: unknown members are wrong, too. */
export class Description {
  readonly #document = correctedDocument()
  readonly #ajv = new Ajv2019({ strict: false, allErrors: true, formats: { uint64: true, int64: true } })

  constructor() {
    formats.default(this.#ajv)
    for (const [name, schema] of Object.entries(this.#at('components', 'schemas') ?? {})) {
      if (schema?.['properties'] !== undefined && !EXTENDED.includes(name))
        Object.assign(schema, { unevaluatedProperties: false })
    }
    this.#ajv.addSchema({ $id: 'voipbin', ...this.#document })
  }

  /** Everything in which an exchange is not as described; empty where it is. */
  problems({ request, status, body }: Exchange): readonly string[] {
    const path = request.path.replace(/^\/v1\.0/, '')
    const template = Object.keys(this.#at('paths') ?? {}).find((one) => matches(one, path))
    const method = request.method.toLowerCase()
    if (template === undefined || this.#at('paths', template, method) === undefined)
      return [`${request.method} ${path} is not described`]
    const at = ['paths', template, method]
    return [
      ...this.#queryProblems(at, request.query ?? []),
      ...this.#bodyProblems([...at, 'requestBody', 'content', 'application/json', 'schema'], request.body, 'request'),
      ...this.#responseProblems(at, status, body)
    ]
  }

  #queryProblems(at: readonly string[], query: NonNullable<HttpRequest['query']>): readonly string[] {
    const described = Object.values(this.#at(...at, 'parameters') ?? {}).map((one) => this.#resolved(one))
    const names = described.filter((one) => String(one['in']) === 'query').map((one) => String(one['name']))
    return query.flatMap(([name]) => (names.includes(name) ? [] : [`query ${name} is not described`]))
  }

  #responseProblems(at: readonly string[], status: number, body: unknown): readonly string[] {
    const response = this.#at(...at, 'responses', String(status))
    if (response === undefined) return [`status ${String(status)} is not described`]
    const content = this.#resolved(response)['content']
    if (content === undefined || status === 307)
      return body === undefined ? [] : [`a body, and none is described: ${JSON.stringify(body)}`]
    const own = [...at, 'responses', String(status)]
    const ref = response['$ref']
    const root = ref === undefined ? own : pointerNames(ref)
    return this.#bodyProblems([...root, 'content', 'application/json', 'schema'], body, 'response')
  }

  #bodyProblems(at: readonly string[], body: unknown, what: string): readonly string[] {
    if (this.#at(...at) === undefined) return body === undefined ? [] : [`a body of the ${what}, and none is described`]
    const isRequest = what === 'request'
    if (body === undefined) return isRequest ? ['no body'] : [`no body of the ${what}`]
    const pointer = at.map((one) => encodeURIComponent(one.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')
    const validate = this.#ajv.compile({
      $ref: `voipbin#/${pointer}`,
      ...(isRequest && { unevaluatedProperties: false })
    })
    validate(body)
    return (validate.errors ?? []).map((error) => {
      return `${what}${error.instancePath} ${error.message ?? ''} ${JSON.stringify(error.params)}`
    })
  }

  #resolved(node: Node | undefined): Node {
    const ref = node?.['$ref']
    if (ref === undefined) return node ?? {}
    return this.#at(...pointerNames(ref)) ?? {}
  }

  #at(...names: readonly string[]): Node | undefined {
    return names.reduce<Node | undefined>(
      (node, name) => (node === undefined ? undefined : new Map(Object.entries(node)).get(name)),
      this.#document
    )
  }
}

/** The names of a reference within the description. */
const pointerNames = (ref: unknown): readonly string[] =>
  String(ref)
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/'))

/** Whether a path is one of a template: a named part is no word of the interface. */
function matches(template: string, path: string): boolean {
  const [wanted, given] = [template.split('/'), path.split('/')]
  return (
    wanted.length === given.length &&
    wanted.every((part, index) =>
      part.startsWith('{') ? /^[\w-]{36}$/.test(given[index] ?? '') : part === given[index]
    )
  )
}
