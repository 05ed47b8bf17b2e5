import * as z from 'zod/mini'
import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import type { FormField, FormValues, SignInForm } from '../../../../src-preload/contract/settings-form.ts'
import { isPinnedAt } from '../../../transport/server-trust.ts'
import { serverUrl } from '../../../transport/url-policy.ts'
import { defined } from '../../../util/defined.ts'
import { CtiError } from '../../../util/errors.ts'
import { lookUp } from '../../../util/lookup.ts'
import { trustSettings } from '../../trust-settings.ts'
import { keptOptions, optionSettings } from './options.ts'

const name = z.string().check(z.minLength(1), z.maxLength(255))

const schema = z.object({
  address: name,
  allowPlainHttp: z._default(z.boolean(), false),
  /** Where on the server the interface is; found when signing in (MiRTA 1.1). */
  path: name,
  tenant: name,
  /** Whose account it is. */
  extension: z.string().check(z.minLength(1), z.maxLength(40)),
  ...optionSettings,
  ...trustSettings
})

/** What is stored of an account, in the clear; the key is not in it. */
export type MirtaSettings = z.infer<typeof schema>

/** Reads stored settings. @throws CtiError protocol */
export function readSettings(stored: Readonly<Record<string, unknown>>): MirtaSettings {
  const parsed = z.safeParse(schema, stored)
  if (parsed.success) return parsed.data
  throw new CtiError('protocol', { userMessage: m.error_settings_invalid(), cause: parsed.error })
}

/** Server, tenant and extension, however the address was typed. */
export function identityOf(stored: Readonly<Record<string, unknown>>): string {
  const { address, tenant, extension } = stored
  const server = String(address)
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/\/.*$/, '')
  return `${server} ${String(extension)}-${String(tenant)}`.toLowerCase()
}

/** Of an account that is added once more stay its options: no form of signing in asks for them. */
export const mergeSettings = (
  known: Readonly<Record<string, unknown>>,
  given: Readonly<Record<string, unknown>>
): Readonly<Record<string, unknown>> => {
  const { knownFlows: _flows, knownPhoneBooks: _books, ...chosen } = keptOptions(known)
  return { ...given, ...chosen }
}

/** What was typed into the form, checked as far as no server is needed. */
export interface TypedAccount {
  readonly address: string
  readonly allowPlainHttp: boolean
  readonly tenant: string
  readonly key: string
  readonly url: URL
  /** The second step; empty at first. */
  readonly extension: string
  readonly user: string
  readonly password: string
  /** Settings that no form asks for. */
  readonly kept: Readonly<Record<string, unknown>>
}

/** Says which field of the form is empty. */
const missing = (field: string): CtiError => new CtiError('protocol', { userMessage: m.error_field_missing({ field }) })

/** @throws CtiError protocol (a field is missing), permission (not encrypted) */
export function readTyped(values: FormValues, kept: Readonly<Record<string, unknown>> = {}): TypedAccount {
  const text = (field: string): string => {
    const value = lookUp(values, field)
    return typeof value === 'string' ? value.trim() : ''
  }
  const [address, tenant, key] = [text('address'), text('tenant'), text('key')]
  const required = [
    [address, m.form_address()],
    [tenant, m.form_tenant()],
    [key, m.form_key()]
  ] as const
  for (const [value, field] of required) if (value === '') throw missing(field)
  if (!/^[\x21-\x7e]+$/.test(key)) throw new CtiError('auth', { userMessage: m.error_token_characters() })
  const allowPlainHttp = lookUp(values, 'allowPlainHttp') === true
  const url = serverUrl(address, { allowPlainHttp })
  const typed = { address, allowPlainHttp, tenant, key, url, extension: text('extension'), user: text('user') }
  const password = lookUp(values, 'password')
  return {
    ...typed,
    password: typeof password === 'string' ? password : '',
    kept: { ...keptOptions(kept), ...trustOf(kept, url) }
  }
}

/** A certificate that was confirmed for another server says nothing about this one. */
function trustOf(kept: Readonly<Record<string, unknown>>, url: URL): Pick<MirtaSettings, 'serverTrust'> {
  const { data } = z.safeParse(trustSettings.serverTrust, kept['serverTrust'])
  const isOthers = data?.kind === 'certificate' && !isPinnedAt(data, url)
  return isOthers ? {} : defined({ serverTrust: data })
}

/** The sign-in form: a server, a tenant and its key; who the user is comes as a second step (MiRTA 1.3). */
export const signInForm = (vendor: string): SignInForm => ({
  vendor,
  methods: [
    {
      id: 'key',
      label: m.form_method_key(),
      fields: [
        {
          ...field('address', 'address', m.form_address(), true, m.form_address_hint()),
          placeholder: 'pbx.example.org'
        },
        { ...field('tenant', 'text', m.form_tenant(), true, m.form_tenant_hint()), placeholder: 'DEVEL' },
        field('key', 'password', m.form_key(), true, m.form_key_hint()),
        field('allowPlainHttp', 'checkbox', m.form_allow_plain(), false, m.form_allow_plain_hint())
      ]
    }
  ]
})

/** One field of a form of ours. */
export function field(
  name: string,
  kind: FormField['kind'],
  label: string,
  required: boolean,
  hint?: string
): FormField {
  return { name, kind, label, required, ...defined({ hint }) }
}
