import type { TrackedCall } from '../calls/call-identity.ts'
import { fixture } from '../fixtures/fixture.ts'
import { Directory } from '../mapper/people.ts'
import { readExtensions } from '../wire/people.ts'

/** Whose account the fixtures are of. */
export const SELF = { extension: '103', tenant: 'DEVEL' }
export const directory = new Directory(readExtensions(fixture('extensions')), 'DEVEL')
export const context = { self: SELF, directory, zone: 'Europe/Berlin' }
/** A time of the day of the fixtures, as epoch ms. */
export const at = (hour: number, minute = 0, second = 0): number => Date.UTC(2026, 7, 20, hour, minute, second)

/** A call that is talked on. */
export const tracked: TrackedCall = {
  vendorId: 'c1',
  direction: 'incoming',
  state: 'connected',
  pickUp: false,
  isDialled: false,
  number: '0302312501',
  name: 'Meier',
  startedAt: 5_000,
  connectedAt: 6_000
}
