import type {
  AssistantGroupField,
  AssistantGroupValues,
  Overflow
} from '../../../../src-preload/contract/services/assistant-groups.ts'
import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { choicesOf, thresholdText, typedOf } from './group-fields.ts'

interface FieldWords {
  readonly label: () => string
  /** What it does. */
  readonly hint: () => string
}

/** Every field, with what it does. */
export const fieldWords = {
  name: { label: () => m.assist_name(), hint: () => m.assist_name_hint() },
  number: { label: () => m.assist_number(), hint: () => m.assist_number_hint() },
  welcomeSound: { label: () => m.assist_welcome(), hint: () => m.assist_welcome_hint() },
  ringsTogether: { label: () => m.assist_together(), hint: () => m.assist_together_hint() },
  managerRingS: { label: () => m.assist_manager_ring(), hint: () => m.assist_manager_ring_hint() },
  assistantRingS: { label: () => m.assist_assistant_ring(), hint: () => m.assist_assistant_ring_hint() },
  overflow: { label: () => m.assist_overflow(), hint: () => m.assist_overflow_hint() },
  vipDisplay: { label: () => m.assist_display(), hint: () => m.assist_display_hint() },
  vipRouting: { label: () => m.assist_routing(), hint: () => m.assist_routing_hint() },
  vipThreshold: { label: () => m.assist_threshold(), hint: () => m.assist_threshold_hint() },
  assistantsReachManager: { label: () => m.assist_reach(), hint: () => m.assist_reach_hint() },
  showsCalls: { label: () => m.assist_shows(), hint: () => m.assist_shows_hint() },
  callerNameMask: { label: () => m.assist_name_mask(), hint: () => m.assist_name_mask_hint() },
  callerNumberMask: { label: () => m.assist_number_mask(), hint: () => m.assist_number_mask_hint() },
  managerTone: { label: () => m.assist_manager_tone(), hint: () => m.assist_manager_tone_hint() },
  assistantTone: { label: () => m.assist_assistant_tone(), hint: () => m.assist_assistant_tone_hint() },
  managerSoftTone: { label: () => m.assist_manager_soft(), hint: () => m.assist_manager_soft_hint() },
  assistantSoftTone: { label: () => m.assist_assistant_soft(), hint: () => m.assist_assistant_soft_hint() }
} as const satisfies Readonly<Record<AssistantGroupField, FieldWords>>

/** The parts of the form. */
export const fieldGroups: readonly { readonly title: () => string; readonly fields: readonly AssistantGroupField[] }[] =
  [
    {
      title: () => m.assist_part_calls(),
      fields: [
        'name',
        'number',
        'managerRingS',
        'assistantRingS',
        'ringsTogether',
        'assistantsReachManager',
        'welcomeSound'
      ]
    },
    { title: () => m.assist_part_vip(), fields: ['vipThreshold', 'vipDisplay', 'vipRouting'] },
    { title: () => m.assist_part_overflow(), fields: ['overflow'] },
    { title: () => m.assist_part_display(), fields: ['showsCalls', 'callerNameMask', 'callerNumberMask'] },
    {
      title: () => m.assist_part_tones(),
      fields: ['managerTone', 'assistantTone', 'managerSoftTone', 'assistantSoftTone']
    }
  ]

/** What happens when nobody takes a call. */
export function overflowText(overflow: Overflow | undefined): string {
  switch (overflow?.kind) {
    case undefined:
      return m.assist_not_told()
    case 'again':
      return m.assist_overflow_again()
    case 'busyTone':
      return m.assist_overflow_busy()
    case 'voicemail':
      return m.assist_overflow_voicemail_of({ box: overflow.box })
    case 'number':
      return m.assist_overflow_number_of({ number: overflow.number })
    case 'other':
      return m.assist_overflow_other({ value: overflow.value })
  }
}

/** Who is important, in a few words. */
export const vipRuleText = ({ vipThreshold }: AssistantGroupValues): string =>
  vipThreshold === undefined ? m.assist_vip_not_told() : m.assist_vip_rule({ who: thresholdText(vipThreshold) })

/** What is set in a field, in words. */
export function valueText(field: AssistantGroupField, values: AssistantGroupValues): string {
  const typed = typedOf(field, values)
  if (typed === undefined) return m.assist_not_told()
  if (typeof typed === 'object') return overflowText(typed)
  if (typeof typed === 'boolean') return typed ? m.assist_on() : m.assist_off()
  const choice = field.startsWith('vip') ? choicesOf(field).find(({ value }) => value === typed)?.label : undefined
  return choice ?? (typed === '' ? m.assist_empty() : typed)
}
