import type { Clock } from '../../util/clock.ts'
import { Refusals } from '../kit/refusals.ts'
import { CallIdentity } from './calls/call-identity.ts'
import { MissedCalls } from './calls/missed-calls.ts'
import { Nodes } from './calls/nodes.ts'
import { People } from './people.ts'
import { WrongKeys } from './wrong-keys.ts'

/** What an account keeps from one link to the next. */
export class LinkMemory {
  readonly refusals = new Refusals()
  readonly wrongKeys = new WrongKeys()
  readonly nodes = new Nodes()
  readonly calls: CallIdentity
  readonly missed: MissedCalls
  readonly people: People

  constructor(clock: Clock, tenant: string) {
    this.calls = new CallIdentity(clock)
    this.missed = new MissedCalls(clock)
    this.people = new People(tenant)
  }
}
