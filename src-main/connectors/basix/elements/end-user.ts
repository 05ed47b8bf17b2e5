import { defined } from '../../../util/defined.ts'
import { displayText } from '../../../util/display-text.ts'

/** What the system knows of a customer. */
export interface EndUser {
  readonly name?: string
  readonly organization?: string
}

/** More candidates than these are not looked at. */
const MOST_CANDIDATES = 50

/**
 * The customer in `id*name*organization*avatar*prefecture`, each part escaped; undefined where there is none. Of several
 * candidates it is what all of them have, and nothing where not all were sent (Basix 3.6).
 */
export function readEndUser(text: string | undefined): EndUser | undefined {
  if (text === undefined) return undefined
  const [, count, rest] = /^_MANY_:(\d+)\|(.*)$/s.exec(text) ?? []
  if (rest === undefined) return text.startsWith('_MANY_') ? undefined : readOne(text)
  const candidates = rest.split('|', MOST_CANDIDATES)
  return candidates.length < Number(count) ? undefined : sharedBy(candidates.map(readOne))
}

function readOne(text: string): EndUser | undefined {
  const [, name, organization] = text.split('*', 3).map((part) => displayText(unescapedText(part)))
  return name === undefined && organization === undefined ? undefined : defined({ name, organization })
}

function sharedBy(all: readonly (EndUser | undefined)[]): EndUser | undefined {
  const [first] = all
  const isShared = (what: keyof EndUser): boolean => all.every((one) => one?.[what] === first?.[what])
  const name = isShared('name') ? first?.name : undefined
  const organization = isShared('organization') ? first?.organization : undefined
  return name === undefined && organization === undefined ? undefined : defined({ name, organization })
}

/** Escaped text in which `+` is a blank. */
const unescapedText = (text: string): string => unescaped(text.replaceAll('+', ' '))

/** Text with its percent signs resolved; those that escape nothing stay as they are (Basix 8). */
export const unescaped = (text: string): string =>
  text.replace(/(?:%[\da-f]{2})+/gi, (bytes) => Buffer.from(bytes.replaceAll('%', ''), 'hex').toString('utf8'))
