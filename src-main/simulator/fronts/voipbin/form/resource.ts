import type { VoipbinSwitches } from '../switches.ts'
import { documentedStamp, rfc3339, Stamp } from './stamps.ts'

/** How a kind of row is written by the server's sources (VoIPBin API 4.2). */
export interface Layout {
  /** True: empty text, empty lists and zeros are left out, but for these members. */
  readonly omitsEmpty: boolean
  readonly keeps?: readonly string[]
  /** What stands for a moment that has not come. */
  readonly unset: 'missing' | 'null'
}

const identity = ['id', 'customer_id', 'owner_type', 'owner_id'] as const

/** The layout of each kind of row. */
export const layouts = {
  call: { omitsEmpty: true, keeps: identity, unset: 'missing' },
  groupcall: { omitsEmpty: true, keeps: identity, unset: 'missing' },
  recording: { omitsEmpty: true, keeps: identity, unset: 'missing' },
  agent: { omitsEmpty: false, unset: 'missing' },
  queue: { omitsEmpty: true, keeps: identity, unset: 'null' },
  queuecall: { omitsEmpty: true, keeps: identity, unset: 'null' },
  conference: { omitsEmpty: true, keeps: identity, unset: 'null' },
  record: { omitsEmpty: false, unset: 'null' }
} as const satisfies Record<string, Layout>

/** Who or what can be called, or has called (VoIPBin API 5). */
export interface Address {
  readonly type: string
  readonly target: string
  readonly target_name?: string
  readonly name?: string
  readonly detail?: string
}

/** Members as they are before they are written: moments are stamps. */
export type Members = Readonly<Record<string, unknown>>

/** Which form is asked for. */
export type Form = VoipbinSwitches['dataForm']

const isEmpty = (value: unknown): boolean =>
  value === '' || value === 0 || (Array.isArray(value) && value.length === 0) || value === undefined

/** A row as it goes over the wire, its members in this order. */
export function written(members: Members, { omitsEmpty, keeps = [], unset }: Layout, form: Form): Members {
  const pairs = Object.entries(members).flatMap(([name, value]): [string, unknown][] => {
    if (value instanceof Stamp) return stampPair(name, value, unset, form)
    if (value === undefined) return []
    const omitted = form === 'source' && omitsEmpty && !keeps.includes(name) && isEmpty(value)
    return omitted ? [] : [[name, value]]
  })
  return Object.fromEntries(pairs)
}

/** An address in full, or without what is empty. */
export function writtenAddress(
  { type, target, target_name = '', name = '', detail = '' }: Address,
  form: Form
): Members {
  return written({ type, target, target_name, name, detail }, { omitsEmpty: true, unset: 'missing' }, form)
}

function stampPair(name: string, stamp: Stamp, unset: Layout['unset'], form: Form): [string, unknown][] {
  if (form === 'documented') return [[name, documentedStamp(stamp)]]
  if (stamp.micros !== undefined) return [[name, rfc3339(stamp.micros)]]
  return unset === 'null' ? [[name, null]] : []
}
