import { describe, expect, it } from 'vitest'
import { readCompany } from './company-file.ts'
import type { CompanyData } from '../core/company-data.ts'
import { demoCompany } from '../scenarios/demo-company.ts'
import { exampleCompany } from './example-company.ts'

describe('the file of a company', () => {
  it.each([
    ['example', exampleCompany],
    ['demo', demoCompany]
  ])('can say everything there is in the %s company', (_, data) => {
    expect(readCompany(JSON.stringify(data))).toEqual(data)
  })

  it('can say ring groups', () => {
    const members = [{ user: 'jane', priority: 2 }, { user: 'bjorn' }]
    const group = { id: '71', domain: 'example.org', name: 'Helpdesk', shortNumber: '310', number: '+493023125310' }
    const data: CompanyData = {
      ...exampleCompany,
      ringGroups: [{ ...group, strategy: 'hunt', ringMs: 30_000, members }]
    }
    expect(readCompany(JSON.stringify(data))).toEqual(data)
  })

  it('is refused with the places where it is wrong', () => {
    const [jane, ...others] = exampleCompany.users
    const users = [
      { ...jane, colour: 'red' },
      { ...others[0], devices: [{ type: 'fax' }] }
    ]
    const bad = JSON.stringify({ ...exampleCompany, organisations: [], users })
    for (const place of ['organisations', 'users.0.colour', 'users.1.devices.0.type']) {
      expect(() => readCompany(bad)).toThrow(place)
    }
    expect(() => readCompany(JSON.stringify({ ...exampleCompany, users: [] }))).toThrow('users')
    expect(() => readCompany('[]')).toThrow('the file')
    expect(() => readCompany('users:')).toThrow(SyntaxError)
  })
})
