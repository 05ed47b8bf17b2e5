import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import type { Agent } from './agents/agent.ts'
import type { IssuedSignIn } from '../kit/front.ts'

/** A sign-in of an agent, in the words of the form (VoIPBin API 3.1). */
export function signInOf({ username, extension }: Agent, address: string, token: string): IssuedSignIn {
  const { password } = extension.data
  const server = { name: 'address', label: m.form_address(), value: address }
  return {
    ways: [
      {
        method: 'password',
        label: m.form_method_password(),
        fields: [
          server,
          { name: 'user', label: m.form_user(), value: username },
          { name: 'password', label: m.form_password(), value: password }
        ]
      },
      {
        method: 'token',
        label: m.form_method_token(),
        fields: [server, { name: 'token', label: m.form_token(), value: token }]
      }
    ],
    settings: { address, user: username },
    secret: password
  }
}
