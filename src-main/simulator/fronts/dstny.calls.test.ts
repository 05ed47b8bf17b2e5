import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ManualClock } from '../../util/clock.ts'
import { SECOND } from '../../util/durations.ts'
import { createPbx, type Pbx } from '../pbx.ts'
import { DstnyTestClient } from '../testing/dstny-client.ts'
import { openDstnyFront, type DstnyFront } from './dstny.ts'

const caller = '+493023125123'
const control = '/api/user/call-control/v1/example.org/jane'
const state = '/api/user/call-state/v1/example.org/jane'

interface Shown {
  readonly callId: string
  readonly status: string
  readonly event?: string
  readonly eventDescription?: string
  readonly muted: boolean
  readonly duration: number
  readonly deviceIds: string[]
  readonly correlationId: string
  readonly remoteParty: { type: string; telUri?: string; displayName?: string }
  readonly historyInfo?: { subject?: string; previousRetargetReason?: string; previousParty?: { displayName: string } }
  readonly actions?: { action: string; deviceIds?: string[] }[]
}

let clock: ManualClock
let pbx: Pbx
let front: DstnyFront
let client: DstnyTestClient

beforeEach(async () => {
  clock = new ManualClock()
  pbx = createPbx({ clock })
  front = await openDstnyFront(pbx)
  client = new DstnyTestClient(front, front.issueToken('jane'))
})

afterEach(async () => {
  await front.close()
  pbx[Symbol.dispose]()
})

const shown = (text: string): Shown => JSON.parse(text) as Shown
const tokenIn = (text: string): string => /"stateToken":(-?\d+)/.exec(text)?.[1] ?? ''
const actionsOf = (text: string): string[] => (shown(text).actions ?? []).map((one) => one.action).toSorted()
const callPath = (id: string): string => `${control}/calls/${encodeURIComponent(id)}`

async function calls(): Promise<Shown[]> {
  const { text } = await client.get(state)
  return (JSON.parse(text) as { calls: Shown[] }).calls
}

async function onlyCall(): Promise<Shown> {
  const [call] = await calls()
  if (call === undefined) throw new Error('no call')
  return call
}

describe('a call from outside', () => {
  it('rings on every active device and can be answered on those that answer remotely', async () => {
    await pbx.outside(caller, 'Firma Beispiel').dials(pbx.extension('200'))
    const call = await onlyCall()
    expect(call).toMatchObject({ status: 'RINGING', inbound: true, duration: 0, conference: false, muted: false })
    expect(call.remoteParty).toMatchObject({ telUri: `tel:${caller}`, displayName: 'Firma Beispiel' })
    expect(call.actions).toEqual([{ action: 'ANSWER', deviceIds: ['200-desk', '200-soft'] }])
    expect(call.deviceIds).toEqual(['200-desk', '200-soft', '200-mobile'])
  })

  it('goes through answer, hold, resume, mute and hang-up with the documented actions', async () => {
    await pbx.outside(caller).dials(pbx.extension('200'))
    const { callId } = await onlyCall()
    const answered = await client.post(`${callPath(callId)}/answer/200-desk`)
    expect(shown(answered.text)).toMatchObject({ status: 'ACTIVE', deviceIds: ['200-desk'] })
    expect(actionsOf(answered.text)).toEqual(['HOLD', 'MOVE', 'MUTE', 'PARK', 'TRANSFER'])
    const held = await client.post(`${callPath(callId)}/hold`, `{"stateToken":${tokenIn(answered.text)}}`)
    expect(shown(held.text).status).toBe('HELD')
    expect(actionsOf(held.text)).toEqual(['MOVE', 'PARK', 'RESUME', 'TRANSFER'])
    await clock.advance(7 * SECOND)
    const resumed = await client.post(`${callPath(callId)}/resume`, '{}')
    expect(shown(resumed.text)).toMatchObject({ status: 'ACTIVE', duration: 7 })
    const muted = await client.post(`${callPath(callId)}/mute`)
    expect(shown(muted.text)).toMatchObject({ muted: true, event: 'MUTED' })
    expect(actionsOf(muted.text)).toEqual(['HOLD', 'MOVE', 'PARK', 'TRANSFER', 'UNMUTE'])
    expect((await client.send('DELETE', callPath(callId))).status).toBe(204)
    expect(await calls()).toEqual([])
  })

  it('stays readable for 30 s after its end, then is gone', async () => {
    const call = await pbx.outside(caller).dials(pbx.extension('200'))
    const { callId } = await onlyCall()
    call.caller.hangsUp()
    const path = `${state}/calls/${encodeURIComponent(callId)}`
    expect(shown((await client.get(path)).text).status).toBe('TERMINATED')
    await clock.advance(31 * SECOND)
    const gone = await client.get(path)
    expect(gone.status).toBe(404)
    expect(gone.text).toContain('call.does.not.exist')
  })
})

describe('state tokens', () => {
  it('change with each change of state and not with the duration', async () => {
    await pbx.outside(caller).dials(pbx.extension('200'))
    const { callId } = await onlyCall()
    const path = `${state}/calls/${encodeURIComponent(callId)}`
    const ringing = tokenIn((await client.get(path)).text)
    await pbx.extension('200').answers()
    const active = tokenIn((await client.get(path)).text)
    await clock.advance(5 * SECOND)
    expect(active).not.toBe(ringing)
    expect(tokenIn((await client.get(path)).text)).toBe(active)
  })

  it('pass the range of a double, and an old one is refused without any effect', async () => {
    const call = await pbx.outside(caller).dials(pbx.extension('200'))
    await pbx.extension('200').answers(call)
    const { callId } = await onlyCall()
    const tokens: string[] = []
    for (const action of ['mute', 'unmute', 'mute', 'unmute', 'mute']) {
      tokens.push(tokenIn((await client.post(`${callPath(callId)}/${action}`)).text))
    }
    expect(tokens.some((token) => !Number.isSafeInteger(Number(token)))).toBe(true)
    const refused = await client.post(`${callPath(callId)}/hold`, `{"stateToken":${tokens[0]}}`)
    expect(refused.status).toBe(409)
    expect(JSON.parse(refused.text)).toEqual({ field: [{ fieldName: 'stateToken', code: 'state.token.mismatch' }] })
    expect((await onlyCall()).status).toBe('ACTIVE')
  })

  it('refuse what the state does not allow', async () => {
    await pbx.outside(caller).dials(pbx.extension('200'))
    const { callId } = await onlyCall()
    const refused = await client.post(`${callPath(callId)}/hold`)
    expect([refused.status, refused.text.includes('action.not.allowed')]).toEqual([409, true])
    const mobile = await client.post(`${callPath(callId)}/answer/200-mobile`)
    expect(mobile.status).toBe(409)
  })
})

describe('making calls', () => {
  it('answers INITIATED, then rings, then is answered', async () => {
    const made = await client.post(`${control}/devices/200-desk/calls`, '{"destination":"tel:201"}')
    expect(shown(made.text)).toMatchObject({ status: 'INITIATED', deviceIds: ['200-desk'] })
    expect(shown(made.text).remoteParty).toMatchObject({ type: 'USER_ID', displayName: 'Anna Berg' })
    expect((await onlyCall()).status).toBe('RINGING')
    await pbx.extension('201').answers()
    expect((await onlyCall()).status).toBe('ACTIVE')
  })

  it('gives two people of the office two callIds, two tokens and one correlationId', async () => {
    await client.post(`${control}/devices/200-desk/calls`, '{"destination":"sip:anna.berg@example.org"}')
    const mine = await client.get(state)
    const anna = new DstnyTestClient(front, front.issueToken('anna.berg'))
    const hers = await anna.get(state.replace('jane', 'anna.berg'))
    const [a] = (JSON.parse(mine.text) as { calls: Shown[] }).calls
    const [b] = (JSON.parse(hers.text) as { calls: Shown[] }).calls
    expect(a?.callId).not.toBe(b?.callId)
    expect(tokenIn(mine.text)).not.toBe(tokenIn(hers.text))
    expect(a?.correlationId).toBe(b?.correlationId)
  })

  it('refuses destinations without scheme and devices that do not exist', async () => {
    expect((await client.post(`${control}/devices/200-desk/calls`, '{"destination":"201"}')).status).toBe(400)
    expect((await client.post(`${control}/devices/none/calls`, '{"destination":"tel:201"}')).status).toBe(404)
    expect((await client.post(`${control}/devices/200-desk/calls`, '{')).status).toBe(400)
  })

  it('fails as the fixed numbers say', async () => {
    const made = await client.post(`${control}/devices/200-desk/calls`, '{"destination":"tel:+493023125902"}')
    await client.get(state)
    await clock.advance(2 * SECOND)
    const after = await client.get(`${state}/calls/${encodeURIComponent(shown(made.text).callId)}`)
    const expected = {
      status: 'TERMINATED',
      event: 'FAILED',
      eventDescription: 'Call setup failed with status code 486'
    }
    expect(shown(after.text)).toMatchObject(expected)
  })
})

describe('handing over', () => {
  it('blindly ends the own call and shows the target who sent it', async () => {
    const call = await pbx.outside(caller, 'Harriet').dials(pbx.extension('200'))
    await pbx.extension('200').answers(call)
    const { callId } = await onlyCall()
    await client.post(`${callPath(callId)}/transfer`, '{"destination":"tel:201","blind":true}')
    expect(await calls()).toEqual([])
    const leg = pbx.extension('201').legIn(call)
    expect([leg.state, leg.remote.name, leg.history?.previous?.name]).toEqual(['alerting', 'Harriet', 'Jane Doe'])
  })

  it('gives a supervised transfer back when nobody answers', async () => {
    const call = await pbx.outside(caller).dials(pbx.extension('200'))
    await pbx.extension('200').answers(call)
    const { callId } = await onlyCall()
    await client.post(`${callPath(callId)}/transfer`, '{"destination":"tel:201"}')
    expect((await onlyCall()).status).toBe('ACTIVE')
    await clock.advance(21 * SECOND)
    expect(await onlyCall()).toMatchObject({ status: 'ACTIVE', event: 'FAILED' })
    expect(pbx.extension('201').isBusy).toBe(false)
  })

  it('alternates between a call and a ringing or held one', async () => {
    const first = await pbx.outside(caller).dials(pbx.extension('200'))
    await pbx.extension('200').answers(first, 'desk')
    await pbx.outside('+441632960123').dials(pbx.extension('200'))
    const [one, two] = await calls()
    const body = JSON.stringify({ targetCallId: two?.callId })
    const answer = await client.post(`${callPath(one?.callId ?? '')}/alternate`, body)
    expect(shown(answer.text).status).toBe('HELD')
    const back = JSON.stringify({ targetCallId: one?.callId })
    await client.post(`${callPath(two?.callId ?? '')}/alternate`, back)
    expect((await calls()).map((call) => call.status)).toEqual(['ACTIVE', 'HELD'])
  })

  it('joins the parties of two calls', async () => {
    const jane = pbx.extension('200')
    const call = await pbx.outside(caller, 'Harriet').dials(jane)
    await jane.answers(call, 'desk')
    await jane.dials(pbx.extension('201'), 'desk')
    await pbx.extension('201').answers()
    const [one, two] = await calls()
    const body = JSON.stringify({ targetCallId: two?.callId })
    await client.post(`${callPath(one?.callId ?? '')}/transfer-to-call`, body)
    expect(await calls()).toEqual([])
    expect(pbx.extension('201').legIn().remote.name).toBe('Harriet')
  })

  it('joins with a target that still rings: at once anew, or when it answers', async () => {
    const jane = pbx.extension('200')
    for (const waitForAnswer of [false, true]) {
      const call = await pbx.outside(caller, 'Harriet').dials(jane)
      await jane.answers(call, 'desk')
      await client.post(`${control}/devices/200-desk/calls`, '{"destination":"tel:+493023125901"}')
      const [one, two] = await calls()
      const body = JSON.stringify({ targetCallId: two?.callId, waitForAnswer })
      await client.post(`${callPath(one?.callId ?? '')}/transfer-to-call`, body)
      expect(await calls()).toEqual([])
      await clock.advance(2 * SECOND)
      expect(call.liveLegs.map((leg) => leg.state)).toEqual(['connected', 'connected'])
      expect(call.caller.party.name).toBe('Harriet')
    }
  })

  it('parks a call, and the park code gets it back', async () => {
    const jane = pbx.extension('200')
    const call = await pbx.outside(caller, 'Harriet').dials(jane)
    await jane.answers(call)
    await client.post(`${callPath((await onlyCall()).callId)}/park`)
    expect(await calls()).toEqual([])
    await pbx.extension('201').dials('*70')
    expect(pbx.extension('201').legIn()).toMatchObject({ state: 'connected', remote: { name: 'Harriet' } })
  })
})
