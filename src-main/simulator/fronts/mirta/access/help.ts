import { namedRows, readColumn } from '../http/find-row.ts'
import type { Handler, Handlers } from '../front-context.ts'
import { words } from '../http/answers.ts'

const common = [
  'Parameters:',
  'reqtype - Request type',
  'tenant - Sometime optional if the Admin API key is used, otherwise provide the tenant code',
  'key - Use the Admin API key or the Tenant API key',
  'format - Optional, can be json or plain',
  'callback - Optional, for cross domain script, the function to use as callback (requires format json)',
  'language - Optional, when supported, provide a translation of the data',
  'cache - set to no to not use the cache for SQL and AMI interface',
  'Request type (reqtype):'
]

/** What there is to ask for, as a page (MiRTA 3, HELP). */
function pageOf(): string {
  const lines = namedRows.map(({ row }) => {
    const chosen = Object.entries(row.chosen).map(([name, value]) => `${name}=${value}`)
    const parameters = row.parameters.map((column) => {
      const { names, required } = readColumn(column)
      return names.join('|') + (required ? '' : ' - optional')
    })
    return [`${row.reqtype} ${chosen.join(' ')}`.trim(), ...parameters].join('\n')
  })
  return `<pre>\n${[...common, ...lines].join('\n')}\n</pre>\n`
}

const help: Handler = () => words(pageOf())

/** The page that says what can be asked for. */
export const helpHandlers: Handlers = { help }
