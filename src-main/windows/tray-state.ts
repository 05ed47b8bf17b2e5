import type { Account } from '../../src-preload/contract/account.ts'
import type { Call } from '../../src-preload/contract/call.ts'
import type { Sections } from '../../src-preload/contract/snapshot.ts'
import { lookUp } from '../util/lookup.ts'

/** What the tray icon can say about me; each has a shape and a colour of its own in `resources/tray`. */
export type TrayState = 'available' | 'busy' | 'onCall' | 'signedOut' | 'lost'

/** Parts of the state that tray and menu show. */
export type TrayInput = Pick<Sections, 'accounts' | 'calls' | 'presence' | 'queues'>

/** True while what the account shows can be trusted. */
export const isUsable = (account: Account): boolean =>
  account.connection === 'live' || account.connection === 'catchingUp'

/** My state over all accounts; nothing counts that comes from an account without a connection. */
export function trayState({ accounts, calls, presence }: TrayInput): TrayState {
  const all = Object.values(accounts).filter(({ connection }) => connection !== 'off')
  const usable = new Set(all.filter(isUsable).map((account) => account.id))
  if (all.every((account) => account.connection === 'signInAgain')) return 'signedOut'
  if (usable.size === 0) return 'lost'
  if (Object.values(calls).some((call) => usable.has(call.accountId) && isTalking(call))) return 'onCall'
  const isAway = Object.values(presence).some((own) => usable.has(own.accountId) && !own.available)
  const isBusy = isAway || all.some(({ id, dnd }) => usable.has(id) && dnd === true)
  return isBusy ? 'busy' : 'available'
}

/** The user has switched all accounts off, which the icon of a program that is signed in nowhere shows. */
export function isAllOff({ accounts }: Pick<TrayInput, 'accounts'>): boolean {
  const all = Object.values(accounts)
  return all.length > 0 && all.every(({ connection }) => connection === 'off')
}

/** The call that has rung longest; not of an account without a connection. */
export const firstRinging = ({ accounts, calls }: Pick<TrayInput, 'accounts' | 'calls'>): Call | undefined =>
  Object.values(calls)
    .filter(({ state, direction, accountId }) => {
      const account = lookUp(accounts, accountId)
      return state === 'alerting' && direction === 'incoming' && account !== undefined && isUsable(account)
    })
    .toSorted((one, other) => one.startedAt - other.startedAt)[0]

/** Where calls go instead, each place once; not of an account without a connection. */
export function divertedTo({ accounts, presence }: Pick<TrayInput, 'accounts' | 'presence'>): readonly string[] {
  const usable = Object.values(accounts).filter(isUsable)
  return [...new Set(usable.flatMap(({ id }) => lookUp(presence, id)?.divertsToShown ?? []))]
}

/** Whether there are missed calls that the user has not seen. */
export const hasUnseen = ({ missed }: Pick<Sections, 'missed'>): boolean =>
  Object.values(missed).some(({ seen }) => seen !== true)

/** Name of the icon's file without size and ending. */
export const trayIconName = (state: TrayState, missed: boolean): string => (missed ? `${state}-missed` : state)

/** Size of the tray icon that the platform draws, pixels at scale 1. */
export const trayIconSize = (platform: NodeJS.Platform): 16 | 22 => (platform === 'linux' ? 22 : 16)

function isTalking({ state, direction }: Call): boolean {
  if (state === 'connected' || state === 'held') return true
  return direction === 'outgoing' && (state === 'initiated' || state === 'queued' || state === 'alerting')
}
