import { callistoFunctions } from '../../wire-tables/callisto.ts'
import type { CallistoFunction, CallistoFunctionName } from '../../wire-tables/callisto.ts'

/** Other names of functions than the usual ones, by these. */
export type FunctionNames = Readonly<Record<string, string>>

const rows: readonly (readonly [CallistoFunctionName, CallistoFunction])[] = Object.entries(callistoFunctions) as [
  CallistoFunctionName,
  CallistoFunction
][] // the keys are the names

/** Functions that may have another name, or be missing: only those of groups are documented as a whole (Callisto API 2). */
export const uncertainNames: readonly CallistoFunctionName[] = rows.flatMap(([name, { mark }]) =>
  mark === 'S' ? [] : [name]
)

/** Whether a function is documented as a whole, so that a server without it is none of this kind. */
export const isCertain = (name: CallistoFunctionName): boolean => !uncertainNames.includes(name)

/** A function that nobody has seen in text: off until it is switched on (Callisto API 2.9). */
export const isAssumed = (name: CallistoFunctionName): boolean => {
  const row: CallistoFunction = callistoFunctions[name]
  return row.assumed === true
}

/** The file of a function as it is usually called. */
export const usualFile = (name: CallistoFunctionName): string => callistoFunctions[name].path.split('/').at(-1) ?? name

/** What can be the name of a function: that of a file in its folder, whose ending may be left out. */
export const FUNCTION_NAME = /^\w{1,60}(\.\w{1,10})?$/

/** Where a function is, below the instance. */
export function pathOf(name: CallistoFunctionName, names: FunctionNames): string {
  const { path } = callistoFunctions[name]
  const other = Object.hasOwn(names, name) ? names[name] : undefined
  if (other === undefined) return path
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  return `${folder}${other}${other.includes('.') ? '' : '.asp'}`
}
