import * as z from 'zod/mini'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import type { FormField, FormValues, SignInForm } from '../../../src-preload/contract/settings-form.ts'
import { isPinnedAt } from '../../transport/server-trust.ts'
import { serverUrl } from '../../transport/url-policy.ts'
import { defined } from '../../util/defined.ts'
import { CtiError } from '../../util/errors.ts'
import { lookUp } from '../../util/lookup.ts'
import { trustSettings } from '../trust-settings.ts'
import { OWN_LINE } from './beside/groups.ts'
import { keptOptions, readOptions } from './options.ts'
import type { BasixOptions } from './options.ts'

const name = z.string().check(z.minLength(1), z.maxLength(255))

const schema = z.object({
  /** Only its origin is used (Basix 1.1). */
  address: name,
  allowPlainHttp: z._default(z.boolean(), false),
  /** The user's name in the domain. */
  user: name,
  /** Whose token there is; absent where a service of the customer gives tickets. */
  domain: z.optional(name),
  /** The address of that service. */
  ticketService: z.optional(z.string().check(z.minLength(1), z.maxLength(1_000))),
  /** Called with where a call names none; no form asks for it. */
  lineId: z.catch(z._default(z.string().check(z.maxLength(40)), OWN_LINE), OWN_LINE),
  ...trustSettings
})

/** What is stored of an account, in the clear; the token is not in it. */
export type BasixSettings = z.infer<typeof schema> & BasixOptions

type Stored = Readonly<Record<string, unknown>>

/** Reads stored settings. @throws CtiError protocol */
export function readSettings(stored: Stored): BasixSettings {
  const parsed = z.safeParse(schema, stored)
  if (parsed.success) return { ...parsed.data, ...readOptions(stored) }
  throw new CtiError('protocol', { userMessage: m.error_settings_invalid(), cause: parsed.error })
}

/** Server, domain and user, however the address was typed. */
export function identityOf({ address, domain, ticketService, user }: Stored): string {
  const server = String(address)
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/\/.*$/, '')
  return `${server} ${String(user)}@${String(domain ?? ticketService)}`.toLowerCase()
}

/** Of an account that is added once more stay its options: no form of signing in asks for them. */
export const mergeSettings = (known: Stored, given: Stored): Stored => ({
  ...given,
  ...keptOptions(known),
  ...defined({ lineId: known['lineId'] })
})

/** What was typed into a form, checked as far as no server is needed. */
export interface Typed {
  readonly settings: BasixSettings
  /** The token of the domain, or what the service wants to see. */
  readonly secret: string
}

/** @throws CtiError protocol (a field is missing or wrong), auth (no token), permission (not encrypted) */
export function readTyped(method: string, values: FormValues, kept: Stored = {}): Typed {
  const isTicket = method === 'tickets'
  const form = isTicket ? ticketFields() : tokenFields()
  const text = (field: string): string => {
    const value = lookUp(values, field)
    return typeof value === 'string' ? value.trim() : ''
  }
  const missing = form.find(({ name, required }) => required && text(name) === '')
  if (missing) throw new CtiError('protocol', { userMessage: m.error_field_missing({ field: missing.label }) })
  const [domain, secret] = [text('domain'), text('token')]
  if (domain.includes(':')) throw wrong(m.form_domain_name()) // it would end the name (RFC 7617 2)
  if (!/^[\x21-\x7e]*$/.test(secret)) throw new CtiError('auth', { userMessage: m.error_token_characters() })
  const allowPlainHttp = lookUp(values, 'allowPlainHttp') === true
  const url = serverUrl(text('address'), { allowPlainHttp })
  if (isTicket) serverUrl(text('ticketService'), { allowPlainHttp })
  const typed = { address: text('address'), user: text('user'), allowPlainHttp }
  const by = isTicket ? { ticketService: text('ticketService') } : { domain }
  return { settings: readSettings({ ...mergeSettings(kept, {}), ...trustOf(kept, url), ...typed, ...by }), secret }
}

/** A certificate that was confirmed for another server says nothing about this one. */
function trustOf(kept: Stored, url: URL): Pick<BasixSettings, 'serverTrust'> {
  const { data } = z.safeParse(trustSettings.serverTrust, kept['serverTrust'])
  const isOthers = data?.kind === 'certificate' && !isPinnedAt(data, url)
  return isOthers ? {} : defined({ serverTrust: data })
}

const wrong = (field: string): CtiError => new CtiError('protocol', { userMessage: m.error_field_wrong({ field }) })

/** The sign-in form: the token of the domain, or a service of the customer that holds it and gives tickets (Basix 1.2). */
export const signInForm = (vendor: string): SignInForm => ({
  vendor,
  methods: [
    { id: 'token', label: m.form_method_token(), fields: tokenFields() },
    { id: 'tickets', label: m.form_method_tickets(), fields: ticketFields() }
  ]
})

const tokenFields = (): FormField[] => [
  { ...field('address', 'address', m.form_address()), value: 'https://bcs.brastel.com' },
  { ...field('domain', 'text', m.form_domain_name()), placeholder: 'example.org' },
  field('user', 'text', m.form_user()),
  field('token', 'password', m.form_api_token(), m.form_api_token_hint()),
  allowPlain()
]

const ticketFields = (): FormField[] => [
  { ...field('address', 'address', m.form_address()), value: 'https://bcs.brastel.com' },
  field('ticketService', 'address', m.form_ticket_service(), m.form_ticket_service_hint()),
  field('user', 'text', m.form_user()),
  { ...field('token', 'password', m.form_ticket_key(), m.form_ticket_key_hint()), required: false },
  allowPlain()
]

const allowPlain = (): FormField => ({
  ...field('allowPlainHttp', 'checkbox', m.form_allow_plain(), m.form_allow_plain_hint()),
  required: false
})

const field = (name: string, kind: FormField['kind'], label: string, hint?: string): FormField => ({
  ...{ name, kind, label, required: true },
  ...defined({ hint })
})
