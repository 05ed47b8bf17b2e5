import type { PopupSettings } from './settings.ts'

/** The screen with the pointer, in place of the id of one. */
export const POINTER_SCREEN = 'pointer'

/** How calls are announced while the user has changed nothing; in a file without schemas, which a window does not load. */
export const usualPopupSettings: PopupSettings = {
  calls: 'all',
  direct: true,
  queueIds: [],
  screenId: POINTER_SCREEN,
  overFullScreen: false,
  repeatQueueIds: [],
  repeatMinutes: 5
}

/** Most texts that can be kept ready. */
export const MOST_TEXT_TEMPLATES = 10
/** Longest of them, in characters. */
export const LONGEST_TEXT_TEMPLATE = 300

/** Most rules that say which account calls a number. */
export const MOST_DIAL_RULES = 50

/** When queues are paused before the user has chosen. */
export const usualPauseSettings = { locked: false, asleep: false, quit: false, dnd: true }
