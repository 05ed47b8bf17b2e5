import { voipbinOperations, type VoipbinOperationName, type WireOperation } from '../../../../wire-tables/voipbin.ts'

/** The operation a request asks for, with the decoded placeholders of its path. */
export interface Match {
  readonly operation: VoipbinOperationName
  readonly row: WireOperation
  readonly params: Readonly<Record<string, string>>
}

interface Route extends Omit<Match, 'params'> {
  readonly segments: readonly string[]
}

const routes: readonly Route[] = (Object.keys(voipbinOperations) as VoipbinOperationName[]) // the keys are the names
  .map((operation): Route => {
    const row: WireOperation = voipbinOperations[operation]
    return { operation, row, segments: row.path.split('/') }
  })
  .toSorted((a, b) => placeholders(a) - placeholders(b)) // words win over placeholders

/** @returns the operation, or which of the two is wrong. */
export function match(method: string, path: string): Match | 'unknownPath' | 'wrongMethod' {
  const segments = path.split('/')
  const fitting = routes.filter((route) => fits(route.segments, segments))
  const found = fitting.find(({ row }) => row.method === method)
  if (found === undefined) return fitting.length === 0 ? 'unknownPath' : 'wrongMethod'
  const { operation, row } = found
  return { operation, row, params: paramsOf(found.segments, segments) }
}

function placeholders({ segments }: Route): number {
  return segments.filter((part) => part.startsWith('{')).length
}

const fits = (route: readonly string[], segments: readonly string[]): boolean =>
  route.length === segments.length &&
  route.every((part, index) => (part.startsWith('{') ? segments[index] !== '' : part === segments[index]))

function paramsOf(route: readonly string[], segments: readonly string[]): Record<string, string> {
  const named = route.map((part, index): [string, string] => [part.slice(1, -1), decoded(segments[index] ?? '')])
  return Object.fromEntries(named.filter((_, index) => route[index]?.startsWith('{') === true))
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
