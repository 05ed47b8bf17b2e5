import { assistantGroupFields } from '../../../../src-preload/contract/services/assistant-groups.ts'
import type {
  AssistantGroup,
  AssistantGroupField,
  AssistantGroupValues
} from '../../../../src-preload/contract/services/assistant-groups.ts'
import type { XmlElement } from '../../../transport/xml.ts'
import { defined } from '../../../util/defined.ts'
import { displayText, shownName } from '../../../util/display-text.ts'
import { firstOfEach } from '../../../util/first-of-each.ts'
import { limits } from '../../../util/limits.ts'
import { rowsOf } from '../wire.ts'
import type { WireRow } from '../wire.ts'
import { MOST_CHARS, parameters } from './parameters.ts'

/** Things of a group that nobody knows are shown, as many as this. */
const MOST_UNKNOWN = 40

/** A group as it is shown, and what has to be sent back as it came. */
export interface ReadGroup {
  readonly shown: AssistantGroup
  /** Undefined where none was told. */
  readonly writtenName: string | undefined
}

/** Groups of a list; one without an id cannot be asked about, and is left out. */
export const mapGroups = (elements: readonly XmlElement[]): readonly ReadGroup[] =>
  firstOfEach(
    rowsOf(elements, 'group').flatMap((row) => mapGroup(row) ?? []),
    ({ shown }) => shown.id
  )

function mapGroup(row: WireRow): ReadGroup | undefined {
  const id = row.exactly('id') ?? row.exactly('gr_id') ?? ''
  if (!isId(id)) return undefined
  const unknown: [string, string][] = []
  const read = <F extends AssistantGroupField>(field: F): AssistantGroupValues[F] | undefined => {
    const { wire, read: readValue } = parameters[field]
    const text = row.text(wire.slice(3))
    const value = text === undefined ? undefined : readValue(text)
    if (text !== undefined && text !== '' && value === undefined) unknown.push([wire, text])
    return value
  }
  const values = defined(
    Object.fromEntries(assistantGroupFields.map((field) => [field, read(field)]))
  ) as AssistantGroupValues // each field has what its own parameter reads
  const writtenName = row.text('name') || undefined
  const shownUnknown = [...unknown, ...row.rest()]
    .slice(0, MOST_UNKNOWN)
    .map(([name, text]) => [displayText(name) ?? '?', displayText(text, MOST_CHARS) ?? ''])
  const shown = { ...values, id, name: shownName(writtenName, id), unknown: Object.fromEntries(shownUnknown) }
  return { shown: shown as AssistantGroup, writtenName }
}

/** An id that can cross to the windows and back. */
export const isId = (id: string | undefined): id is string =>
  id !== undefined && id !== '' && id.length <= Math.min(limits.idChars, 300)
