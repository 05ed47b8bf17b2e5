import * as z from 'zod/mini'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import type { FormField, FormValues } from '../../../src-preload/contract/settings-form.ts'
import { CtiError } from '../../util/errors.ts'
import { lookUp } from '../../util/lookup.ts'
import { callbackFields, callbackOptions, callbackPlace } from './callback-options.ts'

/** Ways to let the system choose the group on whose behalf a call is made (Basix 2.2). */
const groupResolvers = ['none', '*', 'any:CALL_CENTER'] as const

const MOST_SECONDS = 3_600

const seconds = (usual: number) => z._default(z.int().check(z.minimum(1), z.maximum(MOST_SECONDS)), usual)
const digits = (usual: string) => z._default(z.string().check(z.regex(/^[\d*#]{0,12}$/)), usual)
/** A feature code of the customer's; in those of groups `G` stands for the extension of the group. */
const code = z._default(z.string().check(z.regex(/^[\d*#G]{0,32}$/)), '')
const off = z._default(z.boolean(), false)

/** Settings that can be changed after signing in. */
export const optionSettings = {
  ...callbackOptions,
  /** Of the country in which numbers are dialled without it; how such numbers begin, and those abroad (Basix 2.1). */
  countryCode: digits('81'),
  nationalPrefix: digits('0'),
  internationalPrefix: digits('010'),
  /** How long the user's own telephone rings for a call that was dialled here, in s. */
  answerSeconds: seconds(90),
  /** True: telephones that can do so pick up by themselves then. */
  autoAnswer: off,
  groupResolver: z._default(z.enum(groupResolvers), 'none'),
  /** How long a call stays parked, in s; 0 is never sent (Basix 8). */
  parkSeconds: seconds(180),
  /** True: the calls of everybody are told, so that colleagues' calls are seen (Basix 2.8). */
  fullEvents: off,
  /** True: also groups in which the user is not, to ring them and to see who waits there. */
  allGroups: z._default(z.boolean(), true),
  /** True: a ringing call can be answered by picking it up, which nobody has seen work (Basix 4). */
  answerByPickup: off,
  /** Dialled to change what no request can (Basix 4); empty: it cannot be changed from here. */
  dndOnCode: code,
  dndOffCode: code,
  groupInCode: code,
  groupOutCode: code
}

const schema = z.object(optionSettings)

/** What can be chosen of an account. */
export type BasixOptions = z.infer<typeof schema>

/** Options that were chosen and can be read; nothing else of the settings (trust R13). */
export const keptOptions = (stored: Readonly<Record<string, unknown>>): Partial<BasixOptions> =>
  Object.fromEntries(
    Object.entries(optionSettings).flatMap(([name, one]) => {
      const value = lookUp(stored, name)
      const parsed = z.safeParse(one, value)
      return value !== undefined && parsed.success ? [[name, parsed.data]] : []
    })
  )

/** The options of stored settings, each that cannot be read as if it had never been chosen. Never throws. */
export const readOptions = (stored: Readonly<Record<string, unknown>>): BasixOptions =>
  z.parse(schema, keptOptions(stored))

const RESOLVERS: Readonly<Record<BasixOptions['groupResolver'], () => string>> = {
  none: m.option_group_resolver_none,
  '*': m.option_group_resolver_any,
  'any:CALL_CENTER': m.option_group_resolver_call_center
}

/** The options as fields, with what holds now. Never throws. */
export function optionFields(stored: Readonly<Record<string, unknown>>): readonly FormField[] {
  const now = readOptions(stored)
  const text = (name: keyof BasixOptions, label: string, more: Partial<FormField> = {}): FormField => ({
    ...{ name, label, kind: 'text', required: false, value: String(now[name]) },
    ...more
  })
  const seconds = (name: keyof BasixOptions, label: string): FormField => ({
    ...{ name, label, kind: 'number', required: true, value: String(now[name]) },
    ...{ min: 1, max: MOST_SECONDS }
  })
  const box = (name: keyof BasixOptions, label: string, hint: string): FormField => ({
    ...{ name, label, hint, kind: 'checkbox', required: false, value: now[name] === true }
  })
  const advanced = { advanced: true }
  return [
    text('countryCode', m.option_country_code(), { hint: m.option_country_code_hint() }),
    text('nationalPrefix', m.option_national_prefix(), advanced),
    text('internationalPrefix', m.option_international_prefix(), advanced),
    seconds('answerSeconds', m.option_answer_seconds()),
    box('autoAnswer', m.option_auto_answer(), m.option_auto_answer_hint()),
    {
      ...{ name: 'groupResolver', kind: 'choice', label: m.option_group_resolver(), required: true },
      options: groupResolvers.map((value) => ({ value, label: RESOLVERS[value]() })),
      value: now.groupResolver
    },
    seconds('parkSeconds', m.option_park_seconds()),
    box('fullEvents', m.option_full_events(), m.option_full_events_hint()),
    box('allGroups', m.option_all_groups(), m.option_all_groups_hint()),
    box('answerByPickup', m.option_answer_by_pickup(), m.option_answer_by_pickup_hint()),
    text('dndOnCode', m.option_dnd_on_code(), { hint: m.option_feature_code_hint() }),
    text('dndOffCode', m.option_dnd_off_code()),
    text('groupInCode', m.option_group_in_code(), { hint: m.option_group_code_hint() }),
    text('groupOutCode', m.option_group_out_code()),
    ...callbackFields(now)
  ]
}

/** The settings with other options. @throws CtiError protocol, naming the field that cannot be as it is */
export function withOptions(
  stored: Readonly<Record<string, unknown>>,
  values: FormValues
): Readonly<Record<string, unknown>> {
  const changed = optionFields(stored).flatMap(({ name, kind, label }) => {
    const value = lookUp(values, name)
    if (value === undefined) return []
    const taken = kind === 'checkbox' ? value === true : kind === 'number' ? Number(value) : String(value).trim()
    const parsed = z.safeParse(lookUp(optionSettings, name) ?? z.never(), taken)
    if (!parsed.success)
      throw new CtiError('protocol', { userMessage: m.error_field_wrong({ field: label }), cause: parsed.error })
    return [[name, parsed.data] as const]
  })
  const settings = { ...stored, ...Object.fromEntries(changed) }
  callbackPlace(readOptions(settings)) // says what is wrong with it
  return settings
}
