import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Agent } from '../agents/agent.ts'
import { agentJson } from '../agents/agent.ts'
import type { Agents } from '../agents/agents.ts'
import type { Address } from '../form/resource.ts'
import { microsOf, rfc3339 } from '../form/stamps.ts'
import type { Shared } from '../world/shared.ts'

/** What a token says, as long as it lives: rights and addresses are those of the moment it was made (VoIPBin API 3.1). */
export interface TokenClaims {
  readonly agent: Agent
  readonly permission: number
  readonly addresses: readonly Address[]
  /** µs. */
  readonly endsAt: number
}

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Makes the tokens of agents and judges them. */
export class Tokens {
  readonly #shared: Shared
  readonly #agents: Agents
  #key = 'simulated key of the platform'

  constructor(shared: Shared, agents: Agents) {
    this.#shared = shared
    this.#agents = agents
  }

  /** A JWT as a login gives it. */
  issue(agent: Agent, lifeMs = this.#shared.switches.tokenLifeMs): string {
    const expire = rfc3339(this.#shared.stamps.now + lifeMs * 1000, 6)
    const claims = { type: 'agent', agent: agentJson(agent, 'source'), expire }
    const signed = `${encoded({ alg: 'HS256', typ: 'JWT' })}.${encoded(claims)}`
    return `${signed}.${this.#signature(signed)}`
  }

  /** Nothing that was issued before is good any more. */
  revokeAll(): void {
    this.#key += '+'
  }

  /** Undefined for a token that is not ours, or over. */
  check(token: string): TokenClaims | undefined {
    const [head = '', body = '', signature = ''] = token.split('.')
    if (!sameText(signature, this.#signature(`${head}.${body}`))) return undefined
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Claims // we have signed it
    const agent = this.#agents.byId(claims.agent.id)
    const endsAt = microsOf(claims.expire) ?? 0
    if (agent === undefined || endsAt <= this.#shared.stamps.now) return undefined
    return { agent, permission: claims.agent.permission, addresses: claims.agent.addresses, endsAt }
  }

  #signature(signed: string): string {
    return createHmac('sha256', this.#key).update(signed).digest('base64url')
  }
}

interface Claims {
  readonly agent: { readonly id: string; readonly permission: number; readonly addresses: readonly Address[] }
  readonly expire: string
}

function sameText(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}
