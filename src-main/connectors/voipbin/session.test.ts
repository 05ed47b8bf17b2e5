import { describe, expect, it } from 'vitest'
import { Secret } from '../../logging/secret.ts'
import { ManualClock } from '../../util/clock.ts'
import { DAY, HOUR } from '../../util/durations.ts'
import { CtiError } from '../../util/errors.ts'
import { factsOf, LoginSession } from './session.ts'

const { signal } = new AbortController()
const refusal = new CtiError('network', { userMessage: 'lost' })

/** A session whose logins are counted, each for so long. */
function sessionFor(lifeMs: number) {
  const clock = new ManualClock()
  const made: Secret[] = []
  const server = { answers: true }
  const session = new LoginSession(async () => {
    if (!server.answers) throw refusal
    const token = new Secret(`token ${String(made.length)}`)
    made.push(token)
    return { token, endsAt: clock.now() + lifeMs, permission: 64 }
  }, clock)
  return { clock, made, session, server }
}

describe('a sign-in by name and password', () => {
  it('is one login for all who need it', async () => {
    const { session, made } = sessionFor(7 * DAY)
    const [one, other] = await Promise.all([session.auth(signal), session.auth(signal)])
    expect([one, made.length]).toEqual([other, 1])
  })

  it('is made anew when less than a day is left', async () => {
    const { session, clock, made } = sessionFor(7 * DAY)
    const first = await session.auth(signal)
    await clock.advance(6 * DAY - HOUR)
    expect(await session.auth(signal)).toBe(first)
    await clock.advance(2 * HOUR)
    expect(await session.auth(signal)).not.toBe(first)
    expect(made).toHaveLength(2)
  })

  it('stays as long as it is good while no other can be had', async () => {
    const { session, clock, server } = sessionFor(7 * DAY)
    const first = await session.auth(signal)
    server.answers = false
    await clock.advance(6.5 * DAY)
    expect(await session.auth(signal)).toBe(first)
    await clock.advance(DAY)
    await expect(session.auth(signal)).rejects.toBe(refusal)
  })

  it('is made once for all whose token was refused', async () => {
    const { session, made } = sessionFor(7 * DAY)
    const first = await session.auth(signal)
    const [one, other] = await Promise.all([session.renewed(first, signal), session.renewed(first, signal)])
    expect([one, made.length]).toEqual([other, 2])
    expect(await session.renewed(first, signal)).toBe(one)
  })

  it('is not made again and again where the clock of this computer is wrong', async () => {
    const { session, made } = sessionFor(-DAY)
    await session.auth(signal)
    await session.auth(signal)
    expect(made).toHaveLength(1)
  })
})

describe('a token', () => {
  const tokenOf = (claims: object): string => `x.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.y`

  it('says when it ends, as text, and what it may', () => {
    const token = tokenOf({ type: 'agent', agent: { permission: 16 }, expire: '2026-09-05T08:00:00.000000Z' })
    expect(factsOf(token)).toEqual({ endsAt: Date.UTC(2026, 8, 5, 8), permission: 16 })
  })

  it.each(['', 'x', 'x.!.y', tokenOf({ exp: 12 })])('%s says nothing', (token) =>
    expect(factsOf(token)).toEqual({ endsAt: undefined, permission: undefined })
  )
})
