import { isDeepStrictEqual } from 'node:util'
import { assistantGroupFields } from '../../../../src-preload/contract/services/assistant-groups.ts'
import type {
  AssistantGroupField,
  AssistantGroupValues,
  Overflow
} from '../../../../src-preload/contract/services/assistant-groups.ts'
import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { assertNever } from '../../../util/assert-never.ts'
import { CtiError } from '../../../util/errors.ts'
import { lookUp } from '../../../util/lookup.ts'
import { parameters, written } from '../mapper/parameters.ts'
import type { Parameters } from '../request.ts'

/** Names of fields for people. */
const NAMES: Readonly<Record<AssistantGroupField, () => string>> = {
  name: m.group_field_name,
  number: m.group_field_number,
  welcomeSound: m.group_field_welcome_sound,
  ringsTogether: m.group_field_rings_together,
  managerRingS: m.group_field_manager_ring,
  assistantRingS: m.group_field_assistant_ring,
  overflow: m.group_field_overflow,
  vipDisplay: m.group_field_vip_display,
  vipRouting: m.group_field_vip_routing,
  vipThreshold: m.group_field_vip_threshold,
  assistantsReachManager: m.group_field_assistants_reach_manager,
  showsCalls: m.group_field_shows_calls,
  callerNameMask: m.group_field_caller_name_mask,
  callerNumberMask: m.group_field_caller_number_mask,
  managerTone: m.group_field_manager_tone,
  assistantTone: m.group_field_assistant_tone,
  managerSoftTone: m.group_field_manager_soft_tone,
  assistantSoftTone: m.group_field_assistant_soft_tone
}

const CHOICES = {
  manager: m.group_value_manager,
  everybody: m.group_value_everybody,
  marked: m.group_value_marked,
  assistants: m.group_value_assistants,
  availableAssistants: m.group_value_available_assistants
} as const

/** The fields that are there. */
export const fieldsOf = (values: AssistantGroupValues): readonly AssistantGroupField[] =>
  assistantGroupFields.filter((field) => values[field] !== undefined)

/** The values that are unlike those of now. */
export const changedIn = (values: AssistantGroupValues, now: AssistantGroupValues): AssistantGroupValues =>
  Object.fromEntries(
    fieldsOf(values)
      .filter((field) => !isSame(values, now, field))
      .map((field) => [field, values[field]])
  )

/** As it is written, for blanks at the ends are not kept. */
const isSame = (one: AssistantGroupValues, other: AssistantGroupValues, field: AssistantGroupField): boolean =>
  isDeepStrictEqual(written(one, field), written(other, field))

/** Parameters of the values, checked: what the system would refuse, or take for something else, is not sent. @throws CtiError protocol */
export function parametersOf(values: AssistantGroupValues): Parameters {
  return fieldsOf(values).map((field) => {
    const text = written(values, field) ?? ''
    if (field === 'name' && text === '')
      throw new CtiError('protocol', { userMessage: m.error_field_missing({ field: NAMES.name() }) })
    if (field === 'overflow' && !isClear(values.overflow)) throw wrong(NAMES.overflow())
    return [parameters[field].wire, text] as const
  })
}

/** It is read as what it was written for; words that nobody knows are never sent anew (Callisto API 2.1.1). */
function isClear(overflow: Overflow | undefined): boolean {
  if (overflow === undefined || overflow.kind === 'other') return false
  return parameters.overflow.read(parameters.overflow.write(overflow))?.kind === overflow.kind
}

const wrong = (field: string): CtiError => new CtiError('protocol', { userMessage: m.error_field_wrong({ field }) })

/**
 * Nobody else has changed what the user saw; a value that has become what the user wants is no difference.
 * @throws CtiError conflict that names what differs, and what it is now
 */
export function demandUnchanged(
  seen: AssistantGroupValues,
  now: AssistantGroupValues,
  wanted: AssistantGroupValues
): void {
  const differing = fieldsOf(seen).filter(
    (field) => !isSame(seen, now, field) && !(wanted[field] !== undefined && isSame(wanted, now, field))
  )
  if (differing.length === 0) return
  const differences = differing.map((field) =>
    m.group_difference({ field: NAMES[field](), value: shownValue(now, field) })
  )
  throw new CtiError('conflict', { userMessage: m.error_group_changed({ differences: differences.join('; ') }) })
}

function shownValue(values: AssistantGroupValues, field: AssistantGroupField): string {
  const value = values[field]
  if (value === undefined) return m.group_value_unknown()
  if (typeof value === 'object') return shownOverflow(value)
  if (typeof value === 'boolean') return value ? m.group_value_on() : m.group_value_off()
  if (typeof value === 'number') return String(value)
  const isChoice = field === 'vipDisplay' || field === 'vipRouting'
  if (isChoice) return lookUp(CHOICES, value)?.() ?? value
  return value === '' ? m.group_value_none() : `“${value}”`
}

function shownOverflow(overflow: Overflow): string {
  switch (overflow.kind) {
    case 'again':
      return m.group_value_again()
    case 'busyTone':
      return m.group_value_busy()
    case 'voicemail':
      return m.group_value_voicemail({ box: overflow.box })
    case 'number':
      return overflow.number
    case 'other':
      return `“${overflow.value}”`
    default:
      return assertNever(overflow)
  }
}
