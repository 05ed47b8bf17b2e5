import { describe, expect, it } from 'vitest'
import { fixture } from '../fixtures/fixture.ts'
import { readChannels } from '../wire/calls.ts'
import type { Channel } from '../wire/calls.ts'
import { channelsOf } from './own-channels.ts'

const SELF = { extension: '103', tenant: 'DEVEL' }
const OWN = 'PJSIP/103-DEVEL-0000a1b2'
const named = (...names: readonly string[]): readonly Channel[] => names.map((name) => ({ name }))

describe('the channels of a call', () => {
  it('are one’s own and that of the other party, by the id they share', () => {
    const channels = readChannels(fixture('channels'))
    const other = 'PJSIP/trunk-DEVEL-0000a1b3'
    expect(channelsOf(channels, SELF, 'pbx1-1755682280.4709')).toEqual({ own: OWN, other })
    expect(channelsOf([...channels, { name: 'PJSIP/104-DEVEL-00000001', linkedId: 'x' }], SELF, undefined)).toEqual({
      own: OWN,
      other
    })
  })

  it('have names of other systems too', () => {
    expect(channelsOf(readChannels(fixture('channels-other-names')), SELF, undefined)).toEqual({
      own: 'SIP/103-DEVEL-0000a1b2',
      other: 'Local/0302312501@authenticated-0000a1b4;1'
    })
  })

  it('are known where there is only one other', () => {
    expect(channelsOf(named(OWN, 'SIP/104-DEVEL-00000001'), SELF, undefined)).toEqual({
      own: OWN,
      other: 'SIP/104-DEVEL-00000001'
    })
    expect(channelsOf(named(OWN), SELF, undefined)).toEqual({ own: OWN })
    expect(channelsOf(named('SIP/104-DEVEL-00000001'), SELF, undefined)).toEqual({})
  })

  it('of another extension with such a beginning are not one’s own', () => {
    expect(channelsOf(named('PJSIP/1103-DEVEL-0000a1b2', 'PJSIP/103-DEVEL2-0000a1b2'), SELF, undefined)).toEqual({})
  })

  it('of another call are not taken for those of one that is over', () => {
    const [own, other] = named(OWN, 'SIP/104-DEVEL-00000001').map((one) => ({ ...one, linkedId: 'b' }))
    if (own === undefined || other === undefined) throw new Error('two were named')
    expect(channelsOf([own, other], SELF, 'a')).toEqual({})
    expect(channelsOf([own, other], SELF, 'b')).toEqual({ own: OWN, other: other.name })
    expect(channelsOf([{ ...own, uniqueId: 'a' }, other], SELF, 'a')).toEqual({ own: OWN, other: other.name })
  })

  it('leave the other party out where several could be meant: nobody is sent away by mistake', () => {
    const several = named(OWN, 'SIP/104-DEVEL-00000001', 'SIP/105-DEVEL-00000002')
    expect(channelsOf(several, SELF, undefined)).toEqual({ own: OWN })
    expect(
      channelsOf(
        several.map((one) => ({ ...one, linkedId: 'x' })),
        SELF,
        'x'
      )
    ).toEqual({ own: OWN })
    expect(channelsOf(named(OWN, 'PJSIP/103-DEVEL-0000a1b9', 'SIP/104-DEVEL-00000001'), SELF, undefined)).toEqual({})
  })
})
