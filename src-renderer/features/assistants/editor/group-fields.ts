import {
  vipDisplays,
  vipRoutings,
  type AssistantGroupField,
  type AssistantGroupValues,
  type Overflow
} from '../../../../src-preload/contract/services/assistant-groups.ts'
import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { maskProblem } from './caller-mask.ts'

/** How a field is filled in. */
type FieldKind = 'text' | 'number' | 'seconds' | 'switch' | 'choice' | 'mask' | 'overflow'

/** What stands in a field: text as it was typed, a switch, or where calls go. */
export type Typed = string | boolean | Overflow

/** How each field is filled in. */
export const fieldKinds = {
  name: 'text',
  number: 'number',
  welcomeSound: 'text',
  ringsTogether: 'switch',
  managerRingS: 'seconds',
  assistantRingS: 'seconds',
  overflow: 'overflow',
  vipDisplay: 'choice',
  vipRouting: 'choice',
  vipThreshold: 'choice',
  assistantsReachManager: 'switch',
  showsCalls: 'switch',
  callerNameMask: 'mask',
  callerNumberMask: 'mask',
  managerTone: 'text',
  assistantTone: 'text',
  managerSoftTone: 'text',
  assistantSoftTone: 'text'
} as const satisfies Readonly<Record<AssistantGroupField, FieldKind>>

/** The choice "only those on the list"; every threshold above 5 says so. */
export const ONLY_LIST = 6
const LONGEST_RING_S = 100_000

/** A field as it stands in the form; absent where it was not told. */
export function typedOf(field: AssistantGroupField, values: AssistantGroupValues): Typed | undefined {
  const value = values[field]
  if (field === 'vipThreshold' && value !== undefined) return String(Math.min(Number(value), ONLY_LIST))
  return typeof value === 'number' ? String(value) : value
}

/** What a field says is wrong with it. */
export function problemOf(field: AssistantGroupField, typed: Typed): string | undefined {
  const text = typeof typed === 'string' ? typed.trim() : ''
  switch (fieldKinds[field]) {
    case 'text':
      return field === 'name' && text === '' ? m.assist_name_missing() : undefined
    case 'number':
      return text === '' ? undefined : numberProblem(text)
    case 'seconds':
      return /^\d+$/.test(text) && Number(text) <= LONGEST_RING_S ? undefined : m.assist_seconds_wrong()
    case 'mask':
      return maskProblem(text)
    case 'overflow':
      return typeof typed === 'object' ? overflowProblem(typed) : undefined
    default:
      return undefined
  }
}

function overflowProblem(typed: Overflow): string | undefined {
  if (typed.kind === 'voicemail' && typed.box.trim() === '') return m.assist_overflow_box_missing()
  if (typed.kind !== 'number') return undefined
  return typed.number.trim() === '' ? m.assist_overflow_number_missing() : numberProblem(typed.number.trim())
}

/** What no telephone could call; the telephone system reads words and negative numbers as something else. */
export const numberProblem = (text: string): string | undefined =>
  /^\+?[\d*#][\d\s*#()./-]*$/.test(text) ? undefined : m.assist_number_wrong()

/** The values of fields that were filled in without a problem. */
export function valuesOf(typed: Partial<Record<AssistantGroupField, Typed>>): AssistantGroupValues {
  return Object.assign({}, ...entriesOf(typed).map(([field, value]) => valueOf(field, value))) as AssistantGroupValues // each has its own type
}

function valueOf(field: AssistantGroupField, typed: Typed): AssistantGroupValues {
  if (typeof typed === 'object') return { overflow: trimmed(typed) }
  if (typeof typed === 'boolean') return { [field]: typed }
  if (field === 'vipThreshold' || fieldKinds[field] === 'seconds') return { [field]: Number(typed) }
  return { [field]: typed.trim() }
}

function trimmed(overflow: Overflow): Overflow {
  if (overflow.kind === 'voicemail') return { ...overflow, box: overflow.box.trim() }
  return overflow.kind === 'number' ? { ...overflow, number: overflow.number.trim() } : overflow
}

/** Object.entries forgets the literal keys. */
export const entriesOf = <V>(record: Partial<Record<AssistantGroupField, V>>): [AssistantGroupField, V][] =>
  Object.entries(record) as [AssistantGroupField, V][]

/** Whether two values of a field say the same; every threshold above 5 does. */
export const isSame = (field: AssistantGroupField, a: AssistantGroupValues, b: AssistantGroupValues): boolean =>
  JSON.stringify(typedOf(field, a)) === JSON.stringify(typedOf(field, b))

/** What can be chosen in a field that is a choice. */
export function choicesOf(field: AssistantGroupField): readonly { readonly value: string; readonly label: string }[] {
  if (field === 'vipThreshold') {
    return Array.from({ length: ONLY_LIST + 1 }, (_, level) => ({ value: String(level), label: thresholdText(level) }))
  }
  const words = field === 'vipDisplay' ? displayWords : routingWords
  const values: readonly string[] = field === 'vipDisplay' ? vipDisplays : vipRoutings
  return values.map((value) => ({ value, label: new Map(Object.entries(words)).get(value)?.() ?? value }))
}

const displayWords = {
  manager: () => m.assist_display_manager(),
  everybody: () => m.assist_display_everybody(),
  marked: () => m.assist_display_marked()
} as const satisfies Record<(typeof vipDisplays)[number], () => string>

const routingWords = {
  assistants: () => m.assist_routing_assistants(),
  manager: () => m.assist_routing_manager(),
  availableAssistants: () => m.assist_routing_available()
} as const satisfies Record<(typeof vipRoutings)[number], () => string>

/** From which level on callers are important. */
export function thresholdText(level: number): string {
  if (level === 0) return m.assist_threshold_all()
  return level >= ONLY_LIST ? m.assist_threshold_list() : m.assist_threshold_level({ level })
}
