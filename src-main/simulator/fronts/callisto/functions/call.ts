import type { CallistoFunctionName } from '../../../../wire-tables/callisto.ts'
import type { Parameters } from '../http/form.ts'
import type { CallistoSwitches } from '../switches.ts'
import type { Group, Instance } from '../world/instance.ts'
import type { CallistoServer, Privilege } from '../world/server.ts'

/** One call of a function, as it sees it. */
export interface Call {
  readonly parameters: Parameters
  readonly instance: Instance
  readonly server: CallistoServer
  readonly switches: CallistoSwitches
  /** Where the server is reached. */
  readonly origin: string
}

/** A member of an item in a list; `prefix` belongs to the parameter of that name. */
export interface Field {
  readonly prefix?: string
  readonly name: string
  readonly value: string
}

/** How a function answers, and what it does. */
export type FunctionCode = {
  /** Every parameter it knows. */
  readonly parameters: readonly string[]
  /** What the vendor's own pages ask for. */
  readonly needs: Privilege
} & (
  | { readonly form: 'add'; readonly run: (call: Call) => string }
  | { readonly form: 'change'; readonly run: (call: Call) => void }
  | { readonly form: 'list'; readonly item: string; readonly run: (call: Call) => readonly (readonly Field[])[] }
)

export type FunctionCodes = Readonly<Partial<Record<CallistoFunctionName, FunctionCode>>>

/** Ends a function with a status word; nothing has changed then (Callisto API 2.10). */
export class StatusWord extends Error {
  override readonly name = 'StatusWord'
  readonly word: string

  constructor(word: string) {
    super(word)
    this.word = word
  }
}

/** @throws StatusWord */
export function fail(word = 'ERROR'): never {
  throw new StatusWord(word)
}

/** A mandatory text. @throws StatusWord PARAMETER_MISSING */
export function mandatory({ parameters, switches }: Call, name: string): string {
  const value = parameters.get(name)
  const isMissing = value === undefined || (value === '' && switches.emptyMandatory === 'PARAMETER_MISSING')
  return isMissing ? fail('PARAMETER_MISSING') : value
}

/** A mandatory id. @throws StatusWord PARAMETER_MISSING | ERROR */
export function mandatoryId(call: Call, name: string): string {
  return keptId(mandatory(call, name)) ?? fail()
}

/** An id that may be left out. @throws StatusWord ERROR */
export const optionalId = (call: Call, name: string): string | undefined => optionalValue(call, name, keptId)

const keptId = (sent: string): string | undefined => (/^\d{1,9}$/.test(sent) ? String(Number(sent)) : undefined)

/** A value out of a set that may be left out. @throws StatusWord ERROR */
export function optionalValue(
  { parameters, switches }: Call,
  name: string,
  keep: (sent: string) => string | undefined
): string | undefined {
  const sent = parameters.get(name)
  if (sent === undefined || (sent === '' && switches.emptyValues === 'default')) return undefined
  const kept = keep(sent)
  return kept === undefined && switches.badValues === 'ERROR' ? fail() : kept
}

/** @throws StatusWord INVALID_GROUP_ID */
export const groupOf = ({ instance }: Call, id: string): Group => instance.group(id) ?? fail('INVALID_GROUP_ID')

/** The name of a sound file. @throws StatusWord ERROR where it must be on the server and is not */
export function soundFile({ server, switches }: Call, name: string): string {
  return name === '' || switches.missingFiles === 'accepted' || server.files.has(name) ? name : fail()
}

/** A list asked for by an id that there is not. @throws StatusWord */
export function listOfUnknown({ switches }: Call, word: string): [] {
  return switches.unknownIdInList === 'word' ? fail(word) : []
}
