import { groupNamings, userNamings } from '../../../../wire-tables/basix.ts'
import type { BasixSwitches } from '../switches.ts'
import type { BasixDirectory, BasixGroup, BasixUser } from './directory.ts'

/** The values of a request, whether they came in a body or in a query. */
export type Values = ReadonlyMap<string, unknown>

/** What is needed to find somebody by name. */
export interface Naming {
  readonly directory: BasixDirectory
  readonly switches: BasixSwitches
  readonly domain: string
}

/** The user a request names: undefined where it names none, null where there is no such user (Basix API 2.1). */
export function namedUser(values: Values, { directory, switches, domain }: Naming): BasixUser | null | undefined {
  const naming = chosen(userNamings, 'user', values, switches)
  if (naming === undefined) return undefined
  const value = textOf(values.get(`user_${naming}`), switches)
  return (value === undefined ? undefined : directory.findUser(domain, naming, value)) ?? null
}

/** The group a request names, as `namedUser`. */
export function namedGroup(values: Values, { directory, switches, domain }: Naming): BasixGroup | null | undefined {
  const naming = chosen(groupNamings, 'group', values, switches)
  if (naming === undefined) return undefined
  const value = textOf(values.get(`group_${naming}`), switches)
  return (value === undefined ? undefined : directory.findGroup(domain, naming, value)) ?? null
}

/** Which of several names counts. */
function chosen<T extends string>(
  namings: readonly T[],
  kind: string,
  values: Values,
  { severalNames }: BasixSwitches
): T | undefined {
  const given = namings.filter((naming) => values.get(`${kind}_${naming}`) !== undefined)
  return severalNames === 'first' ? given[0] : given.at(-1)
}

/** Ids are numbers, or text of digits. */
function textOf(value: unknown, { numericTexts }: BasixSwitches): string | undefined {
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string' || value === '') return undefined
  return numericTexts === 'refused' && /^\d{8,9}$/.test(value) ? undefined : value
}
