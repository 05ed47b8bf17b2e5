import type { Pbx } from '../../../company/pbx.ts'
import type { Tenant, Tenants } from '../tenants.ts'

/** A switch of the call plan, with a lamp (MiRTA 6.3). */
export interface Flow {
  readonly id: string
  readonly tenant: Tenant
  readonly name: string
  readonly comment: string
  readonly number: string
  value: string
  state: string
  /** Epoch ms of the last change. */
  since: number
}

/** The values a flow takes with each of its states. */
export const flowValues = { UNAVAILABLE: '', INUSE: 'night', NOT_INUSE: 'day', RINGING: 'pause' } as const

const starting = [
  { name: 'Night', comment: 'Closed for today', number: '900' },
  { name: 'Out of office', comment: 'Calls go to the switchboard', number: '901' }
]

/** The switches of all tenants. */
export class Flows {
  readonly all: readonly Flow[]
  readonly #now: () => number

  constructor(pbx: Pbx, { all }: Tenants) {
    this.#now = () => pbx.clock.now()
    const since = this.#now()
    this.all = all.flatMap((tenant) =>
      starting.map((flow, index) => {
        const id = `${Number(tenant.id) * 10 + index}`
        return { ...flow, id, tenant, value: flowValues.NOT_INUSE, state: 'NOT_INUSE', since }
      })
    )
  }

  of(tenants: readonly Tenant[]): readonly Flow[] {
    return this.all.filter(({ tenant }) => tenants.includes(tenant))
  }

  /** By number, or by id. */
  find(name: string, tenants: readonly Tenant[]): Flow | undefined {
    const own = this.of(tenants)
    return own.find(({ id }) => id === name) ?? own.find(({ number }) => number === name)
  }

  set(flow: Flow, change: { readonly state?: string; readonly value?: string }): void {
    const states = Object.keys(flowValues).filter((state) => valueOf(state) === change.value)
    const state = change.state ?? states[0] ?? flow.state
    if (flow.state !== state) flow.since = this.#now()
    flow.state = state
    flow.value = change.value ?? valueOf(state)
  }
}

const valueOf = (state: string): string => new Map<string, string>(Object.entries(flowValues)).get(state) ?? ''
