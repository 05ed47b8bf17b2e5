import type { Pbx } from '../../../company/pbx.ts'
import { Agents } from '../agents/agents.ts'
import { Calls } from '../calls/calls.ts'
import { Flows } from '../calls/flows.ts'
import { Recordings } from '../calls/recordings.ts'
import { seedHistory } from '../calls/seeded-history.ts'
import { Transfers } from '../calls/transfers.ts'
import { Conferences } from '../conferences/conferences.ts'
import { Contacts } from '../contacts/contacts.ts'
import { Ids } from '../form/ids.ts'
import { Stamps } from '../form/stamps.ts'
import { Groupcalls } from '../groupcalls/groupcalls.ts'
import { Unfolding } from '../groupcalls/unfolding.ts'
import { Tokens } from '../http/tokens.ts'
import { Queuecalls } from '../queues/queuecalls.ts'
import type { VoipbinSwitches } from '../switches.ts'
import { Customers } from './customers.ts'
import { News } from './news.ts'
import type { Shared } from './shared.ts'

/** Everything the platform knows, over one PBX. */
export class Platform {
  readonly pbx: Pbx
  readonly switches: VoipbinSwitches
  readonly shared: Shared
  readonly news: News
  readonly customers: Customers
  readonly agents: Agents
  readonly tokens: Tokens
  readonly groupcalls: Groupcalls
  readonly calls: Calls
  readonly unfolding: Unfolding
  readonly conferences: Conferences
  readonly flows: Flows
  readonly queuecalls: Queuecalls
  readonly transfers: Transfers
  readonly recordings: Recordings
  readonly contacts: Contacts
  /** Where it is reached. */
  readonly origin: () => string

  constructor(pbx: Pbx, switches: VoipbinSwitches, origin: () => string) {
    this.pbx = pbx
    this.switches = switches
    this.origin = origin
    this.news = new News(switches)
    const { tell } = this.news
    const stamps = new Stamps(pbx.clock, switches)
    const shared: Shared = { pbx, switches, ids: new Ids(), stamps, tell }
    this.shared = shared
    this.customers = new Customers(pbx)
    this.agents = new Agents(shared, this.customers)
    this.tokens = new Tokens(shared, this.agents)
    this.groupcalls = new Groupcalls(shared, this.agents)
    this.recordings = new Recordings(shared)
    this.calls = new Calls(shared, this)
    this.unfolding = new Unfolding(shared, this.agents, this.customers, this.calls, this.groupcalls)
    this.conferences = new Conferences(shared)
    this.flows = new Flows(shared, this.calls, this.unfolding, this.conferences)
    this.queuecalls = new Queuecalls(shared, this.agents, this.customers, this.calls, this.flows)
    this.transfers = new Transfers(shared, this.agents, this.calls, this.groupcalls, this.unfolding)
    this.contacts = new Contacts(shared, this.customers)
    for (const agent of this.agents.all) seedHistory(this.calls, agent, stamps)
  }
}
