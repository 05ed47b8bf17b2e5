import * as z from 'zod/mini'
import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import type { FormField, SignInForm } from '../../../../src-preload/contract/settings-form.ts'
import { CtiError } from '../../../util/errors.ts'
import { trustSettings } from '../../trust-settings.ts'

const schema = z.object({
  address: z.string().check(z.minLength(1), z.maxLength(255)),
  allowPlainHttp: z._default(z.boolean(), false),
  /** Whose key it is. */
  extension: z._default(z.string(), ''),
  ...trustSettings
})

/** What is stored of an account, in the clear; the key is not in it. */
export type ExampleSettings = z.infer<typeof schema>

/** Reads stored settings. @throws CtiError protocol */
export function readSettings(stored: Readonly<Record<string, unknown>>): ExampleSettings {
  const parsed = z.safeParse(schema, stored)
  if (parsed.success) return parsed.data
  throw new CtiError('protocol', { userMessage: m.error_settings_invalid(), cause: parsed.error })
}

const field = (name: string, kind: FormField['kind'], label: string, required: boolean): FormField => ({
  name,
  kind,
  label,
  required
})

/** The sign-in form: a server and a key. */
export const signInForm = (vendor: string): SignInForm => ({
  vendor,
  methods: [
    {
      id: 'key',
      label: m.form_method_token(),
      fields: [
        field('address', 'address', m.form_address(), true),
        field('key', 'password', m.form_token(), true),
        field('allowPlainHttp', 'checkbox', m.form_allow_plain(), false)
      ]
    }
  ]
})
