import { dstnyOperations } from '../../../wire-tables/dstny.ts'
import type { DstnyOperationId, WireOperation } from '../../../wire-tables/dstny.ts'
import { DstnyClient } from '../client.ts'
import type { Requester } from '../request.ts'
import { tableOf } from '../../testing/markdown-table.ts'
import type { WalkedId } from './walk-harness.ts'

const rows = Object.entries(dstnyOperations) as [DstnyOperationId, WireOperation][] // the keys are the ids
const isWalked = (id: DstnyOperationId, row: WireOperation): id is WalkedId =>
  row.deprecated !== true || id === 'setAcdAgentLoginV0'

/** Every operation the client may call, in the order of the table. */
export const walkedIds: readonly WalkedId[] = rows.flatMap(([id, row]) => (isWalked(id, row) ? [id] : []))

/** Where the client has an operation, as `noun.method`. */
function methodOf(id: string): string {
  const nothing = {} as Requester // only the shape of the client is looked at
  const nouns = Object.entries(new DstnyClient(nothing)) as [string, object][] // its members are its nouns
  const found = nouns.find(([, operations]) => typeof Object.getPrototypeOf(operations)[id] === 'function')
  return found === undefined ? 'none' : `${found[0]}.${id}`
}

const heading = `# Coverage of the Dstny Core User API

Every operation of the endpoint table: how sure its path is (V seen in the field, D documented, A assumed), the client's method in \`operations/\`, whether the
simulator's front serves it, and the test. Deprecated operations are in the table only so that an import can recognise them.

Made from the table by \`operations.test.ts\`, which fails when this file is out of date; \`RINGSIDE_WRITE_COVERAGE=1\` writes it.
`

/** The text of COVERAGE.md. */
export function coverageTable(served: (id: WalkedId) => boolean): string {
  const lines = rows.map(([id, row]) => {
    const places = [id, row.group, row.mark]
    if (!isWalked(id, row)) return [...places, 'deprecated', 'answers 410', '-']
    const test = served(id) ? '`operations.test.ts`' : 'waits for the simulator'
    return [...places, `\`${methodOf(id)}\``, served(id) ? 'yes' : 'no', test]
  })
  const count = walkedIds.filter(served).length
  const summary = `${String(rows.length)} operations; ${String(walkedIds.length)} with a client method, ${String(count)} of them served.\n`
  return [heading, summary, tableOf([['operation', 'group', 'path', 'client', 'served', 'test'], ...lines])].join('\n')
}
