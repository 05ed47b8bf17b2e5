import { dstnyOperations, type DstnyOperationId, type WireOperation } from '../../../../wire-tables/dstny.ts'
import type { Names, OperationRoute, RouteOverrides } from './route-file.ts'

/** The operation a request asks for, with the decoded placeholders of its path. */
export interface Match {
  readonly id: DstnyOperationId
  readonly row: WireOperation
  readonly params: Readonly<Record<string, string>>
  /** What the server calls values of the query and members of the body, where it is not what we call them. */
  readonly names: { readonly query?: Names | undefined; readonly body?: Names | undefined }
}

interface Route {
  readonly id: DstnyOperationId
  readonly row: WireOperation
  readonly names: Match['names']
  readonly segments: readonly string[]
}

/** Finds operations by method and path; literal segments win over placeholders, left to right (Dstny API 0.6). */
export class DstnyRouter {
  readonly #routes: readonly Route[]

  constructor({ basePath = '/api', operations = {} }: Partial<RouteOverrides> = {}) {
    const rows = Object.entries(dstnyOperations) as [DstnyOperationId, WireOperation][] // the keys are the ids
    this.#routes = rows
      .filter(([id]) => operations[id]?.enabled !== false)
      .map(([id, row]) => ({ id, row: overridden(row, basePath, operations[id]), names: operations[id] ?? {} }))
      .map((route) => ({ ...route, segments: route.row.path.split('/').slice(1) }))
      .toSorted((a, b) => compareLiterals(a.segments, b.segments))
  }

  /** @returns the operation, or which of the two is wrong. */
  find(method: string, path: string): Match | 'unknownPath' | 'wrongMethod' {
    const segments = path.split('/').slice(1).map(decodeSegment)
    const fitting = this.#routes.filter((route) => fits(route.segments, segments))
    if (fitting.length === 0) return 'unknownPath'
    const best = fitting[0]?.segments
    const same = fitting.filter((route) => best !== undefined && compareLiterals(route.segments, best) === 0)
    const route = same.find(({ row }) => row.methods.some((one) => one === method))
    if (route === undefined) return 'wrongMethod'
    return { id: route.id, row: route.row, params: paramsOf(route.segments, segments), names: route.names }
  }
}

function overridden(row: WireOperation, basePath: string, { path, method }: OperationRoute = {}): WireOperation {
  const usual = row.path.replace(/^\/api(?=\/)/, () => basePath)
  return { ...row, path: path ?? usual, methods: method === undefined ? row.methods : [method] }
}

const isPlaceholder = (segment: string): boolean => segment.startsWith('{')

function compareLiterals(a: readonly string[], b: readonly string[]): number {
  for (const [index, segment] of a.entries()) {
    const other = b[index]
    if (other === undefined) return 1
    if (isPlaceholder(segment) !== isPlaceholder(other)) return isPlaceholder(segment) ? 1 : -1
  }
  return a.length - b.length
}

function fits(route: readonly string[], segments: readonly string[]): boolean {
  if (route.length !== segments.length) return false
  return route.every((part, index) => (isPlaceholder(part) ? segments[index] !== '' : part === segments[index]))
}

function paramsOf(route: readonly string[], segments: readonly string[]): Record<string, string> {
  const named = route.map((part, index): [string, string] => [part.slice(1, -1), segments[index] ?? ''])
  return Object.fromEntries(named.filter((_, index) => isPlaceholder(route[index] ?? '')))
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
