import type { Party } from '../../../../src-preload/contract/party.ts'
import type { ReportedColleague } from '../../events.ts'
import { defined } from '../../../util/defined.ts'
import { displayText } from '../../../util/display-text.ts'
import { readNumber } from '../../../util/written-number.ts'
import { extensionIn } from '../self.ts'
import type { Lamp, LampState } from '../wire/calls.ts'
import type { Extension } from '../wire/people.ts'

/** Everybody of the tenant, by extension and by user name. */
export class Directory {
  readonly #tenant: string
  readonly #names: ReadonlyMap<string, string>

  constructor(extensions: readonly Extension[], tenant: string) {
    this.#tenant = tenant
    this.#names = new Map(extensions.map(({ number, name }) => [number, displayText(name) ?? number]))
  }

  /** What somebody is called; undefined for whom nobody knows. */
  nameOf(extensionOrUserName: string): string | undefined {
    return this.#names.get(extensionIn(extensionOrUserName, this.#tenant))
  }
}

/** What switches write in place of a number that is hidden. */
const HIDDEN = /^(?:anonymous|unknown|restricted|private|withheld|unavailable|<unknown>|s)$/i

/** Somebody as it can be shown; what is hidden has neither number nor such a name, and of whom nothing is told nothing is said. */
export function mapParty(name: string | undefined, written: string | undefined, directory: Directory): Party {
  const text = written === undefined || HIDDEN.test(written.trim()) ? undefined : written
  const colleague = text === undefined ? undefined : directory.nameOf(text)
  const number = text === undefined ? undefined : readNumber(text)
  const told = name === undefined || HIDDEN.test(name.trim()) || name === text ? undefined : displayText(name)
  return {
    kind: colleague === undefined ? 'external' : 'internal',
    withheld: written !== undefined && text === undefined,
    ...defined({ name: colleague ?? told, number, displayNumber: displayText(text) })
  }
}

/** `"Name" <number>`, or either of them (MiRTA 8.3). */
export function readCaller(text: string | undefined): { readonly name?: string; readonly number?: string } {
  const [, name = '', number] = /^"?([^"<]{0,200})"?\s*<([^>]{0,100})>$/.exec(text?.trim() ?? '') ?? []
  if (number !== undefined) return defined({ name: displayText(name), number: displayText(number) })
  const alone = displayText(text?.replaceAll('"', ''))
  return alone === undefined ? {} : /^[+\d*#][\d ()/.-]*$/.test(alone) ? { number: alone } : { name: alone }
}

/** What a lamp shows of somebody; what is not registered is not known to be free (MiRTA 6.1). */
const LINES: Readonly<Record<LampState, ReportedColleague['line']>> = {
  NOT_INUSE: 'idle',
  RINGING: 'alerting',
  INUSE: 'busy',
  RINGINUSE: 'busy',
  BUSY: 'busy',
  ONHOLD: 'busy',
  UNAVAILABLE: 'unknown',
  INVALID: 'unknown',
  UNKNOWN: 'unknown'
}

/** What the telephone of somebody does, where the system tells. */
export const lineOf = (state: LampState): ReportedColleague['line'] => LINES[state]

/** The lines of those who are watched, by their extensions; whoever has no lamp is left out. */
export function mapColleagues(
  lamps: readonly Lamp[],
  watched: readonly string[],
  tenant: string
): readonly ReportedColleague[] {
  const states = new Map(lamps.map(({ userName, state }) => [extensionIn(userName, tenant), state]))
  return watched.flatMap((contactId) => {
    const state = states.get(contactId)
    return state === undefined ? [] : [{ contactId, line: lineOf(state) }]
  })
}
