import * as z from 'zod/mini'
import { Secret } from '../../logging/secret.ts'
import { HttpClient } from '../../transport/http-client.ts'
import type { HttpClientOptions } from '../../transport/http-client.ts'
import { protocolError } from '../../transport/transport-errors.ts'
import { limits } from '../../util/limits.ts'
import { voipbinOperations } from '../../wire-tables/voipbin.ts'
import { loginRefused } from './errors.ts'
import { factsOf } from './session.ts'
import type { IssuedToken } from './session.ts'

const reply = z.object({ token: z.string().check(z.minLength(1), z.maxLength(16 * limits.idChars)) })

/** Changes user name and password for a token (VoIPBin 3.1). @throws CtiError auth | network | timeout | protocol */
export async function login(
  options: Pick<HttpClientOptions, 'baseUrl' | 'clock' | 'trust'>,
  username: string,
  password: Secret,
  signal: AbortSignal
): Promise<IssuedToken> {
  await using http = new HttpClient(options)
  const { method, path } = voipbinOperations.login
  const response = await http.request({ method, path, body: { username, password }, expects: 'json' }, signal)
  const { host } = http
  if (response.status < 200 || response.status >= 300) throw loginRefused({ ...response, host, acts: false })
  const parsed = z.safeParse(reply, response.body)
  if (!parsed.success) throw protocolError(host, parsed.error)
  return { token: new Secret(parsed.data.token), ...factsOf(parsed.data.token) }
}
