import { describe, expect, it } from 'vitest'
import { SECOND } from '../../../../util/durations.ts'
import type { Answered } from '../../../testing/dstny-client.ts'
import { actionsIn, caller, callsIn, companyForEachCase, shown } from '../../../testing/dstny-company.ts'

const company = companyForEachCase()

const tokenIn = ({ text }: Answered): string => /"stateToken":(-?\d+)/.exec(text)?.[1] ?? ''
const dial = (destination: string) =>
  company.client.post(`${company.control()}/devices/200-desk/calls`, { destination })

describe('a call from outside', () => {
  it('rings on every active device and can be answered on those that answer remotely', async () => {
    await company.ring(caller, 'Firma Beispiel')
    const call = await company.onlyCall()
    expect(call).toMatchObject({ status: 'RINGING', inbound: true, duration: 0, conference: false, muted: false })
    expect(call.remoteParty).toMatchObject({ telUri: `tel:${caller}`, displayName: 'Firma Beispiel' })
    expect(call.actions).toEqual([{ action: 'ANSWER', deviceIds: ['200-desk', '200-soft'] }])
    expect(call.deviceIds).toEqual(['200-desk', '200-soft', '200-mobile'])
  })

  it('goes through answer, hold, resume, mute and hang-up with the documented actions', async () => {
    await company.ring()
    const { callId } = await company.onlyCall()
    const answered = await company.client.post(`${company.callPath(callId)}/answer/200-desk`)
    expect(shown(answered)).toMatchObject({ status: 'ACTIVE', deviceIds: ['200-desk'] })
    expect(actionsIn(shown(answered))).toEqual(['HOLD', 'MOVE', 'MUTE', 'PARK', 'TRANSFER'])
    const held = await company.client.post(`${company.callPath(callId)}/hold`, `{"stateToken":${tokenIn(answered)}}`)
    expect(shown(held).status).toBe('HELD')
    expect(actionsIn(shown(held))).toEqual(['MOVE', 'PARK', 'RESUME', 'TRANSFER'])
    await company.clock.advance(7 * SECOND)
    const resumed = await company.client.post(`${company.callPath(callId)}/resume`)
    expect(shown(resumed)).toMatchObject({ status: 'ACTIVE', duration: 7 })
    const muted = await company.client.post(`${company.callPath(callId)}/mute`)
    expect(shown(muted)).toMatchObject({ muted: true, event: 'MUTED' })
    expect(actionsIn(shown(muted))).toEqual(['HOLD', 'MOVE', 'PARK', 'TRANSFER', 'UNMUTE'])
    expect((await company.client.delete(company.callPath(callId))).status).toBe(204)
    expect(await company.calls()).toEqual([])
  })

  it('stays readable for 30 s after its end, then is gone', async () => {
    const call = await company.ring()
    const { callId } = await company.onlyCall()
    call.caller.hangsUp()
    const path = company.statePath(callId)
    expect(shown(await company.client.get(path)).status).toBe('TERMINATED')
    await company.clock.advance(31 * SECOND)
    const gone = await company.client.get(path)
    expect(gone.status).toBe(404)
    expect(gone.text).toContain('call.does.not.exist')
  })
})

describe('state tokens', () => {
  it('change with each change of state and not with the duration', async () => {
    await company.ring()
    const { callId } = await company.onlyCall()
    const path = company.statePath(callId)
    const ringing = tokenIn(await company.client.get(path))
    await company.pbx.extension('200').answers()
    const active = tokenIn(await company.client.get(path))
    await company.clock.advance(5 * SECOND)
    expect(active).not.toBe(ringing)
    expect(tokenIn(await company.client.get(path))).toBe(active)
  })

  it('pass the range of a double, and an old one is refused without any effect', async () => {
    const call = await company.ring()
    await company.pbx.extension('200').answers(call)
    const { callId } = await company.onlyCall()
    const tokens: string[] = []
    for (const action of ['mute', 'unmute', 'mute', 'unmute', 'mute']) {
      tokens.push(tokenIn(await company.client.post(`${company.callPath(callId)}/${action}`)))
    }
    expect(tokens.some((token) => !Number.isSafeInteger(Number(token)))).toBe(true)
    const refused = await company.client.post(`${company.callPath(callId)}/hold`, `{"stateToken":${tokens[0]}}`)
    expect(refused.status).toBe(409)
    expect(JSON.parse(refused.text)).toEqual({ field: [{ fieldName: 'stateToken', code: 'state.token.mismatch' }] })
    expect((await company.onlyCall()).status).toBe('ACTIVE')
  })

  it('refuse what the state does not allow', async () => {
    await company.ring()
    const { callId } = await company.onlyCall()
    const refused = await company.client.post(`${company.callPath(callId)}/hold`)
    expect([refused.status, refused.text.includes('action.not.allowed')]).toEqual([409, true])
    const mobile = await company.client.post(`${company.callPath(callId)}/answer/200-mobile`)
    expect(mobile.status).toBe(409)
  })
})

describe('making calls', () => {
  it('answers INITIATED, then rings, then is answered', async () => {
    const made = await dial('tel:201')
    expect(shown(made)).toMatchObject({ status: 'INITIATED', deviceIds: ['200-desk'] })
    expect(shown(made).remoteParty).toMatchObject({ type: 'USER_ID', displayName: 'Anna Berg' })
    expect((await company.onlyCall()).status).toBe('RINGING')
    await company.pbx.extension('201').answers()
    expect((await company.onlyCall()).status).toBe('ACTIVE')
  })

  it('gives two people of the company two callIds, two tokens and one correlationId', async () => {
    await dial('sip:anna.berg@example.org')
    const mine = await company.client.get(company.state())
    const anna = company.as('anna.berg')
    const hers = await anna.get(company.state('anna.berg'))
    const [a] = callsIn(mine)
    const [b] = callsIn(hers)
    expect(a?.callId).not.toBe(b?.callId)
    expect(tokenIn(mine)).not.toBe(tokenIn(hers))
    expect(a?.correlationId).toBe(b?.correlationId)
  })

  it('refuses destinations without scheme and devices that do not exist', async () => {
    expect((await dial('201')).status).toBe(400)
    expect(
      (await company.client.post(`${company.control()}/devices/none/calls`, '{"destination":"tel:201"}')).status
    ).toBe(404)
    expect((await company.client.post(`${company.control()}/devices/200-desk/calls`, '{')).status).toBe(400)
  })

  it('fails as the fixed numbers say', async () => {
    const made = await dial('tel:+493023125902')
    await company.client.get(company.state())
    await company.clock.advance(2 * SECOND)
    const after = await company.client.get(company.statePath(shown(made).callId))
    const expected = {
      status: 'TERMINATED',
      event: 'FAILED',
      eventDescription: 'Call setup failed with status code 486'
    }
    expect(shown(after)).toMatchObject(expected)
  })
})

describe('handing over', () => {
  it('blindly ends the own call and shows the target who sent it', async () => {
    const call = await company.ring(caller, 'Harriet')
    await company.pbx.extension('200').answers(call)
    const { callId } = await company.onlyCall()
    await company.client.post(`${company.callPath(callId)}/transfer`, '{"destination":"tel:201","blind":true}')
    expect(await company.calls()).toEqual([])
    const leg = company.pbx.extension('201').legIn(call)
    expect([leg.state, leg.remote.name, leg.history?.previous?.name]).toEqual(['alerting', 'Harriet', 'Jane Doe'])
  })

  it('gives a supervised transfer back when nobody answers', async () => {
    const call = await company.ring()
    await company.pbx.extension('200').answers(call)
    const { callId } = await company.onlyCall()
    await company.client.post(`${company.callPath(callId)}/transfer`, '{"destination":"tel:201"}')
    expect((await company.onlyCall()).status).toBe('ACTIVE')
    await company.clock.advance(21 * SECOND)
    expect(await company.onlyCall()).toMatchObject({ status: 'ACTIVE', event: 'FAILED' })
    expect(company.pbx.extension('201').isBusy).toBe(false)
  })

  it.each([
    ['does not exist', '999999999999', 0, 404],
    ['is busy', '+493023125902', SECOND, 486],
    ['is unknown to the network', '+493023125904', 0, 404]
  ])('gives a supervised transfer to a number that %s back with the reason', async (_, number, afterMs, code) => {
    const call = await company.talk()
    const { callId } = await company.onlyCall()
    await company.client.post(`${company.callPath(callId)}/hold`)
    await company.client.post(`${company.callPath(callId)}/transfer`, `{"destination":"tel:${number}","blind":false}`)
    await company.clock.advance(afterMs)
    const eventDescription = `Call setup failed with status code ${code}`
    expect(await company.onlyCall()).toMatchObject({ callId, status: 'ACTIVE', event: 'FAILED', eventDescription })
    expect(call.liveLegs.map(({ state, remote }) => [state, remote.name])).toEqual([
      ['connected', 'Jane Doe'],
      ['connected', 'Harriet']
    ])
    expect(actionsIn(await company.onlyCall())).toContain('TRANSFER')
  })

  it('clears the own leg of a supervised transfer only when the target answers, without an event', async () => {
    const call = await company.talk()
    const { callId } = await company.onlyCall()
    await company.client.post(`${company.callPath(callId)}/transfer`, '{"destination":"tel:+493023125901"}')
    expect(await company.onlyCall()).toMatchObject({ callId, status: 'ACTIVE' })
    await company.clock.advance(2 * SECOND)
    expect(await company.calls()).toEqual([])
    const ended = shown(await company.client.get(company.statePath(callId)))
    expect([ended.status, ended.event]).toEqual(['TERMINATED', undefined])
    expect(call.liveLegs.map(({ state }) => state)).toEqual(['connected', 'connected'])
  })

  it.each(['999999999999', '+493023125902', '+493023125904'])(
    'ends the call of a blind transfer to %s, which says nothing of the reason',
    async (number) => {
      const call = await company.talk()
      const { callId } = await company.onlyCall()
      await company.client.post(`${company.callPath(callId)}/transfer`, `{"destination":"tel:${number}","blind":true}`)
      expect(await company.calls()).toEqual([])
      await company.clock.advance(SECOND)
      expect(call.liveLegs).toEqual([])
      const ended = shown(await company.client.get(company.statePath(callId)))
      expect([ended.status, ended.event]).toEqual(['TERMINATED', undefined])
    }
  )

  it.each([
    ['answered', () => company.pbx.extension('202').answers()],
    ['unanswered', () => company.clock.advance(21 * SECOND)]
  ])('supervised and %s changes no actions under an old token, on neither side', async (_, goOn) => {
    const actionsOf = new Map<string, string>()
    const look = async (): Promise<void> => {
      for (const call of [...(await company.calls()), ...(await company.calls('anna.berg'))]) {
        const state = `${call.callId} ${String(call.stateToken)}`
        const actions = actionsIn(call).join()
        expect(actionsOf.get(state) ?? actions).toBe(actions)
        actionsOf.set(state, actions)
      }
    }
    await company.pbx.extension('201').dials('200')
    await company.pbx.extension('200').answers()
    await look()
    const { callId } = await company.onlyCall()
    await company.client.post(`${company.callPath(callId)}/transfer`, '{"destination":"tel:202"}')
    await look()
    await goOn()
    await look()
    expect(new Set(actionsOf.values())).toEqual(new Set(['HOLD,MOVE,MUTE,PARK,TRANSFER', 'HOLD,MOVE,MUTE']))
  })

  it('alternates between a call and a ringing or held one', async () => {
    const first = await company.ring()
    await company.pbx.extension('200').answers(first, 'desk')
    await company.pbx.outside('+441632960123').dials(company.pbx.extension('200'))
    const [one, two] = await company.calls()
    const body = { targetCallId: two?.callId }
    const answer = await company.client.post(`${company.callPath(one?.callId ?? '')}/alternate`, body)
    expect(shown(answer).status).toBe('HELD')
    const back = { targetCallId: one?.callId }
    await company.client.post(`${company.callPath(two?.callId ?? '')}/alternate`, back)
    expect((await company.calls()).map((call) => call.status)).toEqual(['ACTIVE', 'HELD'])
  })

  it('joins the parties of two calls', async () => {
    const jane = company.pbx.extension('200')
    await company.talk()
    await jane.dials(company.pbx.extension('201'), 'desk')
    await company.pbx.extension('201').answers()
    const [one, two] = await company.calls()
    const body = { targetCallId: two?.callId }
    await company.client.post(`${company.callPath(one?.callId ?? '')}/transfer-to-call`, body)
    expect(await company.calls()).toEqual([])
    expect(company.pbx.extension('201').legIn().remote.name).toBe('Harriet')
  })

  it('joins with a target that still rings: at once anew, or when it answers', async () => {
    for (const waitForAnswer of [false, true]) {
      const call = await company.talk()
      await dial('tel:+493023125901')
      const [one, two] = await company.calls()
      const body = { targetCallId: two?.callId, waitForAnswer }
      await company.client.post(`${company.callPath(one?.callId ?? '')}/transfer-to-call`, body)
      expect(await company.calls()).toEqual([])
      await company.clock.advance(2 * SECOND)
      expect(call.liveLegs.map((leg) => leg.state)).toEqual(['connected', 'connected'])
      expect(call.caller.party.name).toBe('Harriet')
    }
  })

  it('parks a call, and the park code gets it back', async () => {
    const jane = company.pbx.extension('200')
    const call = await company.pbx.outside(caller, 'Harriet').dials(jane)
    await jane.answers(call)
    await company.client.post(`${company.callPath((await company.onlyCall()).callId)}/park`)
    expect(await company.calls()).toEqual([])
    await company.pbx.extension('201').dials('*70')
    expect(company.pbx.extension('201').legIn()).toMatchObject({ state: 'connected', remote: { name: 'Harriet' } })
  })
})
