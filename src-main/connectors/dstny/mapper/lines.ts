import type { CallerLine, LineKind } from '../../../../src-preload/contract/account.ts'
import { displayText } from '../../../util/display-text.ts'
import type { WireUserLine } from '../wire/settings.ts'
import { lookUp } from '../../../util/lookup.ts'
import { defined } from '../../../util/defined.ts'

/** More lines than can be chosen from. */
const MAX_LINES = 200

const KINDS = {
  ANONYMOUS: 'anonymous',
  ACD: 'queue',
  ACD_LIGHT: 'queue',
  ATTENDANT: 'switchboard',
  SWITCHBOARD: 'switchboard',
  OFFICE_FIXED: 'officeFixed',
  PRIVATE_FIXED: 'privateFixed',
  OFFICE_MOBILE: 'officeMobile',
  PRIVATE_MOBILE: 'privateMobile'
} as const satisfies Readonly<Record<string, LineKind>>

/** The user's own lines, of which there can be two of a kind (Dstny API 2.7, groupId). */
const OWN: readonly LineKind[] = ['officeFixed', 'privateFixed', 'officeMobile', 'privateMobile']

/** Mobile lines of the user. */
export const isMobileLine = ({ type }: WireUserLine): boolean => type === 'OFFICE_MOBILE' || type === 'PRIVATE_MOBILE'

/** What a line is called outside the connector; kind and group make it one of a kind. */
export const lineIdOf = ({ type, groupId }: Pick<WireUserLine, 'type' | 'groupId'>): string =>
  `${type}:${String(groupId)}`

/** The lines in the server's order; `active`: the active one, where the list does not tell (Dstny API 2.7). */
export function mapLines(lines: readonly WireUserLine[], active: WireUserLine | undefined): CallerLine[] {
  const activeId = lineIdOf(lines.find((line) => line.active === true) ?? active ?? { type: '', groupId: '' })
  return lines.slice(0, MAX_LINES).map((line) => mapLine(line, lineIdOf(line) === activeId))
}

function mapLine(line: WireUserLine, active: boolean): CallerLine {
  const kind = lookUp(KINDS, line.type) ?? 'other'
  const number = displayText(line.number)
  const name = displayText(line.name)
  return {
    id: lineIdOf(line),
    kind,
    secondary: OWN.includes(kind) && String(line.groupId) === '1',
    ...defined({ number, name }),
    active
  }
}
