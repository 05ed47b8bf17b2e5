import type { Secret } from '../../logging/secret.ts'
import { serverUrl } from '../../transport/url-policy.ts'
import type { Clock } from '../../util/clock.ts'
import type { VoipbinClient } from './client.ts'
import { login } from './login.ts'
import { Requester } from './request.ts'
import { fixedSession, keyAuth, LoginSession, tokenAuth } from './session.ts'
import type { Session } from './session.ts'
import type { VoipbinSettings } from './settings.ts'
import { modeOf, selfOf } from './self.ts'
import type { Mode, Self } from './self.ts'
import type { AgentRow } from './wire/agents.ts'

/** What of an account's settings its requests need. */
export type ServerSettings = Pick<VoipbinSettings, 'address' | 'allowPlainHttp' | 'method' | 'user' | 'serverTrust'>

/** How an account proves who it is; it outlives links, so that not each of them signs in anew. */
export function sessionFor(settings: ServerSettings, secret: Secret, clock: Clock): Session {
  switch (settings.method) {
    case 'key':
      return fixedSession(keyAuth(secret))
    case 'token':
      return fixedSession(tokenAuth(secret))
    case 'password': {
      const server = { baseUrl: serverUrl(settings.address, settings), clock, trust: settings.serverTrust }
      return new LoginSession(() => login(server, settings.user, secret, new AbortController().signal), clock)
    }
  }
}

export const requesterFor = (settings: ServerSettings, session: Session, clock: Clock): Requester =>
  new Requester({ baseUrl: serverUrl(settings.address, settings), clock, session, trust: settings.serverTrust })

/** Whose account it is and what it may. */
export interface Identified {
  readonly self: Self
  readonly mode: Mode
}

/** Asks who the user is; `agentId`: of whoever uses an access key. @throws CtiError */
export async function identify(
  client: VoipbinClient,
  session: Session,
  agentId: string | undefined,
  signal: AbortSignal
): Promise<Identified> {
  if (agentId !== undefined) {
    const row = await client.agents.get({ id: agentId }, signal)
    return { self: selfOf(row), mode: 'full' } // a key may what an administrator may
  }
  const row = await client.agents.me({}, signal)
  await keepRights(row, session, signal)
  return { self: selfOf(row), mode: modeOf(row.permission) }
}

/** The server judges by the rights in the token: after they have changed another one is needed (VoIPBin 3.1). */
async function keepRights({ permission }: AgentRow, session: Session, signal: AbortSignal): Promise<void> {
  if (!(session instanceof LoginSession) || session.permission === undefined) return
  if (session.permission !== permission) await session.renewed(await session.auth(signal), signal)
}
