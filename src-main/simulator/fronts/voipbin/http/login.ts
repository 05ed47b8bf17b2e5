import { DAY, SECOND } from '../../../../util/durations.ts'
import type { Reply } from '../../kit/reply.ts'
import type { Platform } from '../world/platform.ts'
import { parsedBody } from './body.ts'
import { json } from './reply.ts'
import type { RawRequest } from './request.ts'

/** Signs an agent in; whatever is wrong, the answer is 400 with nothing in it (VoIPBin API 3.1). */
export function login(raw: RawRequest, { agents, tokens, switches }: Platform): Reply {
  const { username, password } = credentialsOf(raw, switches)
  const agent = agents.find((one) => one.username === username)
  if (agent === undefined || agent.extension.data.password !== password) return { status: 400 }
  const token = tokens.issue(agent)
  const cookie = `token=${token}; Path=/; Max-Age=${(7 * DAY) / SECOND}; HttpOnly; Secure; SameSite=Strict`
  return { ...json({ username, token }), headers: { 'Set-Cookie': cookie } }
}

function credentialsOf(raw: RawRequest, switches: Platform['switches']): Readonly<Record<string, unknown>> {
  try {
    return parsedBody(raw, { ...switches, missingMembers: 'refused' })
  } catch {
    return {}
  }
}
