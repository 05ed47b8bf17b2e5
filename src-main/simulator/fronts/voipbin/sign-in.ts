import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import type { Agent } from './agents/agent.ts'
import type { IssuedSignIn } from '../kit/front.ts'

/** What lets somebody in beside the password. */
interface Issued {
  /** A JWT of the agent. */
  readonly token: string
  /** A key of the agent's customer; without one there is no such way. */
  readonly accesskey: string | undefined
}

/** A sign-in of an agent, in the words of the form (VoIPBin API 3). */
export function signInOf({ username, extension, id }: Agent, address: string, issued: Issued): IssuedSignIn {
  const { password } = extension.data
  const { token, accesskey } = issued
  const server = { name: 'address', label: m.form_address(), value: address }
  const byKey = (key: string): IssuedSignIn['ways'][number] => ({
    method: 'key',
    label: m.form_method_access_key(),
    fields: [server, { name: 'key', label: m.form_access_key(), value: key }],
    more: [{ name: 'agentId', label: m.form_whose_key(), value: id }]
  })
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
      },
      ...(accesskey === undefined ? [] : [byKey(accesskey)])
    ],
    settings: { address, user: username },
    secret: password
  }
}
