import { basixOperations } from '../../../wire-tables/basix.ts'
import type { BasixOperation, BasixOperationName } from '../../../wire-tables/basix.ts'
import { tableOf } from '../../testing/markdown-table.ts'

const rows = Object.entries(basixOperations) as [BasixOperationName, BasixOperation][] // the keys are the names

/** What is behind a word of the interface, what asks for it, and the test; the three that nobody uses have neither. */
const USES: Partial<Readonly<Record<BasixOperationName, readonly [code: string, ours: string, test: string]>>> = {
  call_user: ['BasixClient.callUser', 'dial, retrieve, pickUp, answer, setDnd, setQueueSignedIn', 'client.test.ts'],
  call_group: ['BasixClient.callGroup', 'ringGroup', 'client.test.ts'],
  call_external: ['BasixClient.callExternal', 'none: the client only', 'client.test.ts'],
  gen_ws_ticket: ['BasixClient.makeTicket', 'every opening', 'testing/own-cases.ts'],
  ws_cti: ['openCtiSocket', 'the link', 'link.test.ts'],
  hangup: ['CtiCommand', 'hangUp, reject', 'testing/own-cases.ts'],
  transfer: ['CtiCommand', 'blindTransfer', 'testing/own-cases.ts'],
  park: ['CtiCommand', 'park', 'testing/own-cases.ts']
}

/** Words that are used by nobody but have no code either. */
export const uncovered = (): readonly string[] =>
  rows.filter(([name, { use }]) => (use === 'never') !== (USES[name] === undefined)).map(([name]) => name)

const heading = `# Coverage of the Basix API

Every method, socket and command of the endpoint table: how sure it is (S the vendor's page, P its other pages, L its published library), where it goes in, what
it takes, what speaks it, our commands behind it, and the test. Three are not used: \`initiate_call\` is the old form of \`call_user\`, the format of
\`ws_transcription\` is not known, and \`eavesdrop\` needs a leg that carries sound.

Made from the table by \`coverage.test.ts\`, which fails when this file is out of date; \`RINGSIDE_WRITE_COVERAGE=1\` writes it.
`

/** The text of COVERAGE.md. */
export function coverageTable(): string {
  const lines = rows.map(([name, { section, mark, transport, parameters }]) => {
    const [code, ours, test] = USES[name] ?? ['none', 'none', 'none']
    const quoted = (text: string): string => (text === 'none' ? text : `\`${text}\``)
    return [`\`${name}\``, section, mark, transport, parameters.join(' '), quoted(code), ours, quoted(test)]
  })
  const titles = ['word', 'section', 'mark', 'transport', 'parameters', 'code', 'our commands', 'test']
  return [heading, tableOf([titles, ...lines])].join('\n')
}
