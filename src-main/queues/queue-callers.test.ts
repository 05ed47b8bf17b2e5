import { expect, it } from 'vitest'
import type { Party } from '../../src-preload/contract/party.ts'
import { queueCallers } from './queue-callers.ts'

const which = { accountId: 'a', queueId: 'a:21' }
const known = (_: string, party: Party): Party =>
  party.number === undefined
    ? party
    : { ...party, name: party.name ?? 'Frida Jönsson', displayNumber: '+49 30 23125123' }

it('who waits is named, and the number written, as in calls; who is hidden stays hidden', async () => {
  const ask = () =>
    Promise.resolve([
      { id: 'c1', position: 1, displayNumber: '+493023125123', waitMs: 2000 },
      { id: 'c2', position: 2, name: 'Nils', displayNumber: '+493023125123' },
      { position: 3 }
    ])
  expect(await queueCallers({ ask, named: known }, which)).toEqual([
    { id: 'c1', position: 1, name: 'Frida Jönsson', displayNumber: '+49 30 23125123', waitMs: 2000 },
    { id: 'c2', position: 2, name: 'Nils', displayNumber: '+49 30 23125123' },
    { position: 3 }
  ])
})
