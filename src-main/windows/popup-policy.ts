import type { Call } from '../../src-preload/contract/call.ts'
import type { PopupCard } from '../../src-preload/contract/popup.ts'
import { isKeyOf } from '../util/lookup.ts'

/** What the popup shows, and what the user has closed. */
export interface Popup {
  /** The oldest call first; empty means that it is hidden. */
  readonly cards: readonly PopupCard[]
  /** Ids of the calls whose card the user has closed. */
  readonly dismissed: ReadonlySet<string>
}

/** What the popup depends on. */
export interface PopupSituation {
  readonly calls: Readonly<Record<string, Call>>
  readonly popupEnabled: boolean
  /** Whether the user wants the popup for this call. */
  readonly isWanted: (call: Call) => boolean
  /** The user has the same calls before their eyes in the main window. */
  readonly stageShown: boolean
  /** Ids of the calls that were answered from here: nobody has to be told where. */
  readonly answeredHere: ReadonlySet<string>
}

/** The popup before anybody has called. */
export const emptyPopup: Popup = { cards: [], dismissed: new Set() }

/**
 * The popup after anything has changed. A card comes for a call that rings while the main window does not show it, and
 * stays until its call is over or the user closes it, whatever the main window does meanwhile.
 */
export function nextPopup(before: Popup, situation: PopupSituation): Popup {
  const { calls, popupEnabled, stageShown, answeredHere, isWanted } = situation
  const dismissed = new Set([...before.dismissed].filter((callId) => isKeyOf(calls, callId)))
  if (!popupEnabled) return { cards: [], dismissed }
  const shown = new Map(before.cards.map((card) => [card.callId, card]))
  const belongs = (call: Call): boolean =>
    shown.has(call.id)
      ? isRingingHere(call) || endedElsewhere(call) || (isTalking(call) && !answeredHere.has(call.id))
      : isRingingHere(call) && !stageShown && isWanted(call)
  const cards = inOrder(Object.values(calls).filter((call) => !dismissed.has(call.id) && belongs(call)))
  return { cards: cards.map((call) => shown.get(call.id) ?? { callId: call.id, shownBy: 'event' }), dismissed }
}

/** The popup after the user has closed the cards of these calls. */
export function withoutCards(before: Popup, callIds: readonly string[]): Popup {
  return {
    cards: before.cards.filter((card) => !callIds.includes(card.callId)),
    dismissed: new Set([...before.dismissed, ...callIds])
  }
}

/** The popup after the hotkey: the cards of all calls that still ring, also of those that were closed or never shown. */
export function withHiddenCards(before: Popup, { calls, popupEnabled }: PopupSituation): Popup {
  if (!popupEnabled) return before
  const ringing = inOrder(Object.values(calls).filter(isRingingHere)).map((call) => call.id)
  const hidden = ringing.filter((callId) => !before.cards.some((card) => card.callId === callId))
  const cards = [...before.cards, ...hidden.map((callId): PopupCard => ({ callId, shownBy: 'hotkey' }))]
  return { cards, dismissed: new Set([...before.dismissed].filter((callId) => !ringing.includes(callId))) }
}

/** Ids of the calls whose change may change the popup, besides one that begins to ring. */
export const followedBy = ({ cards, dismissed }: Popup, { calls }: PopupSituation): ReadonlySet<string> =>
  new Set([
    ...cards.map(({ callId }) => callId),
    ...dismissed,
    ...Object.values(calls)
      .filter(isRingingHere)
      .map(({ id }) => id)
  ])

/** Whether a change of calls may change the popup: in a storm of events most do not. */
export const concerns = (
  followed: ReadonlySet<string>,
  set: Readonly<Record<string, Call>> = {},
  removed: readonly string[] = []
): boolean =>
  Object.values(set).some((call) => followed.has(call.id) || isRingingHere(call)) ||
  removed.some((callId) => followed.has(callId))

/** True while the hotkey has something to bring up; at other times its keys belong to other programs. */
export const isHotkeyUseful = ({ calls, popupEnabled }: PopupSituation): boolean =>
  popupEnabled && Object.values(calls).some(isRingingHere)

/** What is known of the main window. */
export interface MainWindowFacts {
  readonly loaded: boolean
  readonly visible: boolean
  readonly minimized: boolean
  readonly focused: boolean
}

/** True while the page of the main window can be seen, also beside the window the user works in. */
export const isPageShown = ({ loaded, visible, minimized }: MainWindowFacts): boolean => loaded && visible && !minimized

/** True while the user has the calls of the main window before their eyes. */
export const isStageShown = (facts: MainWindowFacts): boolean => isPageShown(facts) && facts.focused

const isRingingHere = (call: Call): boolean => call.direction === 'incoming' && call.state === 'alerting'

/** A card that is there stays while the store keeps the ended call, to say that somebody else took it. */
const endedElsewhere = (call: Call): boolean =>
  call.direction === 'incoming' && call.state === 'cleared' && call.answeredElsewhere === true

/** A card that is there stays until its page has said with which telephone the call was answered. */
const isTalking = ({ direction, state }: Call): boolean =>
  direction === 'incoming' && (state === 'connected' || state === 'held')

const inOrder = (calls: readonly Call[]): readonly Call[] =>
  calls.toSorted((one, other) => one.startedAt - other.startedAt || one.id.localeCompare(other.id))
