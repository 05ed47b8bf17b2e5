import type { MissedCallStore } from '../../history/missed-call-store.ts'
import type { Handlers } from '../router.ts'
import type { WindowActions } from './windows.ts'

/** Requests about missed calls. */
export type MissedCallHandlers = Pick<Handlers, 'missed.onScreen' | 'missed.clear'>

/** What they need. */
export interface MissedCallHandlerParts {
  readonly missed: Pick<MissedCallStore, 'clear'>
  readonly windows: Pick<WindowActions, 'missedOnScreen'>
}

/** Makes the handlers of missed calls. */
export const missedCallHandlers = ({ missed, windows }: MissedCallHandlerParts): MissedCallHandlers => ({
  'missed.onScreen': ({ ids }) => windows.missedOnScreen(ids),
  'missed.clear': ({ ids }) => missed.clear(ids)
})
