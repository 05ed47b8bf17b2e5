import * as z from 'zod/mini'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import type { FormField, FormValues, SignInForm } from '../../../src-preload/contract/settings-form.ts'
import { isPinnedAt } from '../../transport/server-trust.ts'
import { serverUrl } from '../../transport/url-policy.ts'
import { defined } from '../../util/defined.ts'
import { CtiError } from '../../util/errors.ts'
import { lookUp } from '../../util/lookup.ts'
import { trustSettings } from '../trust-settings.ts'
import { callbackFields, callbackSettings, keptCallbacks, typedCallbacks } from './webhooks/callback-settings.ts'
import { readOverride } from './endpoints/override-file.ts'
import type { EndpointOverride } from './endpoints/override-file.ts'

const name = z.string().check(z.minLength(1), z.maxLength(255))

const schema = z.object({
  address: name,
  domain: name,
  userId: name,
  allowOldSignIn: z._default(z.boolean(), false),
  allowPlainHttp: z._default(z.boolean(), false),
  /** A service account, not a person: it may pick up any call of the organisation (Dstny API 3.8). */
  serviceAccount: z.optional(z.boolean()),
  /** Override file (Dstny API 0.3), already parsed from JSON. */
  endpointOverride: z.optional(z.unknown()),
  /** Of a ticket we made: its name and end (epoch ms), and what it may be used for. */
  ticketName: z.optional(z.string()),
  ticketExpiresAt: z.optional(z.number()),
  allowedApis: z.optional(z.array(z.string())),
  ...callbackSettings,
  ...trustSettings
})

/** What is stored of an account, in the clear; the token is not in it. */
export type DstnySettings = z.infer<typeof schema>

/** Reads stored settings. @throws CtiError protocol */
export function readSettings(stored: Readonly<Record<string, unknown>>): DstnySettings {
  const parsed = z.safeParse(schema, stored)
  if (parsed.success) return parsed.data
  throw new CtiError('protocol', { userMessage: m.error_settings_invalid(), cause: parsed.error })
}

/** Server, organisation and user, however the address was typed. */
export function identityOf(stored: Readonly<Record<string, unknown>>): string {
  const { address, domain, userId } = stored
  const server = String(address)
    .trim()
    .replace(/^https?:\/\//i, '')
  return `${server.replace(/\/+$/, '').replace(/\/api$/i, '')} ${String(userId)}@${String(domain)}`.toLowerCase()
}

/**
 * The name of the ticket that signing in made; undefined for a pasted one. A new ticket replaces the user's old one of the
 * same name (Dstny API 6), and deleting that name would end the new one, whatever address its server was reached by.
 */
export function serverTicketName(
  stored: Readonly<Record<string, unknown>>,
  instead: Readonly<Record<string, unknown>> = {}
): string | undefined {
  const { ticketName } = stored
  if (typeof ticketName !== 'string') return undefined
  const isUsed = ['ticketName', 'userId', 'domain'].every(
    (name) => String(lookUp(stored, name)).toLowerCase() === String(lookUp(instead, name)).toLowerCase()
  )
  return isUsed ? undefined : ticketName
}

/**
 * Adding a known account once more keeps what no form asks for, and callbacks unless others were typed. Its server is
 * trusted as it was just now, when signing in was possible with that.
 */
export function mergeSettings(
  known: Readonly<Record<string, unknown>>,
  given: Readonly<Record<string, unknown>>
): Readonly<Record<string, unknown>> {
  const { endpointOverride } = known
  const kept = { endpointOverride, ...keptCallbacks(known) }
  return { ...defined(kept), ...given }
}

/** Server and path prefix of an account; a trailing `/api` in the address is the default and changes nothing. */
export function readServer(settings: DstnySettings): {
  readonly url: URL
  readonly override: EndpointOverride | undefined
} {
  const url = serverUrl(settings.address, settings)
  const given = settings.endpointOverride === undefined ? undefined : readOverride(settings.endpointOverride)
  const prefix = url.pathname.replace(/\/+$/, '').replace(/\/api$/, '')
  if (prefix === '') return { url, override: given }
  return { url, override: { basePath: `${prefix}/api`, version: 1, ...given } }
}

/** What was typed into a sign-in form, checked and taken apart. */
export interface TypedAccount {
  readonly settings: DstnySettings
  readonly text: (field: string) => string
}

/**
 * Takes `jane`, or `jane@example.org` instead of user name and organisation. Of `kept` stays what no form asks for, and the callbacks.
 * @throws CtiError protocol (field missing)
 */
export function readTyped(values: FormValues, kept: Readonly<Record<string, unknown>> = {}): TypedAccount {
  const { endpointOverride } = kept
  const isTicked = (field: string): boolean => lookUp(values, field) === true
  const text = (field: string): string => {
    const value = lookUp(values, field)
    return typeof value === 'string' ? value.trim() : ''
  }
  const [user, ...rest] = text('user').split('@')
  const domain = text('domain') || rest.join('@')
  const required = [
    [text('address'), m.form_address()],
    [user ?? '', m.form_user()],
    [domain, m.form_domain()]
  ] as const
  for (const [value, field] of required) if (value === '') throw missing(field)
  const settings = readSettings({
    ...defined({ endpointOverride, serverTrust: kept['serverTrust'] }),
    address: text('address'),
    domain,
    userId: user,
    allowOldSignIn: isTicked('allowOldSignIn'),
    allowPlainHttp: isTicked('allowPlainHttp'),
    ...(isTicked('serviceAccount') ? { serviceAccount: true } : {}),
    ...typedCallbacks(text, isTicked, kept)
  })
  return { settings: withoutOthersPin(settings), text }
}

/** A certificate that was confirmed for another server says nothing about this one. */
function withoutOthersPin({ serverTrust, ...settings }: DstnySettings): DstnySettings {
  if (serverTrust === undefined) return settings
  const isOthers = serverTrust.kind === 'certificate' && !isPinnedAt(serverTrust, serverUrl(settings.address, settings))
  return isOthers ? settings : { ...settings, serverTrust }
}

/** Says which field of the form is empty. */
export const missing = (field: string): CtiError =>
  new CtiError('protocol', { userMessage: m.error_field_missing({ field }) })

/**
 * The sign-in form: password first, then token, then the old way (Dstny API 1.4). What an account is, and not how it is
 * reached, is ticked as it was when somebody signs in `again`: an unticked box means no.
 */
export function signInForm(vendor: string, again: Readonly<Record<string, unknown>> = {}): SignInForm {
  const service = serviceField(again['serviceAccount'] === true)
  const password = field('password', 'password', m.form_password(), true)
  const token = field('token', 'password', m.form_token(), true, m.form_token_hint())
  const old = field('allowOldSignIn', 'checkbox', m.form_allow_old(), true, m.form_allow_old_hint())
  return {
    vendor,
    takesEndpoints: true,
    methods: [
      {
        id: 'password',
        label: m.form_method_password(),
        fields: [...who(), password, plain(), service, ...callbackFields()]
      },
      { id: 'token', label: m.form_method_token(), fields: [...who(), token, plain(), service, ...callbackFields()] },
      {
        id: 'legacy',
        label: m.form_method_legacy(),
        fields: [...who(), password, old, plain(), service, ...callbackFields()]
      }
    ]
  }
}

const who = (): FormField[] => [
  { ...field('address', 'address', m.form_address(), true, m.form_address_hint()), placeholder: 'pbx.example.org' },
  { ...field('user', 'text', m.form_user(), true, m.form_user_hint()), placeholder: 'jane@example.org' },
  { ...field('domain', 'text', m.form_domain(), false, m.form_domain_hint()), placeholder: 'example.org' }
]

const plain = (): FormField =>
  field('allowPlainHttp', 'checkbox', m.form_allow_plain(), false, m.form_allow_plain_hint())

/** The second factor, asked for when the server asks for it. */
export const codeField = (): FormField => field('code', 'code', m.form_code(), true)

const serviceField = (ticked: boolean): FormField => ({
  ...field('serviceAccount', 'checkbox', m.form_service_account(), false, m.form_service_account_hint()),
  advanced: true,
  value: ticked
})

function field(name: string, kind: FormField['kind'], label: string, required: boolean, hint?: string): FormField {
  return { name, kind, label, required, ...defined({ hint }) }
}
