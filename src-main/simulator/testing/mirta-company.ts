import { afterEach, beforeEach, expect } from 'vitest'
import { ManualClock } from '../../util/clock.ts'
import { createPbx, type Pbx } from '../company/pbx.ts'
import type { Extension } from '../people/extension.ts'
import { openMirtaFront, type MirtaFront } from '../fronts/mirta/front.ts'

/** What came back, as bytes and as text. */
export interface MirtaReply {
  readonly status: number
  readonly type: string
  readonly text: string
  readonly bytes: Uint8Array
}

type Values = Readonly<Record<string, string>>

/** The example company behind a front, and whoever asks it with the key of the first tenant. */
export class MirtaCompany {
  clock = new ManualClock()
  pbx: Pbx = createPbx({ clock: this.clock })
  #front: MirtaFront | undefined

  async open(): Promise<void> {
    this.clock = new ManualClock()
    this.pbx = createPbx({ clock: this.clock })
    this.#front = await openMirtaFront(this.pbx)
  }

  async close(): Promise<void> {
    await this.#front?.close()
    this.pbx[Symbol.dispose]()
  }

  get front(): MirtaFront {
    if (this.#front === undefined) throw new Error('the company is open during cases only')
    return this.#front
  }

  get jane(): Extension {
    return this.pbx.extension('jane')
  }

  get anna(): Extension {
    return this.pbx.extension('201')
  }

  /** What every request of the first tenant has. */
  get access(): Values {
    const [tenant] = this.front.tenants.all
    if (tenant === undefined) throw new Error('no tenant')
    return { tenant: tenant.code, key: this.front.tenants.keyOf(tenant, 'tenant') }
  }

  get readOnly(): Values {
    const [tenant] = this.front.tenants.all
    if (tenant === undefined) throw new Error('no tenant')
    return { tenant: tenant.code, key: this.front.tenants.keyOf(tenant, 'readOnly') }
  }

  get admin(): Values {
    return { ...this.access, key: this.front.tenants.adminKey }
  }

  /** Sends exactly these values. */
  async send(values: Values, path = '/pbx/proxyapi.php', init: RequestInit = {}): Promise<MirtaReply> {
    const query = new URLSearchParams(values).toString()
    const response = await fetch(`${this.front.url}${path}?${query}`, { keepalive: false, ...init })
    const bytes = new Uint8Array(await response.arrayBuffer())
    const type = response.headers.get('content-type') ?? ''
    return { status: response.status, type, bytes, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) }
  }

  /** The plain reply to a request of the first tenant. */
  async plain(reqtype: string, values: Values = {}): Promise<string> {
    const { status, text } = await this.send({ ...this.access, reqtype, ...values })
    expect(status).toBe(200)
    return text
  }

  /** The JSON reply to a request of the first tenant, read. */
  async json(reqtype: string, values: Values = {}): Promise<unknown> {
    return JSON.parse(await this.plain(reqtype, { format: 'json', ...values })) as unknown
  }

  /** The JSON reply as rows. */
  async rows(reqtype: string, values: Values = {}): Promise<Record<string, string>[]> {
    return (await this.json(reqtype, values)) as Record<string, string>[] // lists are rows, as the contract says
  }

  info(info: string, values: Values = {}): Promise<string> {
    return this.plain('INFO', { info, ...values })
  }

  infoJson(info: string, values: Values = {}): Promise<unknown> {
    return this.json('INFO', { info, ...values })
  }

  infoRows(info: string, values: Values = {}): Promise<Record<string, string>[]> {
    return this.rows('INFO', { info, ...values })
  }

  /** What the lamp of a name shows. */
  async lamp(name = '200-EXAMPLEORG'): Promise<string | undefined> {
    const rows = await this.rows('BLFS')
    return rows.find((row) => row['st_extension'] === name)?.['st_state']
  }

  /** What is told of a telephone. */
  async state(ext = '200'): Promise<Record<string, string>> {
    return (await this.infoJson('extstate', { ext, cache: 'no' })) as Record<string, string> // one object, as the contract says
  }

  /** The channels of the tenant on a node. */
  channels(nodename = 'pbx1'): Promise<Record<string, string>[]> {
    return this.rows('CHANNELS', { nodename })
  }

  /** The name of the channel of a number. */
  async channelOf(number: string): Promise<string> {
    const rows = await this.channels()
    return rows.find((row) => row['CallerIDNum'] === number)?.['Channel'] ?? 'none'
  }

  /** Somebody outside talks with Jane. */
  async talk(number = '+493023125123', name = 'Frida Jönsson'): Promise<void> {
    await this.pbx.outside(number, name).dials(this.jane)
    await this.jane.answers(undefined, 'desk')
  }
}

/** The company of all cases in a file: opened anew before each of them and closed after it. */
export function mirtaCompanyForEachCase(): MirtaCompany {
  const company = new MirtaCompany()
  beforeEach(() => company.open())
  afterEach(() => company.close())
  return company
}
