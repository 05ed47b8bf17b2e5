import type { Tenant } from '../tenants.ts'

/** A fax, sent or received. */
export interface Fax {
  readonly id: string
  readonly tenant: Tenant
  readonly source: string
  readonly dest: string
  readonly direction: 'IN' | 'OUT'
  /** When it is sent, or came; epoch ms. */
  readonly at: number
  readonly bytes: Uint8Array
  readonly fails: boolean
  /** True: it is forgotten when it was sent. */
  readonly isDeletedAfterwards: boolean
}

/** More documents than these are not kept. */
const MOST = 20

/** The faxes that were sent, the newest first. */
export class Faxes {
  readonly sent: Fax[] = []
  #count = 0

  add(fax: Omit<Fax, 'id'>): string {
    this.#count += 1
    const id = `fax${this.#count}`
    this.sent.unshift({ ...fax, id })
    this.sent.splice(MOST)
    return id
  }
}
