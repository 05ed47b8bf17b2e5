import { expect, it } from 'vitest'
import { capabilitiesFor, capabilityTable, lackingFor } from './capabilities.ts'

it('an agent without rights hears of each function that it is for managers', () => {
  const able = capabilitiesFor('agent')
  const lacking = lackingFor('agent')
  expect([...lacking.keys()]).toEqual(capabilityTable.all.filter((one) => !able.has(one)))
  expect(lacking.size).toBeGreaterThan(5)
  for (const { kind, reason } of lacking.values())
    expect([kind, reason]).toEqual(['right', expect.stringContaining('managers and administrators')])
})

it('a manager lacks nothing', () => {
  expect([...capabilitiesFor('full')]).toEqual(capabilityTable.all)
  expect(lackingFor('full').size).toBe(0)
})
