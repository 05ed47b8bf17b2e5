import type { Tenant } from '../tenants.ts'

/** A text message, sent or received. */
export interface TextMessage {
  readonly id: number
  readonly tenant: Tenant
  readonly source: string
  readonly dest: string
  readonly text: string
  readonly direction: 'IN' | 'OUT'
  /** Epoch ms. */
  readonly at: number
}

/** More messages than these are not kept. */
const MOST = 500

/** The text messages of all tenants, the newest first. */
export class TextMessages {
  readonly all: TextMessage[] = []
  #count = 0

  add(message: Omit<TextMessage, 'id'>): void {
    this.#count += 1
    this.all.unshift({ ...message, id: this.#count })
    this.all.splice(MOST)
  }
}
