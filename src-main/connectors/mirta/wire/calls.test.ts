import { describe, expect, it } from 'vitest'
import { fixture, fixtureText } from '../fixtures/fixture.ts'
import * as calls from './calls.ts'

describe('the state of an extension', () => {
  it.each([
    ['extstate-idle', { kind: 'idle' }],
    ['extstate-unregistered', { kind: 'unregistered' }],
    [
      'extstate-talking',
      { kind: 'inCall', linkedId: 'pbx1-1755682280.4709', number: '0302312501', name: 'Meier', direction: 'incoming' }
    ]
  ])('%s', (name, state) => {
    expect(calls.readExtensionState(fixture(name))).toEqual(state)
  })

  it('is not known where nothing came', () => {
    expect(calls.readExtensionState(undefined)).toBeUndefined()
  })
})

describe('calls', () => {
  it('have lamps, with and without a time', () => {
    expect(calls.readLamps(fixture('blfs'))).toEqual([
      { userName: '103-DEVEL', state: 'NOT_INUSE', since: '2026-08-20 11:31:22' },
      { userName: '104-DEVEL', state: 'RINGING', since: '2026-08-20 11:31:20' },
      { userName: '105-DEVEL', state: 'UNAVAILABLE' },
      { userName: '900-DEVEL', state: 'INUSE', since: '2026-08-20 08:00:00' }
    ])
    expect(calls.readLamps([{ st_extension: '1-A', st_state: 'dancing' }])).toEqual([
      { userName: '1-A', state: 'UNKNOWN' }
    ])
  })

  it('have channels, whatever their members are called', () => {
    expect(calls.readChannels(fixture('channels'))).toMatchObject([
      {
        name: 'PJSIP/103-DEVEL-0000a1b2',
        linkedId: 'pbx1-1755682280.4709',
        state: 'Up',
        seconds: 72,
        connectedNumber: '0302312501'
      },
      { name: 'PJSIP/trunk-DEVEL-0000a1b3', callerNumber: '0302312501', callerName: 'Meier' }
    ])
    expect(calls.readChannels(fixture('channels-other-names'))).toMatchObject([
      { name: 'SIP/103-DEVEL-0000a1b2', linkedId: 'pbx1-1755682280.4709', state: 'Ringing', seconds: 3 },
      { name: 'Local/0302312501@authenticated-0000a1b4;1', callerNumber: '0302312501' }
    ])
  })

  it('have channels in lines, in lists, and in pairs of name and value', () => {
    const name = 'PJSIP/103-DEVEL-0000a1b2'
    for (const value of [name, `${name}\r\n`, `${name}|`, [name], [[name]], { a: { b: name } }])
      expect(calls.readChannels(value)).toEqual([{ name }])
    expect(
      calls.readChannels([
        ['Channel', name],
        ['State', 'Up']
      ])
    ).toEqual([{ name, state: 'Up' }])
    expect(calls.readChannels('PJSIP/103-DEVEL is busy')).toEqual([])
  })

  it('that were dialled have an id, and a state in words or JSON', () => {
    expect(calls.readOriginateId(fixtureText('dial.txt'))).toBe('15a4cfe6429054')
    expect(calls.readOrderedCall('BUSY|')).toEqual({ state: 'BUSY' })
    expect(calls.readOrderedCall('{"uniqueid":"pbx1-1.2","disposition":"NO ANSWER"}')).toEqual({
      uniqueId: 'pbx1-1.2',
      state: 'NO ANSWER'
    })
    expect(calls.readOrderedCall(undefined)).toBeUndefined()
  })
})
