import { defined } from '../../../util/defined.ts'
import { RowReader, scalarText } from '../reply/row-reader.ts'
import { barFields, decodeReply } from '../reply/reply.ts'
import { secondsIn } from './values.ts'

/** What the lamp of an extension or flow shows; others of the telephone switch are possible (MiRTA 6.1, 5.4). */
const lampStates = ['NOT_INUSE', 'INUSE', 'RINGING', 'UNAVAILABLE', 'ONHOLD', 'BUSY', 'RINGINUSE', 'INVALID'] as const
export type LampState = (typeof lampStates)[number] | 'UNKNOWN'

/** One lamp; `userName` as `103-DEVEL`, of flows as well. */
export interface Lamp {
  readonly userName: string
  readonly state: LampState
  /** In the zone of the system. */
  readonly since?: string
}

const lampRow = new RowReader({ userName: ['stextension'], state: ['ststate'], since: ['sttimestamp'] })

/** BLFS (MiRTA 6.1). */
export const readLamps = (value: unknown): readonly Lamp[] =>
  lampRow.rows(value).flatMap(({ userName, state, ...since }) => {
    return userName === undefined ? [] : [{ userName, state: lampState(state), ...since }]
  })

export const lampState = (text: string | undefined): LampState =>
  lampStates.find((state) => state === text?.toUpperCase()) ?? 'UNKNOWN'

/** Whether an extension is in a call, and with whom; nothing of it says whether it rings (MiRTA 5.1). */
export type ExtensionState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'unregistered' }
  | {
      readonly kind: 'inCall'
      readonly linkedId?: string
      readonly number?: string
      readonly name?: string
      readonly direction?: 'incoming' | 'outgoing'
    }

const stateRow = new RowReader({
  uniqueId: ['uniqueid'],
  linkedId: ['linkedid'],
  number: ['connectedlineid', 'otherparty'],
  name: ['connectedlineidname'],
  direction: ['direction']
})

/** INFO extstate; undefined where the system does not know such an extension, or needs it by another name (MiRTA 5.1). */
export function readExtensionState(value: unknown): ExtensionState | undefined {
  if (value === undefined) return undefined
  const { uniqueId, linkedId, direction, ...party } = stateRow.rows(value)[0] ?? {}
  if (uniqueId?.toUpperCase() === 'KO') return { kind: 'unregistered' }
  if (uniqueId === undefined && linkedId === undefined) return { kind: 'idle' }
  const id = linkedId ?? uniqueId
  return { kind: 'inCall', ...party, ...defined({ linkedId: id }), ...directionIn(direction) }
}

/** By the first letter: no value was ever seen (MiRTA 5.1). */
function directionIn(text: string | undefined): { readonly direction?: 'incoming' | 'outgoing' } {
  if (/^i/i.test(text ?? '')) return { direction: 'incoming' }
  return /^o/i.test(text ?? '') ? { direction: 'outgoing' } : {}
}

/** One leg of a call inside the switch, as far as it is told. */
export interface Channel {
  readonly name: string
  readonly uniqueId?: string
  readonly linkedId?: string
  readonly callerNumber?: string
  readonly callerName?: string
  readonly connectedNumber?: string
  readonly connectedName?: string
  readonly extension?: string
  readonly state?: string
  readonly bridge?: string
  readonly seconds?: number
}

const CHANNEL = /^(?:SIP|PJSIP|IAX2|DAHDI|Local)\/.{1,200}-[0-9a-f]{8}(?:;[12])?$/i

const channelRow = new RowReader({
  name: ['channel'],
  uniqueId: ['uniqueid'],
  linkedId: ['linkedid'],
  callerNumber: ['calleridnum', 'callerid'],
  callerName: ['calleridname'],
  connectedNumber: ['connectedlinenum'],
  connectedName: ['connectedlinename'],
  extension: ['exten', 'extension'],
  state: ['channelstatedesc', 'state'],
  bridge: ['bridgeid', 'bridgedchannel'],
  duration: ['duration', 'seconds']
})

/** So many channels are looked at (trust N6). */
const MOST_CHANNELS = 2_000

/**
 * GETCURRENTCALLS, CHANNELS and CHANNEL, whose form nobody has seen: every text that is the name of a channel, with what stands in
 * the same row (MiRTA 5.2).
 */
export function readChannels(value: unknown): readonly Channel[] {
  const found = new Map<string, Channel>()
  collect(typeof value === 'string' ? value.split(/[\r\n|]+/) : value, found)
  return [...found.values()]
}

function collect(value: unknown, found: Map<string, Channel>): void {
  if (found.size >= MOST_CHANNELS) return
  const text = scalarText(value)
  if (text !== undefined) {
    if (CHANNEL.test(text) && !found.has(text)) found.set(text, { name: text })
    return
  }
  if (typeof value !== 'object' || value === null) return
  const row: unknown =
    Array.isArray(value) && value.length > 0 && value.every(isPair) ? Object.fromEntries(value) : value
  const channel = Array.isArray(row) ? undefined : channelOf(row)
  if (channel !== undefined) found.set(channel.name, channel)
  else for (const member of Object.values(value)) collect(member, found)
}

const isPair = (value: unknown): value is readonly [string, unknown] =>
  Array.isArray(value) && value.length === 2 && typeof value[0] === 'string'

/** A row that names its channel, under the usual name or any other. */
function channelOf(row: unknown): Channel | undefined {
  const { duration, name, ...rest } = channelRow.read(row)
  const names = [name, ...Object.values(Object(row)).map(scalarText)]
  const channel = names.find((text) => text !== undefined && CHANNEL.test(text))
  const seconds = secondsIn(duration)
  if (channel === undefined) return undefined
  return { name: channel, ...rest, ...defined({ seconds }) }
}

/** What has become of a call that was ordered; nothing of it is sure (MiRTA 4.1, INFO call). */
export interface OrderedCall {
  readonly uniqueId?: string
  readonly linkedId?: string
  /** A word of the system. */
  readonly state?: string
}

const orderedRow = new RowReader({
  uniqueId: ['uniqueid'],
  linkedId: ['linkedid'],
  state: ['disposition', 'state', 'status']
})

/** INFO call: JSON or a word; undefined when the call is not known any more. */
export function readOrderedCall(value: unknown): OrderedCall | undefined {
  const inside = typeof value === 'string' ? decodeReply(value, 'json') : undefined
  const known = inside?.kind === 'json' ? inside.value : value
  const [row] = orderedRow.rows(known)
  if (row !== undefined) return row
  const [state] = barFields(scalarText(known) ?? '')
  return state === undefined ? undefined : { state }
}

/** The id that DIAL gives: the third field behind the word of success (MiRTA 4.1). */
export function readOriginateId(value: unknown): string | undefined {
  const text = scalarText(value)
  if (text !== undefined) return barFields(text)[2]
  if (Array.isArray(value)) return scalarText(value[2])
  return new RowReader({ id: ['id', 'originateid'] }).read(value).id
}
