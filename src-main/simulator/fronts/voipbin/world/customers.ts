import type { OrganisationData } from '../../../core/company-data.ts'
import type { Pbx } from '../../../company/pbx.ts'
import { uuidOf } from '../form/ids.ts'
import { layouts, written, type Form, type Members } from '../form/resource.ts'
import { Stamp } from '../form/stamps.ts'
import type { VoipbinSwitches } from '../switches.ts'

/** That of the vendor's samples, for the first organisation (VoIPBin API 7.1). */
const SAMPLE_CUSTOMER = '5e4a0680-804e-11ec-8477-2fea5968d85b'

/** An organisation as the platform knows it. */
export interface Customer {
  readonly id: string
  readonly organisation: OrganisationData
}

/** A key by which a program acts as administrator of its customer (VoIPBin API 3.3). */
export interface Accesskey {
  readonly id: string
  readonly customer: string
  readonly name: string
  readonly token: string
  readonly created: number
  /** µs; undefined never. */
  readonly expires: number | undefined
}

/** The organisations of the company, and their keys. */
export class Customers {
  readonly all: readonly Customer[]
  readonly accesskeys: readonly Accesskey[]
  readonly #pbx: Pbx
  readonly #openedAt: number

  constructor(pbx: Pbx) {
    this.#pbx = pbx
    this.#openedAt = pbx.clock.now() * 1000
    this.all = pbx.data.organisations.map((organisation, index) => {
      return { id: index === 0 ? SAMPLE_CUSTOMER : uuidOf(`customer ${organisation.domain}`), organisation }
    })
    this.accesskeys = this.all.flatMap(({ id }) => [
      this.#accesskey(id, 'Reception', 2, undefined),
      this.#accesskey(id, 'Old wallboard', 3, this.#openedAt - 1_000_000)
    ])
  }

  /** Of a domain; strangers are with the first. */
  ofDomain(domain: string | undefined): string {
    const found = this.all.find(({ organisation }) => organisation.domain === domain)
    return found?.id ?? SAMPLE_CUSTOMER
  }

  /** The key with this text, unless it has run out. */
  accesskey(token: string): Accesskey | undefined {
    const found = this.accesskeys.find((key) => key.token === token)
    const hasExpired = found?.expires !== undefined && found.expires <= this.#pbx.clock.now() * 1000
    return hasExpired ? undefined : found
  }

  /** A customer with its webhook and state, or as any agent sees it. */
  json(customer: string, { dataForm: form, frozen, verified }: VoipbinSwitches, full: boolean): Members {
    const { name, domain } = this.#organisation(customer)
    const stamps = { tm_create: this.#stamp(365), tm_update: this.#stamp(30), tm_delete: new Stamp(undefined) }
    const short = { id: customer, name, detail: domain }
    if (!full) return written({ ...short, ...stamps }, layouts.record, form)
    const members = {
      ...short,
      email: `office@${domain}`,
      phone_number: '+493023125100',
      address: '',
      webhook_method: '',
      webhook_uri: '',
      webhook_secret: '',
      billing_account_id: uuidOf(`billing ${customer}`),
      metadata: { rtp_debug: false },
      email_verified: true,
      status: frozen ? 'frozen' : 'active',
      identity_verification_status: verified ? 'verified' : 'pending',
      tm_deletion_scheduled: new Stamp(undefined),
      ...stamps
    }
    return written(members, layouts.record, form)
  }

  #organisation(customer: string): OrganisationData {
    const found = this.all.find(({ id }) => id === customer)
    return (found ?? { organisation: this.#pbx.data.organisations[0] }).organisation
  }

  #accesskey(customer: string, name: string, daysAgo: number, expires: number | undefined): Accesskey {
    const id = uuidOf(`accesskey ${name} ${customer}`)
    const token = `vb_${uuidOf(`token ${id}`).replaceAll('-', '')}`
    return { id, customer, name, token, expires, created: this.#stamp(daysAgo).micros ?? 0 }
  }

  #stamp(daysAgo: number): Stamp {
    return new Stamp(this.#openedAt - daysAgo * 86_400_000_000)
  }
}

/** A key as it is read: without its text, which is shown when it is made and never again. */
export function accesskeyJson({ id, customer, name, token, created, expires }: Accesskey, form: Form): Members {
  const members = {
    id,
    customer_id: customer,
    name,
    detail: '',
    token_prefix: token.slice(0, 8),
    tm_expire: new Stamp(expires),
    tm_create: new Stamp(created),
    tm_update: new Stamp(undefined),
    tm_delete: new Stamp(undefined)
  }
  return written(members, layouts.record, form)
}
