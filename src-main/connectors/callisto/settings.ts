import * as z from 'zod/mini'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import type { FormField, FormValues, SignInForm } from '../../../src-preload/contract/settings-form.ts'
import { isPinnedAt } from '../../transport/server-trust.ts'
import { serverUrl } from '../../transport/url-policy.ts'
import { defined } from '../../util/defined.ts'
import { CtiError } from '../../util/errors.ts'
import { lookUp } from '../../util/lookup.ts'
import { trustSettings } from '../trust-settings.ts'
import { FUNCTION_NAME, uncertainNames, usualFile } from './assumptions.ts'

const name = z.string().check(z.minLength(1), z.maxLength(255))

const schema = z.object({
  address: name,
  /** Name of the application on the server; one server has several (Callisto API 1.1). */
  instance: name,
  user: name,
  allowPlainHttp: z._default(z.boolean(), false),
  /** What text is sent in, and read in where an answer does not say (Callisto API 1.4). */
  charset: z._default(z.enum(['utf-8', 'windows-1252']), 'utf-8'),
  /** The functions of Callisto API 2.9 are asked for. */
  assumedFunctions: z._default(z.boolean(), false),
  /** Functions with another name than the usual one, by that. */
  functionNames: z._default(z.record(z.string(), z.string().check(z.regex(FUNCTION_NAME))), {}),
  /** What was added from here and cannot be listed; `AddedHere` reads it. */
  addedHere: z.optional(z.unknown()),
  ...trustSettings
})

/** What is stored of an account, in the clear; the password is not in it. */
export type CallistoSettings = z.infer<typeof schema>

type Stored = Readonly<Record<string, unknown>>

/** Reads stored settings. @throws CtiError protocol */
export function readSettings(stored: Stored): CallistoSettings {
  const parsed = z.safeParse(schema, stored)
  if (parsed.success) return parsed.data
  throw new CtiError('protocol', { userMessage: m.error_settings_invalid(), cause: parsed.error })
}

/** Server, instance and user, however the address was typed. */
export function identityOf({ address, instance, user }: Stored): string {
  const server = String(address)
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/\/.*$/, '')
  return `${server} ${String(instance)} ${String(user)}`.toLowerCase()
}

const chosen = ({ charset, assumedFunctions, functionNames, addedHere }: Stored): Stored =>
  defined({ charset, assumedFunctions, functionNames, addedHere })

/** Adding a known account once more keeps what was chosen and what was added from here. */
export const mergeSettings = (known: Stored, given: Stored): Stored => ({ ...given, ...chosen(known) })

/** What was typed into the sign-in form; of `kept` stays what no form asks for. @throws CtiError protocol (field missing) */
export function readTyped(
  values: FormValues,
  kept: Stored = {}
): { readonly settings: CallistoSettings; readonly password: string } {
  const textOf = (field: string): string => {
    const value = lookUp(values, field)
    return typeof value === 'string' ? value : ''
  }
  const [address, instance, user] = ['address', 'instance', 'user'].map((field) => textOf(field).trim())
  const password = textOf('password')
  const required = [
    [address, m.form_address()],
    [instance, m.form_instance()],
    [user, m.form_user()],
    [password, m.form_password()]
  ] as const
  for (const [value, field] of required) {
    if (value === '') throw new CtiError('protocol', { userMessage: m.error_field_missing({ field }) })
  }
  if (user?.includes(':') === true) throw wrong(m.form_user()) // it would end the name (RFC 7617 2)
  if (/^\.{1,2}$/.test(instance ?? '')) throw wrong(m.form_instance())
  const typed = { address, instance, user, allowPlainHttp: lookUp(values, 'allowPlainHttp') === true }
  const settings = readSettings({ ...typed, ...chosen(kept), ...defined({ serverTrust: kept['serverTrust'] }) })
  if (identityOf(kept) !== identityOf(settings)) delete settings.addedHere // that is on another server
  return { settings: withoutOthersPin(settings), password }
}

/** A certificate that was confirmed for another server says nothing about this one. */
function withoutOthersPin({ serverTrust, ...settings }: CallistoSettings): CallistoSettings {
  if (serverTrust === undefined) return settings
  const isOthers = serverTrust.kind === 'certificate' && !isPinnedAt(serverTrust, serverUrl(settings.address, settings))
  return isOthers ? settings : { ...settings, serverTrust }
}

const wrong = (field: string): CtiError => new CtiError('protocol', { userMessage: m.error_field_wrong({ field }) })

const field = (name: string, kind: FormField['kind'], label: string, rest: Partial<FormField> = {}): FormField => ({
  name,
  kind,
  label,
  required: true,
  ...rest
})

/** The sign-in form: a server, an instance on it, a user. */
export const signInForm = (vendor: string): SignInForm => ({
  vendor,
  methods: [
    {
      id: 'password',
      label: m.form_method_password(),
      fields: [
        field('address', 'address', m.form_address(), { placeholder: 'https://pbx.example.org' }),
        field('instance', 'text', m.form_instance(), { hint: m.form_instance_hint(), placeholder: 'MAGroup' }),
        field('user', 'text', m.form_user()),
        field('password', 'password', m.form_password()),
        field('allowPlainHttp', 'checkbox', m.form_allow_plain(), {
          required: false,
          hint: m.form_allow_plain_hint()
        })
      ]
    }
  ]
})

const nameField = (name: string): string => `name.${name}`

/** What is assumed of the system and can be otherwise: everything that nobody has seen (Callisto API 0). Never throws. */
export function optionFields(stored: Stored): readonly FormField[] {
  const { success, data } = z.safeParse(schema, stored)
  const { assumedFunctions, charset, functionNames } = success
    ? data
    : { assumedFunctions: false, charset: 'utf-8', functionNames: {} }
  const names = uncertainNames.map((name) =>
    field(nameField(name), 'text', m.form_function_name({ name: usualFile(name) }), {
      required: false,
      advanced: true,
      placeholder: usualFile(name),
      value: lookUp(functionNames, name) ?? ''
    })
  )
  return [
    field('assumedFunctions', 'checkbox', m.form_assumed_functions(), {
      required: false,
      hint: m.form_assumed_functions_hint(),
      value: assumedFunctions
    }),
    field('charset', 'choice', m.form_charset(), {
      hint: m.form_charset_hint(),
      options: [
        { value: 'utf-8', label: 'UTF-8' },
        { value: 'windows-1252', label: 'Windows-1252' }
      ],
      value: charset
    }),
    ...names
  ]
}

/** The settings with other options; a name that is empty is the usual one. @throws CtiError protocol */
export function withOptions(stored: Stored, values: FormValues): Stored {
  const names = uncertainNames.flatMap((name) => {
    const typed = lookUp(values, nameField(name))
    const text = typeof typed === 'string' ? typed.trim() : ''
    if (text === '' || text === usualFile(name)) return []
    if (!FUNCTION_NAME.test(text)) throw wrong(m.form_function_name({ name: usualFile(name) }))
    return [[name, text] as const]
  })
  const { charset } = readSettings({ ...stored, charset: lookUp(values, 'charset') })
  return {
    ...stored,
    charset,
    assumedFunctions: lookUp(values, 'assumedFunctions') === true,
    functionNames: Object.fromEntries(names)
  }
}
