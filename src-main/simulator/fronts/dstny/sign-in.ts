import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import type { Extension } from '../../people/extension.ts'
import type { IssuedSignIn } from '../kit/front.ts'

/** A sign-in of a person with a ticket, in the words of the form (Dstny API 1.4). */
export function signInOf({ data }: Extension, address: string, token: string): IssuedSignIn {
  const who = [
    { name: 'address', label: m.form_address(), value: address },
    { name: 'user', label: m.form_user(), value: data.id },
    { name: 'domain', label: m.form_domain(), value: data.domain }
  ]
  const password = { name: 'password', label: m.form_password(), value: data.password }
  return {
    ways: [
      { method: 'password', label: m.form_method_password(), fields: [...who, password] },
      {
        method: 'token',
        label: m.form_method_token(),
        fields: [...who, { name: 'token', label: m.form_token(), value: token }]
      }
    ],
    settings: { address, domain: data.domain, userId: data.id },
    secret: token
  }
}
