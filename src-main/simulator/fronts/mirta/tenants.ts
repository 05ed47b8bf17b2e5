import { createHash } from 'node:crypto'
import type { Pbx } from '../../company/pbx.ts'
import type { OrganisationData } from '../../core/company-data.ts'
import type { Member } from '../../core/calls.ts'
import { fullNumber } from '../../distribution/routing.ts'
import { Queue } from '../../distribution/queues.ts'
import type { Extension } from '../../people/extension.ts'

/** One organisation, as the system knows it. */
export interface Tenant {
  readonly id: string
  readonly code: string
  readonly organisation: OrganisationData
}

/** What a key may do (MiRTA 1.3). */
export interface AccessKey {
  readonly kind: 'tenant' | 'readOnly' | 'admin'
  /** Undefined for the admin key, which is for all of them. */
  readonly tenant: Tenant | undefined
}

/** The first id of a tenant. */
const FIRST_ID = 12

const textOfKey = (words: string): string => createHash('sha256').update(words).digest('hex').slice(0, 32)

/** The tenants of the system, the keys to them, and who is who there. */
export class Tenants {
  readonly all: readonly Tenant[]
  readonly adminKey = textOfKey('admin')
  readonly #pbx: Pbx
  readonly #keys = new Map<string, AccessKey>([[this.adminKey, { kind: 'admin', tenant: undefined }]])

  constructor(pbx: Pbx) {
    this.#pbx = pbx
    this.all = pbx.data.organisations.map((organisation, index) => {
      const code = organisation.domain.replace(/[^a-z\d]/gi, '').toUpperCase()
      return { id: String(FIRST_ID + index), code, organisation }
    })
    for (const tenant of this.all) {
      for (const kind of ['tenant', 'readOnly'] as const) this.#keys.set(this.keyOf(tenant, kind), { kind, tenant })
    }
  }

  keyOf({ code }: Tenant, kind: 'tenant' | 'readOnly'): string {
    return textOfKey(`${code} ${kind}`)
  }

  key(text: string): AccessKey | undefined {
    return this.#keys.get(text)
  }

  /** From now on nobody gets in with it. */
  revoke(key: string): void {
    this.#keys.delete(key)
  }

  withCode(code: string): Tenant | undefined {
    return this.all.find((tenant) => tenant.code === code.toUpperCase())
  }

  withDomain(domain: string): Tenant | undefined {
    return this.all.find(({ organisation }) => organisation.domain === domain)
  }

  people({ organisation }: Tenant): readonly Extension[] {
    return this.#pbx.extensions.filter(({ domain }) => domain === organisation.domain)
  }

  /** `103-DEVEL`, the name of a telephone. */
  userName({ data }: Extension): string {
    return `${data.shortNumber}-${this.withDomain(data.domain)?.code}`
  }

  /** Somebody by `103` or `103-DEVEL`, among these tenants. */
  person(name: string, tenants: readonly Tenant[]): Extension | undefined {
    const wanted = name.toUpperCase()
    return tenants
      .flatMap((tenant) => this.people(tenant))
      .find((one) => one.data.shortNumber === name || this.userName(one).toUpperCase() === wanted)
  }

  /** Whom a dialled number reaches from this tenant: somebody, a group, or a number outside. */
  destination(number: string, { organisation }: Tenant): Member | string {
    const { domain } = organisation
    const full = fullNumber(number, organisation)
    return this.#pbx.findExtension(full, domain) ?? this.#pbx.findGroup(full, domain) ?? full
  }

  /** True when this tenant can dial the number at all. */
  reaches(number: string, tenant: Tenant): boolean {
    const to = this.destination(number, tenant)
    return typeof to !== 'string' || /^\+\d{7,}$/.test(to) || this.#pbx.findService(to) !== undefined
  }
}

/** The tenant a member of calls belongs to; outside parties have none. */
export const domainOfMember = (member: Member): string | undefined =>
  member instanceof Queue ? member.data.domain : member.domain
