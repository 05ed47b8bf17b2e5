import * as z from 'zod/mini'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import type { FormField, FormValues } from '../../../src-preload/contract/settings-form.ts'
import { CtiError } from '../../util/errors.ts'
import { lookUp } from '../../util/lookup.ts'

/** Longest time after a call, in s. */
const MOST_WRAP_UP = 3_600

/** Settings that can be changed after signing in. */
export const optionSettings = {
  /** A number of the customer's, in E.164, that the called see; empty: the telephone system decides (VoIPBin 6.4). */
  callerNumber: z._default(z.string().check(z.regex(/^(\+\d{3,15})?$/)), ''),
  /** How long the user is away after a call, in s (VoIPBin 8). */
  wrapUpSeconds: z._default(z.number().check(z.int(), z.gte(0), z.lte(MOST_WRAP_UP)), 0)
}

const schema = z.object(optionSettings)

/** What can be chosen of an account. */
export type VoipbinOptions = z.infer<typeof schema>

type Stored = Readonly<Record<string, unknown>>

/** Options that were chosen and can be read; nothing else of the settings (trust R13). */
export const keptOptions = (stored: Stored): Partial<VoipbinOptions> =>
  Object.fromEntries(
    Object.entries(optionSettings).flatMap(([name, one]) => {
      const value = lookUp(stored, name)
      const parsed = z.safeParse<z.ZodMiniType>(one, value)
      return value !== undefined && parsed.success ? [[name, parsed.data]] : []
    })
  )

/** The options of stored settings, each that cannot be read as if it had never been chosen. Never throws. */
export const readOptions = (stored: Stored): VoipbinOptions => z.parse(schema, keptOptions(stored))

/** The options as fields, with what holds now. Never throws. */
export function optionFields(stored: Stored): readonly FormField[] {
  const { callerNumber, wrapUpSeconds } = readOptions(stored)
  return [
    {
      ...{ name: 'callerNumber', kind: 'text', required: false, label: m.option_caller_number() },
      ...{ hint: m.option_caller_number_hint(), placeholder: '+493023125100', value: callerNumber }
    },
    {
      ...{ name: 'wrapUpSeconds', kind: 'number', required: false, label: m.option_wrap_up() },
      ...{ hint: m.option_wrap_up_hint(), max: MOST_WRAP_UP, value: String(wrapUpSeconds) }
    }
  ]
}

/** The settings with other options. @throws CtiError protocol, naming the field that cannot be as it is */
export function withOptions(stored: Stored, values: FormValues): Stored {
  const textOf = (name: string): string => String(lookUp(values, name) ?? '').trim()
  const callerNumber = textOf('callerNumber').replace(/[\s()/.-]/g, '')
  const options = { callerNumber, wrapUpSeconds: Number(textOf('wrapUpSeconds')) }
  const parsed = z.safeParse(schema, options)
  if (parsed.success) return { ...stored, ...parsed.data }
  const [wrong] = optionFields(stored).filter(({ name }) => parsed.error.issues.some(({ path }) => path[0] === name))
  throw new CtiError('protocol', {
    userMessage: m.error_field_wrong({ field: wrong?.label ?? '' }),
    cause: parsed.error
  })
}
