import type { Capability } from '../../../../src-preload/contract/capability.ts'
import { mirtaRequests } from '../../../wire-tables/mirta.ts'
import type { MirtaRequestName, WireRequest } from '../../../wire-tables/mirta.ts'
import { tableOf } from '../../testing/markdown-table.ts'
import { capabilityTable } from '../capabilities.ts'

const rows = Object.entries(mirtaRequests) as [MirtaRequestName, WireRequest][] // the keys are the names

/** The nouns of the client, and administration. */
export type Nouns = Readonly<Record<string, object>>

/** Where the client has a request, as `noun.method`; those that destroy or cost have none. */
function methodOf(name: string, { use }: WireRequest, nouns: Nouns): string {
  const noun = Object.entries(nouns).find(([, operations]) => typeof Reflect.get(operations, name) === 'function')
  if (noun === undefined) return use === 'never' ? 'never' : 'none'
  return `\`${noun[0]}.${name}\``
}

/** What needs it, by request. */
const uses = new Map<string, Capability[]>()
capabilityTable.granted((one, { requests }) => {
  for (const name of requests) uses.set(name, [...(uses.get(name) ?? []), one])
  return true
})

/** What an account can do with it. */
function usesOf(name: string): string {
  const needing = [...new Set(uses.get(name))]
  return needing.length === 0 ? '-' : needing.map((one) => `\`${one}\``).join(' ')
}

const asked = ({ reqtype, chosen }: WireRequest): string =>
  [`\`${reqtype}\``, ...Object.entries(chosen).map(([parameter, value]) => `\`${parameter}=${value}\``)].join(' ')

const heading = `# Coverage of the proxy API of MiRTA PBX

Every request of the vendor's list: what it is asked with, how sure its reply is (S the vendor's list, P its pages, C seen in the field, A assumed), the section of
the contract, the client's method, whether the simulator's front serves it, and what an account can do with it. Those of \`admin\` are for nobody's desk: only tests
use them. Those that destroy or cost, which are never sent, have no method.

Made from the table by \`coverage.test.ts\`, which fails when this file is out of date; \`RINGSIDE_WRITE_COVERAGE=1\` writes it.
`

/** The text of COVERAGE.md. */
export function coverageTable(nouns: Nouns, served: (name: MirtaRequestName) => boolean): string {
  const lines = rows.map(([name, row]) => {
    const { mark, section } = row
    return [name, asked(row), mark, section, methodOf(name, row, nouns), served(name) ? 'yes' : 'no', usesOf(name)]
  })
  const count = lines.filter(([, , , , method]) => method !== 'never').length
  const summary = `${String(rows.length)} requests; ${String(count)} with a method, the rest is never sent.\n`
  const heads = ['request', 'asked', 'reply', 'section', 'client', 'served', 'for']
  return [heading, summary, tableOf([heads, ...lines])].join('\n')
}
