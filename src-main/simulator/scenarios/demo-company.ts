import type { CompanyData } from '../core/company-data.ts'
import { exampleCompany } from '../company/example-company.ts'

/** Who rings in the demo; all numbers are reserved for fiction. */
export const demoCallers = [
  { number: '+493023125123', name: 'Frida Jönsson' },
  { number: '+441632960123', name: 'Harriet Stone' },
  { number: '+12025550100', name: 'Ana Peña' },
  { number: '+46846500412', name: 'Nils Öberg' },
  { number: '+441632960777', name: undefined },
  { number: '+493023125456', name: 'Gärtnerei Grünwald' }
] as const

/** The person the demo signs in as. */
export const DEMO_USER = 'jane'

/** Those who sign in beside that person where the company speaks as several systems: nobody calls them by itself. */
export const OTHER_DEMO_USERS: readonly string[] = ['ingrid', 'maria', 'omer', 'lina']

/** The group the demo's callers ask for. */
export const DEMO_QUEUE = 'Switchboard'

/** The group that is busy by itself. */
export const BUSY_QUEUE = 'Sales'

/** The example company on a working morning: a few agents at work, nobody in a meeting yet. */
export const demoCompany: CompanyData = {
  ...exampleCompany,
  queues: exampleCompany.queues.map((queue) => ({
    ...queue,
    agents: queue.agents.map((agent) =>
      queue.name === BUSY_QUEUE ? { ...agent, signedIn: agent.user !== DEMO_USER } : agent
    )
  }))
}
