import { describe, expect, it } from 'vitest'
import { mirtaRequests } from '../../wire-tables/mirta.ts'
import { capabilitiesFor, capabilityTable, lackingFor } from './capabilities.ts'
import { readOptions } from './account/options.ts'

const options = readOptions({})

describe('what an account can do', () => {
  it('is what the interface has requests for (MiRTA 4.5, 11)', () => {
    const able = capabilitiesFor(options)
    const can = [
      'dial',
      'calls',
      'hangUp',
      'blindTransfer',
      'consultation',
      'queueSignIn',
      'queuePause',
      'dnd',
      'history'
    ] as const
    expect(can.filter((one) => !able.has(one))).toEqual([])
    const cannot = [
      'answer',
      'hold',
      'mute',
      'dtmf',
      'conference',
      'park',
      'pickUp',
      'presence',
      'recordStartStop'
    ] as const
    expect(cannot.filter((one) => able.has(one))).toEqual([])
  })

  it('includes switches and phone books once some are chosen', () => {
    expect([...capabilitiesFor(options)]).not.toEqual(expect.arrayContaining(['switches']))
    const chosen = readOptions({ switches: ['900'], phoneBooks: ['Customers'] })
    expect([...capabilitiesFor(chosen)]).toEqual(expect.arrayContaining(['switches', 'personalContacts']))
  })

  it('names the option for the rest', () => {
    for (const one of [options, readOptions({ switches: ['900'] }), readOptions({ phoneBooks: ['a'] })]) {
      const able = capabilitiesFor(one)
      expect([...lackingFor(one).keys()]).toEqual(capabilityTable.all.filter((name) => !able.has(name)))
    }
    expect(lackingFor(options).get('switches')).toEqual({
      kind: 'option',
      reason: 'Needs “Switches” in the options of this account.'
    })
    expect(lackingFor(options).get('personalContacts')?.reason).toContain('“Phone books”')
    expect(lackingFor(readOptions({ switches: ['900'], phoneBooks: ['a'] })).size).toBe(0)
  })

  it('is done by requests that a link may send', () => {
    const rows: readonly string[] = [...capabilitiesFor(readOptions({ switches: ['900'], phoneBooks: ['a'] }))]
    expect(rows.length).toBeGreaterThan(15)
    const used: string[] = []
    capabilityTable.granted((_, { requests }) => used.push(...requests) > 0)
    expect(used.filter((name) => mirtaRequests[name as keyof typeof mirtaRequests].use !== 'link')).toEqual([])
  })

  it('goes away in words that say why', () => {
    expect(capabilityTable.lostText('blindTransfer', 'Because.')).toBe('Transferring calls: Because.')
    expect(capabilityTable.lostText('dnd', 'Because.')).toBe('Do not disturb: Because.')
    expect(capabilityTable.lostText('queues', 'Because.')).toContain('Because.')
    expect(capabilityTable.capabilitiesOf('consultation').toSorted()).toEqual([
      'attendedTransfer',
      'cancelConsultation',
      'consultation'
    ])
    expect(capabilityTable.capabilitiesOf('calls')).toEqual(
      expect.arrayContaining(['dial', 'calls', 'hangUp', 'blindTransfer'])
    )
  })
})
