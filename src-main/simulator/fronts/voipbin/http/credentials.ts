import type { IncomingMessage } from 'node:http'
import type { Agent } from '../agents/agent.ts'
import { permissions } from '../agents/agent.ts'
import type { Address } from '../form/resource.ts'
import type { Customers } from '../world/customers.ts'
import { VoipbinRefusal } from './refusal.ts'
import type { Tokens } from './tokens.ts'

/** Who asks. */
export interface Identity {
  readonly customer: string
  /** As it was when the token was made; that of an administrator for a key. */
  readonly permission: number
  /** Missing for a key, which is no agent. */
  readonly agent?: Agent
  /** The agent's addresses when the token was made. */
  readonly addresses: readonly Address[]
  /** When the token ends, in µs; missing for a key. */
  readonly endsAt?: number
}

/** Where credentials are looked for. */
interface Places {
  readonly headers: IncomingMessage['headers']
  readonly query: URLSearchParams
}

/** Finds out who asks; the first credential there is counts, even a bad one (VoIPBin API 3.2). @throws VoipbinRefusal 401 */
export function identify(places: Places, tokens: Tokens, customers: Customers): Identity {
  const token = firstToken(places)
  if (token !== undefined) return ofToken(token, tokens)
  const key = cookie(places, 'accesskey') ?? places.query.get('accesskey') ?? undefined
  if (key !== undefined) return ofAccesskey(key, customers)
  throw authenticationRequired()
}

/** Nobody has said who asks. */
export const authenticationRequired = (): VoipbinRefusal =>
  new VoipbinRefusal('UNAUTHENTICATED', 'AUTHENTICATION_REQUIRED')

const badCredentials = (): VoipbinRefusal => new VoipbinRefusal('UNAUTHENTICATED', 'INVALID_CREDENTIALS')

function firstToken(places: Places): string | undefined {
  const { headers, query } = places
  const bearer = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1]
  return cookie(places, 'token') ?? query.get('token') ?? bearer
}

function cookie({ headers }: Places, name: string): string | undefined {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim())
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1)
}

function ofToken(token: string, tokens: Tokens): Identity {
  const claims = tokens.check(token)
  if (claims === undefined) throw badCredentials()
  return { ...claims, customer: claims.agent.customer }
}

function ofAccesskey(token: string, customers: Customers): Identity {
  const accesskey = customers.accesskey(token)
  if (accesskey === undefined) throw badCredentials()
  return { customer: accesskey.customer, permission: permissions.admin, addresses: [] }
}
