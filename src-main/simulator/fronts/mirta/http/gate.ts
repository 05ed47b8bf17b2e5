import type { ReplyFormat, WireRequest } from '../../../../wire-tables/mirta/wire-request.ts'
import type { MirtaSwitches } from '../switches.ts'
import type { AccessKey, Tenant, Tenants } from '../tenants.ts'
import { nothing, words, type Answer } from './answers.ts'
import { findRow, readColumn, type NamedRow } from './find-row.ts'
import type { Parameters } from './parameters.ts'
import { MirtaRequest } from './request.ts'
import { refusals } from './texts.ts'

/** What the gate decides by. */
export interface GateContext {
  readonly tenants: Tenants
  readonly switches: MirtaSwitches
}

/** Those for which all tenants may be asked with `%` (MiRTA 1.2). */
const acrossTenants: readonly string[] = ['callHistory', 'callRecords']
/** Requests that sign somebody in, and may want no key. */
const signsIn: readonly string[] = ['checkUser', 'webPhoneAccount']
const formats: readonly ReplyFormat[] = ['plain', 'json', 'csv', 'xml']

/** The format that was asked for; anything unknown is plain. */
export const formatOf = (parameters: Parameters): ReplyFormat =>
  formats.find((one) => one === parameters.get('format')?.toLowerCase()) ?? 'plain'

/** Lets a request in, or says what it is answered: key, tenant, rights, format, parameters, in this order. */
export function admit(parameters: Parameters, context: GateContext): MirtaRequest | Answer {
  const found = findRow(parameters)
  const key = context.tenants.key(parameters.get('key') ?? '')
  const tenants = tenantsFor(found, key, parameters, context)
  if (!Array.isArray(tenants)) return tenants as Answer // not a list of tenants, by the line itself
  if (found === undefined) return nothing
  const refusal = refusalOf(found, key, parameters, context)
  if (refusal !== undefined) return refusal
  return new MirtaRequest({ ...found, parameters, format: formatOf(parameters), key, tenants })
}

const wrongKey = ({ switches }: GateContext): Answer =>
  words(refusals.wrongKey + (switches.wrongKeyLineEnd ? switches.lineEnd : ''))

/** The tenants a key and a code give, or the refusal. */
function tenantsFor(
  found: NamedRow | undefined,
  key: AccessKey | undefined,
  parameters: Parameters,
  context: GateContext
): Tenant[] | Answer {
  const { tenants, switches } = context
  const needsNone =
    (found?.name === 'help' && !switches.helpChecksKey) ||
    (signsIn.includes(found?.name ?? '') && !switches.signInChecksKey)
  const code = parameters.get('tenant')
  const named = tenants.withCode(code ?? '')
  if (needsNone) return named === undefined ? [...tenants.all] : [named]
  if (key === undefined) return wrongKey(context)
  const unused = found?.row.tenant === 'unused' && code === undefined
  if (key.tenant !== undefined) return unused || named === key.tenant ? [key.tenant] : wrongKey(context)
  if (named !== undefined) return [named]
  if (code === '%' && acrossTenants.includes(found?.name ?? '')) return [...tenants.all]
  if (code !== undefined) return wrongKey(context)
  if (found?.row.tenant !== 'needed') return [...tenants.all]
  return switches.missingTenantRefusal === 'wrongKey' ? wrongKey(context) : words(refusals.missingTenant)
}

function refusalOf(
  { name, row }: NamedRow,
  key: AccessKey | undefined,
  parameters: Parameters,
  context: GateContext
): Answer | undefined {
  if (row.right === 'admin' && key?.kind !== 'admin') {
    return name === 'countChannels' ? words(refusals.missingTenant) : wrongKey(context)
  }
  if (name === 'countCalls' && key?.kind !== 'admin') return nothing
  if (row.changes && key?.kind === 'readOnly') {
    return context.switches.readOnlyRefusal === 'empty' ? nothing : wrongKey(context)
  }
  const format = formatOf(parameters)
  if ((format === 'csv' || format === 'xml') && !row.formats.includes(format)) return words('')
  return missing(name, row, parameters) ?? invalid(row, parameters)
}

function missing(name: NamedRow['name'], row: WireRequest, parameters: Parameters): Answer | undefined {
  const isThere = (names: readonly string[]): boolean =>
    names.some((one) => (parameters.get(one) ?? '') !== '') ||
    (names.includes('filename') && parameters.file !== undefined)
  const lacking = row.parameters.map(readColumn).find(({ names, required }) => required && !isThere(names))
  if (lacking === undefined) return undefined
  if (name === 'originatedCall') return { kind: 'silence' }
  if (name === 'channel') return nothing
  return words(missingText(row, lacking.names))
}

/** Some say what is missing; the others say nothing at all (MiRTA 2.4). */
function missingText({ reqtype, chosen }: WireRequest, names: readonly string[]): string {
  const sounds = ['recording', 'playrecording', 'inforecording']
  if (reqtype === 'INFO' && sounds.includes(chosen['info'] ?? '')) return refusals.noId
  if (reqtype === 'AGENT' && names.includes('extension')) return refusals.noExtension
  if (reqtype === 'PHONEBOOK' && names.includes('phonebook')) return refusals.noPhoneBook
  if (reqtype === 'QUEUE' && names.includes('number')) return refusals.noQueue
  if (reqtype === 'VIRTUALEXT' && names.includes('number')) return refusals.noNumber
  return ''
}

/** A value outside its closed list: an action says so, a question is not understood. */
function invalid({ values = {}, changes }: WireRequest, parameters: Parameters): Answer | undefined {
  for (const [name, allowed] of Object.entries(values)) {
    const value = parameters.get(name)
    if (value === undefined || value === '' || allowed.some((one) => one.toLowerCase() === value.toLowerCase()))
      continue
    return words(changes ? `Invalid ${name}` : '')
  }
  return undefined
}
