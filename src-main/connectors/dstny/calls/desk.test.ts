import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Call } from '../../../../src-preload/contract/call.ts'
import { Desk } from '../../testing/desk.ts'
import { openDstnyHarness } from '../testing/dstny-harness.ts'
import type { ConnectorHarness } from '../../testing/connector-harness.ts'

let harness: ConnectorHarness
let desk: Desk

beforeEach(async () => {
  ;({ harness } = await openDstnyHarness())
  desk = new Desk(harness)
  await harness.reconnects()
  await harness.recover()
})
afterEach(async () => {
  await desk[Symbol.asyncDispose]()
  await harness[Symbol.asyncDispose]()
})

/** Somebody outside talks to the user. */
async function talks(name: string, number: string): Promise<Call> {
  await harness.pbx.outside(number, name).dials(harness.me)
  const { id } = await desk.sees(({ remote, state }) => remote.name === name && state === 'alerting')
  await desk.act({ callId: id, action: 'answer' })
  return desk.sees((call) => call.id === id && call.state === 'connected')
}

/** The caller waits while the user talks to 201 about it. */
async function asks(): Promise<{ readonly original: Call; readonly consultation: Call }> {
  const { id } = await talks('Karla Klein', '+493023125999')
  await desk.act({ callId: id, action: 'consult', number: '201' })
  await desk.sees(({ consultsFor, state }) => consultsFor === id && state === 'alerting')
  await harness.colleague.answers()
  const consultation = await desk.sees(({ consultsFor, state }) => consultsFor === id && state === 'connected')
  const original = await desk.sees((call) => call.id === id && call.state === 'held')
  return { original, consultation }
}

const at201 = (): readonly unknown[] => harness.colleague.legs.map(({ state, remote }) => [state, remote.name])

describe('with what a window knows', () => {
  it('a second call is answered with the telephone of the first, which is held', async () => {
    const first = await talks('Karla Klein', '+493023125999')
    const second = await talks('Piet Vos', '+493023125998')
    expect(second.deviceIds).toEqual(first.deviceIds)
    await desk.sees(({ id, state }) => id === first.id && state === 'held')
  })

  it.each(['original', 'consultation'] as const)('a call is handed over after asking, from the %s', async (which) => {
    const pair = await asks()
    expect(pair[which].allowed).toEqual(expect.arrayContaining(['completeTransfer', 'cancelConsultation', 'swap']))
    await desk.act({ callId: pair[which].id, action: 'completeTransfer' })
    await harness.until(() => desk.calls.length === 0)
    expect(at201()).toEqual([['connected', 'Karla Klein']])
  })

  it('a call that is connected while the other side still rings is not claimed to be taken', async () => {
    const { id } = await talks('Karla Klein', '+493023125999')
    await desk.act({ callId: id, action: 'consult', number: '201' })
    const ringing = await desk.sees(({ consultsFor, state }) => consultsFor === id && state === 'alerting')
    await desk.act({ callId: ringing.id, action: 'completeTransfer', waitForAnswer: true })
    await harness.until(() => desk.calls.length === 0)
    const [handedOver, ...others] = desk.shown.filter(({ transfer }) => transfer !== undefined)
    expect(handedOver).toMatchObject({ id, transfer: { state: 'unconfirmed', to: { name: 'Anna Berg' } } })
    expect(others).toEqual([])
  })

  it('a call that is handed over without asking comes back by itself, and can be handed over again', async () => {
    const { id } = await talks('Karla Klein', '+493023125999')
    await desk.act({ callId: id, action: 'blindTransfer', number: '999999999999' })
    const back = await desk.sees(({ transfer }) => transfer?.state === 'failed')
    expect(back).toMatchObject({ id, state: 'connected', failure: 'This number does not exist' })
    await desk.act({ callId: id, action: 'blindTransfer', number: '201' })
    await desk.sees(({ transfer, failure }) => transfer?.state === 'pending' && failure === undefined)
    await harness.colleague.answers()
    await desk.sees(({ transfer, state }) => transfer?.state === 'sentOn' && state === 'cleared')
    expect(at201()).toEqual([['connected', 'Karla Klein']])
  })

  it.each(['original', 'consultation'] as const)('the user goes back to the caller, from the %s', async (which) => {
    const pair = await asks()
    await desk.act({ callId: pair[which].id, action: 'cancelConsultation' })
    await desk.sees(({ id, state }) => id === pair.original.id && state === 'connected')
    await harness.until(() => desk.calls.length === 1)
    expect(at201()).toEqual([])
  })

  it('the user swaps to the caller and back, and still hands over', async () => {
    const { original, consultation } = await asks()
    await desk.act({ callId: original.id, action: 'swap', otherCallId: consultation.id })
    await desk.sees(({ id, state }) => id === original.id && state === 'connected')
    const waiting = await desk.sees(({ id, state }) => id === consultation.id && state === 'held')
    expect(waiting.consultsFor).toBe(original.id)
    await desk.act({ callId: consultation.id, action: 'swap', otherCallId: original.id })
    await desk.sees(({ id, state }) => id === consultation.id && state === 'connected')
    await desk.act({ callId: original.id, action: 'completeTransfer' })
    await harness.until(() => desk.calls.length === 0)
    expect(at201()).toEqual([['connected', 'Karla Klein']])
  })

  it.each(['original', 'consultation'] as const)('all three talk, started from the %s', async (which) => {
    const pair = await asks()
    const other = which === 'original' ? pair.consultation : pair.original
    expect(pair[which].allowed).toContain('addToConference')
    await desk.act({ callId: pair[which].id, action: 'addToConference', otherCallId: other.id })
    const conference = await desk.sees((call) => call.conference && call.participants.length === 2)
    expect(conference.participants.map(({ party }) => party.name).sort()).toEqual(['Anna Berg', 'Karla Klein'])
    await harness.until(() => desk.calls.length === 1)
    expect(conference.allowed).toEqual(expect.arrayContaining(['removeParticipant', 'leaveConference', 'hangUp']))
    expect(desk.calls[0]).not.toHaveProperty('consultsFor')
  })

  it('somebody is removed from a conference, and the user leaves one', async () => {
    const { original, consultation } = await asks()
    await desk.act({ callId: consultation.id, action: 'addToConference', otherCallId: original.id })
    const conference = await desk.sees((call) => call.conference && call.participants.length === 2)
    const anna = conference.participants.find(({ party }) => party.name === 'Anna Berg')
    await desk.act({ callId: conference.id, action: 'removeParticipant', participantId: anna?.id ?? '' })
    await desk.sees(({ participants }) => participants.length === 1)
    expect(at201()).toEqual([])
    await desk.act({ callId: conference.id, action: 'leaveConference' })
    await harness.until(() => desk.calls.length === 0)
  })

  it('any two calls are joined, and a third comes in', async () => {
    const first = await talks('Karla Klein', '+493023125999')
    const second = await talks('Frida Jönsson', '+493023125123')
    await desk.sees(({ id, state }) => id === first.id && state === 'held')
    await desk.act({ callId: second.id, action: 'addToConference', otherCallId: first.id })
    const conference = await desk.sees((call) => call.conference && call.participants.length === 2)
    await harness.until(() => desk.calls.length === 1)
    const third = await talks('Harriet Stone', '+441632960123')
    await desk.sees(({ id, state }) => id === conference.id && state === 'held')
    await desk.act({ callId: third.id, action: 'addToConference', otherCallId: conference.id })
    const all = await desk.sees((call) => call.conference && call.participants.length === 3)
    const names = all.participants.map(({ party }) => party.name).sort()
    expect(names).toEqual(['Frida Jönsson', 'Harriet Stone', 'Karla Klein'])
    await harness.until(() => desk.calls.length === 1)
    await desk.act({ callId: all.id, action: 'leaveConference' })
    await harness.until(() => desk.calls.length === 0)
    const talking = harness.pbx.desk.calls.flatMap((call) => call.liveLegs)
    expect(talking).toHaveLength(3)
  })

  it('two calls that were not made for each other are connected', async () => {
    const first = await talks('Karla Klein', '+493023125999')
    const second = await talks('Frida Jönsson', '+493023125123')
    const held = await desk.sees(({ id, state }) => id === first.id && state === 'held')
    expect(held.allowed).toContain('completeTransfer')
    await desk.act({ callId: held.id, action: 'completeTransfer', otherCallId: second.id })
    await harness.until(() => desk.calls.length === 0)
    expect(
      harness.pbx.desk.calls
        .flatMap((call) => call.liveLegs)
        .map(({ remote }) => remote.name)
        .sort()
    ).toEqual(['Frida Jönsson', 'Karla Klein'])
  })
})
