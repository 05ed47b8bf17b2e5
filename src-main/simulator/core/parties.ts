/** Who is on a leg, as the other side may see it. */
export interface Party {
  readonly kind: 'user' | 'queue' | 'service' | 'outside'
  readonly name?: string
  /** E.164 with `+`. */
  readonly number?: string
  /** Short number inside the company. */
  readonly shortNumber?: string
  /** True when the caller hides the number. */
  readonly withheld?: boolean
}

/** The number a user shows to the people called. */
export interface CallerLine {
  readonly kind: 'fixed' | 'mobile' | 'queue' | 'anonymous'
  /** Id of the queue for `queue`, else 0. */
  readonly groupId: string
  readonly number?: string
  readonly name: string
  /** Whom the people called see (Dstny API 5.4, userLine). */
  readonly party: Party
}

/** Kinds of telephone a user can have. */
export type DeviceType =
  'mobile' | 'tablet' | 'softphone' | 'deskphone' | 'pbx' | 'dect' | 'thirdParty' | 'webSoftphone' | 'teams'

/** How a device is described in the company data. */
export interface DeviceData {
  /** Short name for scripts: `desk`, `mobile`. */
  readonly key: string
  readonly type: DeviceType
  readonly name: string
  readonly active?: boolean
  /** False for telephones that have one line only; a consultation re-uses the leg there. */
  readonly parallelCalls?: boolean
}

/** One telephone of a user. */
export class Device {
  readonly id: string
  readonly key: string
  readonly type: DeviceType
  readonly parallelCalls: boolean
  name: string
  icon: 'default' | 'first' | 'second' = 'default'
  active: boolean

  constructor(id: string, data: DeviceData) {
    this.id = id
    this.key = data.key
    this.type = data.type
    this.name = data.name
    this.active = data.active ?? true
    this.parallelCalls = data.parallelCalls ?? true
  }

  /** True when the PBX can make this telephone pick up (Dstny API 6, ANSWER). */
  get answersRemotely(): boolean {
    return this.type === 'softphone' || this.type === 'webSoftphone' || this.type === 'deskphone'
  }
}

/** Makes the number a caller may have typed comparable: digits, `+`, `*` and `#` only. */
export const plainNumber = (typed: string): string => typed.replace(/[^\d+*#]/g, '')
