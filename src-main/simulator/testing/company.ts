import { afterEach, beforeEach } from 'vitest'
import { ManualClock } from '../../util/clock.ts'
import { exampleCompany } from '../company/example-company.ts'
import { createPbx, type Pbx } from '../company/pbx.ts'
import type { CompanyData, RingGroupData } from '../core/company-data.ts'
import type { Queue } from '../distribution/queues.ts'
import type { Extension } from '../people/extension.ts'
import type { OutsideParty } from '../people/outside-party.ts'

// Everything here is of the running test: imports are live, so that tests can speak as people.

/** The time of the company, moved by hand. */
export let clock: ManualClock
/** The example company. */
export let pbx: Pbx
/** 201, who has a desk phone. */
export let alice: Extension
/** 202, the agent who is signed in to Sales. */
export let bob: Extension
/** 200, with a desk phone and a soft phone. */
export let jane: Extension
export let tom: Extension
/** Has a desk phone and a mobile. */
export let zoe: Extension
/** Somebody outside. */
export let carol: OutsideParty
/** Somebody else outside. */
export let dave: OutsideParty
export let sales: Queue

/** A group for tests of such; it rings three people at once. */
export const helpdesk: RingGroupData = {
  id: '71',
  domain: 'example.org',
  name: 'Helpdesk',
  shortNumber: '310',
  number: '+493023125310',
  strategy: 'ringAll',
  members: [{ user: 'anna.berg' }, { user: 'bjorn' }, { user: 'tomas' }]
}

function open(data: Partial<CompanyData>): void {
  clock = new ManualClock()
  pbx = createPbx({ clock, data: { ...exampleCompany, ...data } })
  alice = pbx.extension('201')
  bob = pbx.extension('202')
  jane = pbx.extension('jane')
  tom = pbx.extension('tomas')
  zoe = pbx.extension('zoe')
  carol = pbx.outside('+493023125123', 'Carol')
  dave = pbx.outside('+12025550100', 'Dave')
  sales = pbx.queue('Sales')
}

/** Opens a company before each test and closes it afterwards; `data` differs from the example. */
export function companyForEachTest(data: Partial<CompanyData> = {}): void {
  beforeEach(() => open(data))
  afterEach(() => pbx[Symbol.dispose]())
}

/** Begins the test anew with another company. */
export function reopenCompany(data: Partial<CompanyData>): void {
  pbx[Symbol.dispose]()
  open(data)
}
