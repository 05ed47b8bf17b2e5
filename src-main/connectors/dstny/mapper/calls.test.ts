import * as z from 'zod/mini'
import { describe, expect, it } from 'vitest'
import type { ReportedCall } from '../../events.ts'
import { fixture } from '../fixtures/fixture.ts'
import { allowedActions, CallsAround } from '../../call-rules.ts'
import { legState, ruledCall, unknownWords } from '../calls/call-actions.ts'
import * as mapper from './calls.ts'
import { wireCall, wireUserCalls } from '../wire/calls.ts'
import type { WireCall } from '../wire/calls.ts'

const now = Date.UTC(2026, 0, 5, 9)
const alone = { now, before: undefined, around: mapper.aroundOf([]) }
const call = (name: string): WireCall => z.parse(wireCall, fixture(name))
const allowed = (one: WireCall, other: WireCall) => allowedActions(ruledCall(one), new CallsAround([ruledCall(other)]))
const raw = (name: string): object => fixture(name) as object // every call fixture is an object
const mapped = (name: string): ReportedCall => mapper.mapCall(call(name), alone)

describe('the calls of the vendor page', () => {
  it('an outgoing call that was just started', () => {
    expect(mapped('call-initiated')).toEqual({
      vendorId: 'aaa111bbb',
      direction: 'outgoing',
      state: 'initiated',
      remote: { kind: 'internal', name: 'Bob Bobson', number: '+46277464', displayNumber: '7464', withheld: false },
      muted: false,
      conference: false,
      participants: [],
      startedAt: now,
      deviceIds: ['+1555555'],
      answerDeviceIds: [],
      allowed: ['hangUp']
    })
  })

  it('a call that was answered five seconds ago', () => {
    expect(mapped('call-answered')).toMatchObject({
      direction: 'incoming',
      state: 'connected',
      connectedAt: now - 5_000,
      startedAt: now - 5_000,
      allowed: ['move', 'blindTransfer', 'hold', 'park', 'stopRecording', 'hangUp', 'dtmf', 'consult']
    })
  })

  it('a held call', () => {
    expect(mapped('call-held')).toMatchObject({
      state: 'held',
      heldBy: 'us',
      allowed: ['move', 'blindTransfer', 'resume', 'park', 'hangUp', 'consult']
    })
  })

  it('a muted call, where the page offers to resume what is not held', () => {
    const { muted, allowed } = mapped('call-muted')
    expect([muted, allowed]).toEqual([true, ['move', 'blindTransfer', 'park', 'unmute', 'hangUp', 'dtmf', 'consult']])
    expect(mapped('call-unmuted').muted).toBe(false)
  })

  it('a conference with its participants', () => {
    const { conference, remote, participants } = mapped('call-conference')
    expect([conference, remote.kind, remote.name]).toEqual([true, 'service', 'Conference'])
    expect(participants).toMatchObject([
      {
        id: 'xxx22yyy',
        party: { name: 'Adrian Hocksley' },
        queue: 'Main Switchboad number',
        called: { name: 'Daisy Smith' },
        cameBy: 'queue',
        campedOn: true
      },
      { id: 'xxx222yyy', party: { name: 'Ada Hocklington' } }
    ])
    expect(mapped('call-conference').allowed).toEqual(expect.arrayContaining(['leaveConference', 'removeParticipant']))
    expect(mapped('call-conference').recording).toMatchObject({ mode: 'onDemand', running: true, saved: false })
  })

  it('a call into which somebody broke', () => {
    const remoteParty = { ...call('call-answered').remoteParty, intrusionType: 'BARGE' }
    const seen = mapper.mapCall(z.parse(wireCall, { ...raw('call-answered'), intruded: true, remoteParty }), alone)
    expect([seen.intruded, seen.remote.intrudes]).toEqual([true, 'barge'])
  })

  it('a conference this user left', () => {
    expect(mapped('call-left-conference')).toMatchObject({ state: 'cleared', allowed: [], remote: { withheld: true } })
  })

  it('a call that came through a queue', () => {
    const { queue, diverting } = mapped('call-ringing-pickup')
    expect([queue, diverting?.name]).toEqual(['Main Switchboad number', 'Nathan Hughes'])
  })

  it('the example that is no real state does not stop the parser', () => {
    expect(mapped('call-page-artefact')).toMatchObject({ state: 'alerting', deviceIds: [], answerDeviceIds: [] })
  })

  it('a reading of all calls', () => {
    const { fullState, calls } = z.parse(wireUserCalls, fixture('user-calls-held'))
    expect([fullState, calls.map(legState)]).toEqual([true, ['held']])
  })
})

describe('a call', () => {
  const ringing = (): WireCall => ({
    ...call('call-answered'),
    status: 'RINGING',
    actions: [{ action: 'ANSWER', deviceIds: ['desk'] }]
  })

  it('that rings can be answered where the server says so, and refused', () => {
    const { answerDeviceIds, allowed } = mapper.mapCall(ringing(), alone)
    expect([answerDeviceIds, allowed]).toEqual([['desk'], ['answer', 'reject']])
  })

  it('can be swapped with a held one on the same device, both ways', () => {
    const active = call('call-answered')
    const held = { ...call('call-held'), callId: 'other' }
    expect(allowed(active, held)).toContain('swap')
    expect(allowed(held, active)).toContain('swap')
    const elsewhere = { ...held, deviceIds: ['mobile'] }
    expect(allowed(active, elsewhere)).not.toContain('swap')
  })

  it('keeps its times', () => {
    const before = mapper.mapCall(ringing(), { ...alone, now: now - 9_000 })
    const first = mapper.mapCall(call('call-answered'), { ...alone, before })
    const later = mapper.mapCall(
      { ...call('call-answered'), duration: 99 },
      { now: now + 1e6, before: first, around: mapper.aroundOf([]) }
    )
    expect([later.startedAt, later.connectedAt]).toEqual([now - 9_000, now - 5_000])
  })

  it('of a caller who hides the number has none', () => {
    const hidden = mapper.mapParty({
      type: 'EXTERNAL',
      telUri: undefined,
      displayName: undefined,
      displayNumber: undefined,
      intrusionType: undefined
    })
    expect(hidden).toEqual({ kind: 'external', withheld: true })
  })

  it.each([undefined, 'anonymous'])('of a caller with an address that means nobody has none, shown as %s', (shown) => {
    const hidden = mapper.mapParty({
      type: 'EXTERNAL',
      telUri: 'sip:anonymous@anonymous.invalid',
      displayName: 'Anonymous',
      displayNumber: shown,
      intrusionType: undefined
    })
    expect(hidden).toEqual({ kind: 'external', name: 'Anonymous', withheld: true })
  })

  it.each(['sip:anonymous@203.0.113.5:5060', 'sip:anonymous@sip.example.org', 'sips:Anonymous@pbx.example.org;x=y'])(
    'of a caller with the address %s has none, with and without a name',
    (telUri) => {
      const party = {
        type: 'EXTERNAL',
        telUri,
        displayName: undefined,
        displayNumber: undefined,
        intrusionType: undefined
      }
      expect(mapper.mapParty(party)).toEqual({ kind: 'external', withheld: true })
      expect(mapper.mapParty({ ...party, displayName: 'Anonymous', displayNumber: 'anonymous@203.0.113.5' })).toEqual({
        kind: 'external',
        name: 'Anonymous',
        withheld: true
      })
    }
  )

  it('shows text without tricks and numbers that can be dialled', () => {
    const party = mapper.mapParty({
      type: 'EXTERNAL',
      telUri: 'tel:+49-30-123;phone-context=x',
      displayName: `A\u202enna\u0007${'x'.repeat(500)}`,
      displayNumber: undefined,
      intrusionType: undefined
    })
    expect(party.number).toBe('+4930123')
    expect(party.name).toHaveLength(200)
    expect(party.name?.startsWith('Annax')).toBe(true)
  })

  it.each([
    ['Call setup failed with status code 486', 'Busy'],
    ['Call setup failed with status code 480', 'No answer'],
    ['Call setup failed with status code 404', 'This number does not exist'],
    ['Call setup failed with status code 504', 'The other side could not be reached'],
    ['Gateway on fire', 'The call could not be connected: Gateway on fire'],
    [undefined, 'The call could not be connected']
  ])('that failed with %j says why', (eventDescription, words) => {
    const failed = { ...call('call-initiated'), status: 'TERMINATED', event: 'FAILED', eventDescription }
    expect(mapper.mapCall(failed, alone)).toMatchObject({ state: 'failed', failure: words, endedAt: now })
  })

  it('of a later server is still a call', () => {
    const strange = { ...call('call-answered'), status: 'WARPED', actions: [{ action: 'TELEPORT' }] }
    expect(mapper.mapCall(strange, alone)).toMatchObject({ state: 'connected', allowed: ['hangUp'] })
    expect(unknownWords(strange)).toEqual(['WARPED', 'TELEPORT'])
    expect(unknownWords(call('call-recording-saved'))).toEqual([])
  })
})
