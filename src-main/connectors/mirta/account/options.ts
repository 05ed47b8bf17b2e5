import * as z from 'zod/mini'
import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import type { FormField, FormValues } from '../../../../src-preload/contract/settings-form.ts'
import { displayText } from '../../../util/display-text.ts'
import { CtiError } from '../../../util/errors.ts'
import { lookUp } from '../../../util/lookup.ts'
import { allZones, isZone, localZone } from '../../../util/time-zones.ts'
import { memberTypes } from '../../../wire-tables/mirta/queues.ts'
import type { PhoneBookFields } from '../wire/records.ts'

const words = z._default(z.array(z.string().check(z.minLength(1), z.maxLength(100))).check(z.maxLength(100)), [])
const word = z.string().check(z.maxLength(100))
const numbers = z._default(z.array(z.string().check(z.regex(/^[\d*#]{1,20}$/))).check(z.maxLength(100)), [])
const choices = z._default(
  z.array(z.object({ value: z.string().check(z.maxLength(100)), label: z.string().check(z.maxLength(200)) })),
  []
)

/** Settings that can be changed after signing in. */
export const optionSettings = {
  /** IANA name: the times of the system have no zone (MiRTA 1.4). */
  zone: z._default(z.string().check(z.refine(isZone)), localZone),
  /** In place of the `+` of a number; empty keeps it (MiRTA 4.1, assumed). */
  outsidePrefix: z._default(z.string().check(z.regex(/^[\d*#]{0,8}$/)), ''),
  /** As what the user joins a queue (MiRTA 7.1). */
  memberType: z._default(z.enum(memberTypes), 'NF'),
  pauseReasons: words,
  /** Numbers of the flows that are switches (MiRTA 6.3). */
  switches: numbers,
  phoneBooks: words,
  /** The customer's names of fields (MiRTA 8.1). */
  nameField: z._default(word, 'NAME'),
  numberFields: z._default(z.array(word.check(z.minLength(1))).check(z.maxLength(20)), ['PHONE1']),
  companyField: z._default(word, ''),
  virtualNumbers: numbers,
  /** What there was to choose from when it was last looked. */
  knownFlows: choices,
  knownPhoneBooks: choices
}

const schema = z.object(optionSettings)

/** What can be chosen of an account. */
export type MirtaOptions = z.infer<typeof schema>

/** The options of stored settings, each that cannot be read as if it had never been chosen. Never throws. */
export function readOptions(stored: Readonly<Record<string, unknown>>): MirtaOptions {
  return z.parse(schema, keptOptions(stored))
}

/** Options that were chosen and can be read; nothing else of the settings (trust R13). */
export const keptOptions = (stored: Readonly<Record<string, unknown>>): Partial<MirtaOptions> =>
  Object.fromEntries(
    Object.entries(optionSettings).flatMap(([name, one]) => {
      const value = lookUp(stored, name)
      const parsed = z.safeParse(one, value)
      return value !== undefined && parsed.success ? [[name, parsed.data]] : []
    })
  )

/** Which fields of a phone book's entry are read. */
export const phoneBookFieldsOf = ({ nameField, numberFields, companyField }: MirtaOptions): PhoneBookFields => ({
  name: nameField,
  numbers: numberFields,
  company: companyField === '' ? undefined : companyField
})

const MEMBER_TYPES: Readonly<Record<MirtaOptions['memberType'], () => string>> = {
  NF: m.member_type_nf,
  AD: m.member_type_ad,
  NFR: m.member_type_nfr,
  ADR: m.member_type_adr,
  EA: m.member_type_ea,
  EANM: m.member_type_eanm,
  EAC: m.member_type_eac,
  EANMC: m.member_type_eanmc,
  CU: m.member_type_cu,
  CUNM: m.member_type_cunm,
  CC: m.member_type_cc,
  CUFF: m.member_type_cuff
}

/** The options as fields, with what holds now. Never throws. */
export function optionFields(stored: Readonly<Record<string, unknown>>): readonly FormField[] {
  const now = readOptions(stored)
  const text = { kind: 'text', required: false } as const
  const list = { kind: 'list', required: false } as const
  return [
    {
      ...{ name: 'zone', kind: 'choice', required: true, label: m.option_zone(), hint: m.option_zone_hint() },
      options: [...new Set([now.zone, ...allZones()])].map((zone) => ({ value: zone, label: zone })),
      value: now.zone
    },
    {
      ...{ ...text, name: 'outsidePrefix', label: m.option_outside_prefix(), hint: m.option_outside_prefix_hint() },
      value: now.outsidePrefix
    },
    {
      ...{ name: 'memberType', kind: 'choice', required: true, label: m.option_member_type() },
      options: memberTypes.map((type) => ({ value: type, label: MEMBER_TYPES[type]() })),
      value: now.memberType
    },
    { ...list, name: 'pauseReasons', label: m.option_pause_reasons(), value: now.pauseReasons },
    {
      ...{ ...list, name: 'switches', label: m.option_switches(), hint: m.option_switches_hint() },
      ...choicesOf(now.knownFlows, now.switches)
    },
    { ...list, name: 'phoneBooks', label: m.option_phone_books(), ...choicesOf(now.knownPhoneBooks, now.phoneBooks) },
    { ...text, name: 'nameField', label: m.option_name_field(), value: now.nameField, advanced: true },
    { ...list, name: 'numberFields', label: m.option_number_fields(), value: now.numberFields, advanced: true },
    { ...text, name: 'companyField', label: m.option_company_field(), value: now.companyField, advanced: true },
    {
      ...{ ...list, name: 'virtualNumbers', label: m.option_virtual_numbers(), hint: m.option_virtual_numbers_hint() },
      value: now.virtualNumbers
    }
  ]
}

/** What there is to choose from, with what is chosen and is not there any more; nothing to choose from is typed. */
function choicesOf(known: MirtaOptions['knownFlows'], chosen: readonly string[]): Pick<FormField, 'options' | 'value'> {
  const others = chosen.filter((value) => known.every((one) => one.value !== value))
  if (known.length === 0) return { value: [...chosen] }
  return { options: [...known, ...others.map((value) => ({ value, label: value }))], value: [...chosen] }
}

/** The settings with other options. @throws CtiError protocol, naming the field that cannot be as it is */
export function withOptions(
  stored: Readonly<Record<string, unknown>>,
  values: FormValues
): Readonly<Record<string, unknown>> {
  const changed = optionFields(stored).flatMap(({ name, kind, label }) => {
    const value = lookUp(values, name)
    if (value === undefined) return []
    const taken = kind === 'list' ? listIn(value) : String(value).trim()
    const parsed = z.safeParse(lookUp(optionSettings, name) ?? z.never(), taken)
    if (!parsed.success)
      throw new CtiError('protocol', { userMessage: m.error_field_wrong({ field: label }), cause: parsed.error })
    return [[name, parsed.data] as const]
  })
  return { ...stored, ...Object.fromEntries(changed) }
}

/** Each once, without blanks around; of a list of one kind some windows send text, parted by commas or lines. */
function listIn(value: FormValues[string]): readonly string[] {
  const all = Array.isArray(value) ? value : String(value).split(/[,\n]/)
  return [...new Set(all.flatMap((one) => displayText(one, 100) ?? []))]
}
