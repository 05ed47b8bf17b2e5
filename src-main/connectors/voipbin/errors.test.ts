import { describe, expect, it } from 'vitest'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import { loginRefused, voipbinError } from './errors.ts'

const refused = (status: number, reason?: string, acts = false) =>
  voipbinError({
    status,
    body: reason && { error: { status: 'X', reason, message: 'The thing was bad.', request_id: 'req_1' } },
    host: 'pbx.example.org',
    acts
  })

describe('refusals', () => {
  it.each([
    [401, 'AUTHENTICATION_REQUIRED', 'auth'],
    [403, 'ACCOUNT_FROZEN', 'permission'],
    [403, 'PERMISSION_DENIED', 'permission'],
    [402, 'INSUFFICIENT_BALANCE', 'conflict'],
    [404, 'CALL_NOT_FOUND', 'notFound'],
    [404, 'QUEUE_NOT_FOUND', 'notFound'],
    [404, 'ROUTE_NOT_FOUND', 'unsupported'],
    [409, 'STATE_INVALID', 'notFound'],
    [409, 'RECORDING_ALREADY_ACTIVE', 'conflict'],
    [429, 'RATE_LIMIT_EXCEEDED', 'rateLimited'],
    [503, 'REQUEST_TIMEOUT', 'rateLimited'],
    [503, 'SIGNING_NOT_CONFIGURED', 'unsupported'],
    [500, 'INTERNAL', 'network']
  ])('%i %s is %s', (status, reason, kind) => expect(refused(status, reason).kind).toBe(kind))

  it('of something that was to be done are a wrong state where nobody has classified them', () => {
    expect(refused(500, 'INTERNAL', true).kind).toBe('conflict')
    expect(refused(500, undefined, true).kind).toBe('network')
    expect(refused(500, 'INTERNAL', true).userMessage).toBe(m.error_conflict_other())
  })

  it('go by the status where there is no envelope', () => {
    expect([404, 400, 502].map((status) => refused(status).kind)).toEqual(['unsupported', 'protocol', 'network'])
  })

  it('are repeated where they pass', () => {
    expect([429, 503, 403, 500].map((status) => refused(status, 'X').retryable)).toEqual([true, true, false, false])
    expect(refused(503, 'SIGNING_NOT_CONFIGURED').retryable).toBe(false)
  })

  it('show what the server says of an input', () => {
    expect(refused(400, 'INVALID_ARGUMENT').userMessage).toBe(m.error_refused({ detail: 'The thing was bad.' }))
  })

  it('of a login have no words, so that ours say what can be wrong', () => {
    const login = { body: undefined, host: 'pbx.example.org', acts: false }
    expect(loginRefused({ ...login, status: 400 })).toMatchObject({
      kind: 'auth',
      userMessage: m.error_password_wrong()
    })
    expect(loginRefused({ ...login, status: 429 }).kind).toBe('rateLimited')
  })
})
