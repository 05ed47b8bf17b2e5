import { m } from '../../../../src-preload/i18n/paraglide/messages.js'

/** What stands for a variable in the example that is shown while a mask is typed. */
const examples: ReadonlyMap<string, string> = new Map([
  ['managershortname', 'AW'],
  ['callername', 'Frida Jönsson'],
  ['managernumber', '6100'],
  ['callernumber', '+49 30 23125123']
])

const VARIABLE = /%([^%]*)%/g

/** What is wrong with a mask: each sign belongs to a pair. */
export const maskProblem = (mask: string): string | undefined =>
  mask.replace(VARIABLE, '').includes('%') ? m.assist_mask_lone() : undefined

/** Variables that are not known here; the telephone system may know more. */
export const unknownVariables = (mask: string): readonly string[] =>
  [...mask.matchAll(VARIABLE)].map(([whole]) => whole).filter((whole) => !examples.has(plain(whole)))

/** The mask with example names in place of its variables. */
export const exampleOf = (mask: string): string =>
  mask.replace(VARIABLE, (whole: string) => examples.get(plain(whole)) ?? whole)

const plain = (variable: string): string => variable.slice(1, -1).toLowerCase()
