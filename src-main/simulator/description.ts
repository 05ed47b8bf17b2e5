import type { Extension } from './people/extension.ts'
import type { Pbx } from './company/pbx.ts'
import type { Front } from './fronts/kit/front.ts'
import { frontNames, tellsCalls } from './fronts/registry.ts'
import { DEMO_USER, OTHER_DEMO_USERS } from './scenarios/demo-company.ts'

/** Who typed commands and printed sign-ins are about: the demo's user, or the first of a company from a file. */
export function userOf({ extensions }: Pbx): Extension {
  const found = extensions.find(({ data }) => data.id === DEMO_USER) ?? extensions[0]
  if (found === undefined) throw new TypeError('nobody works in this company')
  return found
}

/**
 * Who signs in at each front, in their order: somebody else at each that tells of calls, or every call would be shown several
 * times; where there are too few people, and where no calls are told of, the demo's user.
 */
export function usersOf(pbx: Pbx, vendors: readonly string[]): readonly Extension[] {
  const me = userOf(pbx)
  const others = OTHER_DEMO_USERS.flatMap((id) => pbx.extensions.find(({ data }) => data.id === id) ?? [])
  const free = [me, ...others].values()
  return vendors.map((vendor) => (tellsCalls(vendor) ? (free.next().value ?? me) : me))
}

/** What to type into the sign-in form of each front, in the form's own words, one line each. */
export function describe(pbx: Pbx, fronts: readonly Front[]): readonly string[] {
  const { data } = userOf(pbx)
  return [...fronts.flatMap((front) => describeFront(front, data.id)), `Others    ${others(pbx, data.id).join(', ')}`]
}

const others = ({ extensions }: Pbx, me: string): string[] =>
  extensions.map(({ data }) => data.id).filter((id) => id !== me)

function describeFront(front: Front, user: string): string[] {
  const name = frontNames.find(({ vendor }) => vendor === front.vendor)?.name ?? front.vendor
  const ways = front.issue(user).ways.flatMap(({ label, fields, more = [] }) => {
    const all = [...fields, ...more]
    const width = Math.max(...all.map((field) => field.label.length)) + 2
    return [`  ${label}`, ...all.map((field) => `    ${field.label.padEnd(width)}${field.value}`)]
  })
  return [`${name}   ${front.url}`, ...ways, '']
}
