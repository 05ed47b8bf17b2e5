import type { Call } from '../../src-preload/contract/call.ts'

/** What the popup knows besides the calls. */
export interface PopupMemory {
  /** Ids of the calls that are shown now. */
  readonly shown: ReadonlySet<string>
  /** Ids of the calls whose card the user has closed. */
  readonly dismissed: ReadonlySet<string>
}

/** Ids of the calls that the popup shows, the oldest first; empty means that it is hidden. */
export function callsToShow(
  calls: Readonly<Record<string, Call>>,
  memory: PopupMemory,
  popupEnabled: boolean
): readonly string[] {
  if (!popupEnabled) return []
  return Object.values(calls)
    .filter((call) => !memory.dismissed.has(call.id) && (isRingingHere(call) || saysWhereItWent(call, memory)))
    .sort((one, other) => one.startedAt - other.startedAt || one.id.localeCompare(other.id))
    .map((call) => call.id)
}

const isRingingHere = (call: Call): boolean => call.direction === 'incoming' && call.state === 'alerting'

/** A card that is there stays while the store keeps the ended call, to say that somebody else took it. */
const saysWhereItWent = (call: Call, { shown }: PopupMemory): boolean =>
  call.direction === 'incoming' && call.state === 'cleared' && call.answeredElsewhere === true && shown.has(call.id)

/** The closed cards that still matter: a call that is gone needs no memory. */
export function stillDismissed(
  dismissed: ReadonlySet<string>,
  calls: Readonly<Record<string, Call>>
): ReadonlySet<string> {
  return new Set([...dismissed].filter((id) => calls[id] !== undefined))
}
