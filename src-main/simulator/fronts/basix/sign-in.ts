import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import type { IssuedSignIn } from '../kit/front.ts'
import type { BasixUser } from './people/directory.ts'

/** A sign-in of a person with the token of the domain, in the words of the form (Basix API 1.2). */
export const signInOf = ({ name, domain }: BasixUser, address: string, token: string): IssuedSignIn => ({
  ways: [
    {
      method: 'token',
      label: m.form_method_token(),
      fields: [
        { name: 'address', label: m.form_address(), value: address },
        { name: 'domain', label: m.form_domain_name(), value: domain },
        { name: 'user', label: m.form_user(), value: name },
        { name: 'token', label: m.form_api_token(), value: token }
      ]
    }
  ],
  settings: { address, domain, user: name },
  secret: token
})
