import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import type { IssuedSignIn } from '../kit/front.ts'
import type { CallistoUser } from './world/server.ts'

/** A sign-in of a user to one instance, in the words of the form (Callisto API 1.2, 1.3). */
export function signInOf({ name, password }: CallistoUser, address: string, instance: string): IssuedSignIn {
  return {
    ways: [
      {
        method: 'password',
        label: m.form_method_password(),
        fields: [
          { name: 'address', label: m.form_address(), value: address },
          { name: 'instance', label: m.form_instance(), value: instance },
          { name: 'user', label: m.form_user(), value: name },
          { name: 'password', label: m.form_password(), value: password }
        ]
      }
    ],
    settings: { address, instance, user: name },
    secret: password
  }
}
