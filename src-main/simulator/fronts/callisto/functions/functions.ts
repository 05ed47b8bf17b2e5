import type { CallistoFunctionName } from '../../../../wire-tables/callisto.ts'
import { announcementFunctions } from './announcements.ts'
import { fail, StatusWord, type Call, type Field, type FunctionCode } from './call.ts'
import { groupFunctions } from './groups.ts'
import { memberFunctions } from './members.ts'
import { vipFunctions } from './vip.ts'

/** What each function of the table does; the compiler misses those that are not here. */
export const functions: Readonly<Record<CallistoFunctionName, FunctionCode>> = {
  ...groupFunctions,
  ...memberFunctions,
  ...vipFunctions,
  ...announcementFunctions
}

/** Every parameter of every function, and the other spelling of one (Callisto API 2.1). */
export const parameterNames: ReadonlySet<string> = new Set([
  ...Object.values(functions).flatMap(({ parameters }) => parameters),
  'gr_showVIPcall'
])

/** What a function has answered, before it is written. */
export type FunctionResult = { readonly word: string } & (
  | { readonly form: 'add'; readonly id?: string }
  | { readonly form: 'change' }
  | { readonly form: 'list'; readonly item: string; readonly items: readonly (readonly Field[])[] }
)

/** What a function answers with nothing but a word. */
export function onlyWord(name: CallistoFunctionName, word: string): FunctionResult {
  const code = functions[name]
  return code.form === 'list' ? { form: 'list', item: code.item, items: [], word } : { form: code.form, word }
}

/** Runs a function; whatever it refuses has changed nothing. */
export function execute(name: CallistoFunctionName, call: Call): FunctionResult {
  try {
    demandKnown(functions[name], call)
    return run(functions[name], call)
  } catch (failure) {
    if (failure instanceof StatusWord) return onlyWord(name, failure.word)
    throw failure
  }
}

function run(code: FunctionCode, call: Call): FunctionResult {
  const word = 'OK'
  if (code.form === 'add') return { form: 'add', word, id: code.run(call) }
  if (code.form === 'list') return { form: 'list', word, item: code.item, items: code.run(call) }
  code.run(call)
  return { form: 'change', word }
}

function demandKnown({ parameters }: FunctionCode, { parameters: sent, switches }: Call): void {
  if (switches.unknownParameters === 'ignored') return
  const known = new Set(parameters.map((name) => name.toLowerCase()))
  if (sent.names.some((name) => !known.has(name.toLowerCase()))) fail()
}
