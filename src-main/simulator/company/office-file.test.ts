import { describe, expect, it } from 'vitest'
import { readOffice } from './office-file.ts'
import type { OfficeData } from '../core/office-data.ts'
import { demoOffice } from '../scenarios/demo-office.ts'
import { exampleOffice } from './example-office.ts'

describe('the file of an office', () => {
  it.each([
    ['example', exampleOffice],
    ['demo', demoOffice]
  ])('can say everything there is in the %s office', (_, data) => {
    expect(readOffice(JSON.stringify(data))).toEqual(data)
  })

  it('can say ring groups', () => {
    const members = [{ user: 'jane', priority: 2 }, { user: 'bjorn' }]
    const group = { id: '71', domain: 'example.org', name: 'Helpdesk', shortNumber: '310', number: '+493023125310' }
    const data: OfficeData = { ...exampleOffice, ringGroups: [{ ...group, strategy: 'hunt', ringMs: 30_000, members }] }
    expect(readOffice(JSON.stringify(data))).toEqual(data)
  })

  it('is refused with the places where it is wrong', () => {
    const [jane, ...others] = exampleOffice.users
    const users = [
      { ...jane, colour: 'red' },
      { ...others[0], devices: [{ type: 'fax' }] }
    ]
    const bad = JSON.stringify({ ...exampleOffice, organisations: [], users })
    for (const place of ['organisations', 'users.0.colour', 'users.1.devices.0.type']) {
      expect(() => readOffice(bad)).toThrow(place)
    }
    expect(() => readOffice(JSON.stringify({ ...exampleOffice, users: [] }))).toThrow('users')
    expect(() => readOffice('[]')).toThrow('the file')
    expect(() => readOffice('users:')).toThrow(SyntaxError)
  })
})
