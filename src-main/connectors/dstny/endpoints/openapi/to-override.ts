import { dstnyOperations } from '../../../../wire-tables/dstny.ts'
import type { WireOperation } from '../../../../wire-tables/dstny.ts'
import { readOverride } from '../override-file.ts'
import type { EndpointOverride } from '../override-file.ts'
import { callHints } from './hints-calls.ts'
import { dataHints } from './hints-data.ts'
import type { Match } from './match.ts'
import { nameOf, placeholders } from './names.ts'

type Operation = NonNullable<EndpointOverride['operations']>[string]

const hints: Readonly<Record<string, readonly [words: string, body: string]>> = { ...callHints, ...dataHints }

/** The override file for what was matched: only what differs from the table (Dstny API 0.3). @throws CtiError protocol */
export function toOverride(matched: readonly Match[]): EndpointOverride {
  const operations = matched.flatMap((match) => {
    const differing = differences(match)
    return Object.keys(differing).length > 0 ? [[match.id, differing] as const] : []
  })
  return readOverride({ version: 1, operations: Object.fromEntries(operations) })
}

function differences({ id, found }: Match): Operation {
  const row: WireOperation = dstnyOperations[id]
  const path = withOurNames(row.path, found.path)
  const query = renamed(
    row.query.map((name) => name.replace(/[[\]!]/g, '')),
    found.queryNames
  )
  const body = row.body === 'json' ? renamed((hints[id]?.[1] ?? '').split(' '), found.bodyNames) : {}
  return {
    ...(row.methods[0] !== found.method && { method: found.method }),
    ...(path !== row.path && { path }),
    ...(Object.keys(query).length > 0 && { query }),
    ...(Object.keys(body).length > 0 && { body })
  }
}

/** The document's path with our names of the placeholders: by name, and where one is left on both sides, that. */
function withOurNames(ours: string, theirs: string): string {
  const free = placeholders(ours)
  const taken = new Map<string, string>()
  for (const name of placeholders(theirs)) {
    const index = free.findIndex((one) => nameOf(one) === nameOf(name))
    const [same] = index < 0 ? [] : free.splice(index, 1)
    if (same !== undefined) taken.set(name, same)
  }
  return theirs.replace(/\{([^{}/]+)\}/g, (_, name: string) => `{${taken.get(name) ?? free.shift() ?? name}}`)
}

/** Names the server spells differently. */
function renamed(ours: readonly string[], theirs: readonly string[]): Record<string, string> {
  const pairs = ours.flatMap((name) => {
    const other = theirs.find((one) => nameOf(one) === nameOf(name))
    return name === '' || other === undefined || other === name ? [] : [[name, other] as const]
  })
  return Object.fromEntries(pairs)
}
