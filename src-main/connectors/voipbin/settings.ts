import * as z from 'zod/mini'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import type { FormField, FormValues, SignInForm } from '../../../src-preload/contract/settings-form.ts'
import { isPinnedAt } from '../../transport/server-trust.ts'
import { serverUrl } from '../../transport/url-policy.ts'
import { defined } from '../../util/defined.ts'
import { CtiError } from '../../util/errors.ts'
import { lookUp } from '../../util/lookup.ts'
import { trustSettings } from '../trust-settings.ts'
import { keptOptions, optionSettings } from './options.ts'

const name = z.string().check(z.minLength(1), z.maxLength(255))

/** By what an account proves who it is: the secret is a password, an access key or a token (VoIPBin 3). */
export const signInMethods = ['password', 'token', 'key'] as const

const schema = z.object({
  address: name,
  allowPlainHttp: z._default(z.boolean(), false),
  method: z._default(z.enum(signInMethods), 'password'),
  /** The user's own name at the system, however signed in. */
  user: name,
  /** Who the user of an access key is. */
  agentId: z.optional(name),
  /** When a token ends, epoch ms. */
  tokenEndsAt: z.optional(z.number()),
  ...optionSettings,
  ...trustSettings
})

/** What is stored of an account, in the clear; the secret is not in it. */
export type VoipbinSettings = z.infer<typeof schema>

type Stored = Readonly<Record<string, unknown>>

/** Reads stored settings. @throws CtiError protocol */
export function readSettings(stored: Stored): VoipbinSettings {
  const parsed = z.safeParse(schema, stored)
  if (parsed.success) return parsed.data
  throw new CtiError('protocol', { userMessage: m.error_settings_invalid(), cause: parsed.error })
}

/** Server and user, however the address was typed. */
export function identityOf({ address, user }: Stored): string {
  const server = String(address)
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/\/.*$/, '')
  return `${server} ${String(user)}`.toLowerCase()
}

/** Of an account that is added once more stay its options: no form of signing in asks for them. */
export const mergeSettings = (known: Stored, given: Stored): Stored => ({ ...given, ...keptOptions(known) })

/** What was typed into the form, checked as far as no server is needed. */
export interface TypedAccount {
  readonly method: VoipbinSettings['method']
  readonly address: string
  readonly allowPlainHttp: boolean
  readonly url: URL
  /** Empty where the method asks for none. */
  readonly user: string
  readonly secret: string
  /** The second step of an access key; empty at first. */
  readonly agentId: string
  /** Settings that no form asks for. */
  readonly kept: Pick<VoipbinSettings, 'serverTrust'> & Stored
}

/** @throws CtiError protocol (a field is missing), auth (no token has such characters), permission (not encrypted) */
export function readTyped(method: string, values: FormValues, kept: Stored = {}): TypedAccount {
  const way = signInMethods.find((one) => one === method) ?? 'password'
  const fields = fieldsOf(way)
  const textOf = (wanted: string): string => {
    const value = lookUp(values, wanted)
    return typeof value === 'string' ? value : ''
  }
  for (const { name: wanted, label, required } of fields) {
    if (required && textOf(wanted).trim() === '')
      throw new CtiError('protocol', { userMessage: m.error_field_missing({ field: label }) })
  }
  const secret = way === 'password' ? textOf(way) : textOf(way).trim()
  if (way !== 'password' && !/^[\x21-\x7e]+$/.test(secret))
    throw new CtiError('auth', { userMessage: m.error_token_characters() })
  const address = textOf('address').trim()
  const allowPlainHttp = lookUp(values, 'allowPlainHttp') === true
  const url = serverUrl(address, { allowPlainHttp })
  const typed = { method: way, address, allowPlainHttp, url, secret }
  const whose = { user: textOf('user').trim(), agentId: textOf('agentId').trim() }
  return { ...typed, ...whose, kept: { ...keptOptions(kept), ...trustOf(kept, url) } }
}

/** A certificate that was confirmed for another server says nothing about this one. */
function trustOf(kept: Stored, url: URL): Pick<VoipbinSettings, 'serverTrust'> {
  const { data } = z.safeParse(trustSettings.serverTrust, kept['serverTrust'])
  const isOthers = data?.kind === 'certificate' && !isPinnedAt(data, url)
  return isOthers ? {} : defined({ serverTrust: data })
}

/** One field of a form of ours. */
export const field = (
  name: string,
  kind: FormField['kind'],
  label: string,
  rest: Partial<FormField> = {}
): FormField => ({ name, kind, label, required: true, ...rest })

const METHODS: Readonly<Record<VoipbinSettings['method'], () => string>> = {
  password: m.form_method_password,
  token: m.form_method_token,
  key: m.form_method_access_key
}

const ownFields = (method: VoipbinSettings['method']): readonly FormField[] =>
  ({
    password: [
      field('user', 'text', m.form_user(), { hint: m.form_user_mail_hint() }),
      field('password', 'password', m.form_password(), { hint: m.form_password_kept_hint() })
    ],
    token: [field('token', 'password', m.form_token(), { hint: m.form_sign_in_token_hint() })],
    key: [field('key', 'password', m.form_access_key(), { hint: m.form_access_key_hint() })]
  })[method]

const fieldsOf = (method: VoipbinSettings['method']): readonly FormField[] => [
  field('address', 'address', m.form_address(), { placeholder: 'https://api.voipbin.net' }),
  ...ownFields(method),
  field('allowPlainHttp', 'checkbox', m.form_allow_plain(), { required: false, hint: m.form_allow_plain_hint() })
]

/** The sign-in form; who the user of an access key is comes as a second step (VoIPBin 3.3). */
export const signInForm = (vendor: string): SignInForm => ({
  vendor,
  methods: signInMethods.map((id) => ({ id, label: METHODS[id](), fields: [...fieldsOf(id)] }))
})
