import { defined } from '../../../util/defined.ts'
import type { Self } from '../self.ts'
import type { Channel, ExtensionState, LampState } from '../wire/calls.ts'
import { isOwnChannel } from './own-channels.ts'

/** What one round of readings has said; undefined where a reading failed or was not made. */
export interface Readings {
  readonly lamp: LampState | undefined
  readonly extension: ExtensionState | undefined
  /** Those of the user and of whom the user talks to. */
  readonly channels?: readonly Channel[]
}

/** One call of the user, as it looked in one round. */
export interface Sighting {
  /** There once the system tells it: while it rings it may not (MiRTA 5.1). */
  readonly linkedId?: string
  readonly state: 'alerting' | 'connected'
  readonly number?: string
  readonly name?: string
  readonly direction?: 'incoming' | 'outgoing'
  /** By the lamp alone, as nothing else has been read since it changed: which of several calls it is of, nobody knows. */
  readonly isEarly?: true
}

type Shown = 'idle' | 'alerting' | 'connected' | 'unknown'

/**
 * States of the switch beside those that were seen count as talking (MiRTA 5.4), but for BUSY: a telephone that takes no calls may
 * be that too, and in a call is who the extension or a channel says so of.
 */
const SHOWN: Readonly<Record<LampState, Shown>> = {
  NOT_INUSE: 'idle',
  RINGING: 'alerting',
  INUSE: 'connected',
  ONHOLD: 'connected',
  RINGINUSE: 'connected',
  BUSY: 'unknown',
  UNAVAILABLE: 'unknown',
  INVALID: 'unknown',
  UNKNOWN: 'unknown'
}

/**
 * The calls that a round shows, by the table of MiRTA 5.4; undefined where it says nothing for sure: the lamp and the state of the
 * extension are read one after the other, and the lamp may be old.
 */
export function sightingsIn(readings: Readings, self: Self): readonly Sighting[] | undefined {
  const { lamp, extension, channels = [] } = readings
  const own = channels.filter((channel) => isOwnChannel(channel, self))
  if (own.length > 0) return byChannels(own, channels, readings)
  const shown = lamp === undefined ? 'unknown' : SHOWN[lamp]
  if (shown === 'alerting' || shown === 'connected')
    return [{ state: shown, ...partyOf(extension), ...(extension === undefined ? { isEarly: true } : {}) }]
  switch (extension?.kind) {
    case 'inCall':
      return shown === 'unknown' ? [{ state: 'connected', ...partyOf(extension) }] : undefined
    case 'unregistered':
      return []
    case 'idle':
      return shown === 'idle' || lamp === 'UNAVAILABLE' || lamp === 'BUSY' ? [] : undefined
    case undefined:
      return undefined
  }
}

function partyOf(extension: ExtensionState | undefined): Omit<Sighting, 'state' | 'isEarly'> {
  if (extension?.kind !== 'inCall') return {}
  const { linkedId, number, name, direction } = extension
  return defined({ linkedId, number, name, direction })
}

/** Several calls at once are told apart by their channels only. */
function byChannels(own: readonly Channel[], all: readonly Channel[], readings: Readings): readonly Sighting[] {
  const calls = new Map<string, readonly Channel[]>()
  for (const one of own) {
    const id = one.linkedId ?? one.bridge ?? one.name
    calls.set(id, [...(calls.get(id) ?? []), one])
  }
  return [...calls.values()].map((legs) => {
    const [first] = legs
    const linkedId = first?.linkedId
    const other =
      linkedId === undefined ? undefined : all.find((one) => one.linkedId === linkedId && !own.includes(one))
    const told = partyOf(readings.extension)
    const isTold = calls.size === 1 || (linkedId !== undefined && told.linkedId === linkedId)
    const number = first?.connectedNumber ?? other?.callerNumber
    const name = first?.connectedName ?? other?.callerName
    const state = legs.some((leg) => isTalking(leg, readings.lamp)) ? 'connected' : 'alerting'
    return {
      ...(isTold ? told : {}),
      state,
      ...defined({ linkedId: linkedId ?? (isTold ? told.linkedId : undefined), number, name })
    }
  })
}

/** `Ringing` is a telephone that rings; `Ring` is one that calls (Asterisk's names of channel states). */
const isTalking = ({ state }: Channel, lamp: LampState | undefined): boolean =>
  state === undefined ? lamp !== 'RINGING' : !/^ringing$/i.test(state)
