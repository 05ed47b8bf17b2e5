import { expect, it } from 'vitest'
import { capabilitiesFor, capabilityTable, lackingFor } from './capabilities.ts'
import { isWanted } from './functions.ts'

it.each([true, false])('has a reason for all that is missing, with assumed functions %s', (assumed) => {
  const isOn = (name: Parameters<typeof isWanted>[0]): boolean => isWanted(name, assumed)
  const able = capabilitiesFor(isOn)
  const lacking = lackingFor(isOn)
  expect([...lacking.keys()]).toEqual(capabilityTable.all.filter((one) => !able.has(one)))
  expect(lacking.size > 0).toBe(!assumed)
  for (const { kind, reason } of lacking.values())
    expect([kind, reason]).toEqual(['option', expect.stringContaining('“Ask for functions that are not documented”')])
})
