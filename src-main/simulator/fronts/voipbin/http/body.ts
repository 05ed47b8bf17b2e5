import { lookUp } from '../../../../util/lookup.ts'
import type { VoipbinOperationName, WireOperation } from '../../../../wire-tables/voipbin.ts'
import type { VoipbinSwitches } from '../switches.ts'
import { invalidArgument, VoipbinRefusal } from './refusal.ts'

/** The members of a JSON body. */
export type Body = Readonly<Record<string, unknown>>

type Kind = 'text' | 'number' | 'flag' | 'list' | 'object'

/** The members that are not text. */
const kinds = {
  actions: 'list',
  addresses: 'list',
  destinations: 'list',
  tag_ids: 'list',
  transferee_addresses: 'list',
  data: 'object',
  variables: 'object',
  duration: 'number',
  end_of_silence: 'number',
  timeout: 'number',
  is_primary: 'flag'
} as const satisfies Record<string, Kind>

const isKind: Readonly<Record<Kind, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  number: (value) => Number.isInteger(value),
  flag: (value) => typeof value === 'boolean',
  list: (value) => Array.isArray(value),
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A request as far as its body goes. */
interface WithBody {
  readonly operation: VoipbinOperationName
  readonly row: WireOperation
  readonly bytes: Uint8Array
}

/** Reads a body. @throws VoipbinRefusal 400 INVALID_JSON_BODY | INVALID_ARGUMENT */
export function parsedBody({ operation, row, bytes }: WithBody, switches: VoipbinSwitches): Body {
  const refused = new VoipbinRefusal('INVALID_ARGUMENT', 'INVALID_JSON_BODY', { contentType: switches.jsonErrorType })
  const value = parsed(bytes)
  if (!isBody(value)) throw refused
  for (const member of row.body ?? []) {
    const name = member.replace('!', '')
    const given: unknown = lookUp(value, name)
    const isMissing = given === undefined || given === null
    if (isMissing && member.endsWith('!') && switches.missingMembers === 'refused') throw invalidArgument()
    if (!isMissing && !isKind[kindOf(operation, name)](given)) throw refused
  }
  return value
}

/** The source of a call is an address, that of a contact is a word. */
const kindOf = (operation: VoipbinOperationName, name: string): Kind =>
  name === 'source' && !operation.endsWith('Contact') ? 'object' : (lookUp(kinds, name) ?? 'text')

const isBody = (value: unknown): value is Body => isKind.object(value)

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}
