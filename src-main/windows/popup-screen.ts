import { screen, type Display } from 'electron'
import type { ScreenChoice } from '../../src-preload/contract/settings.ts'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import { chosenDisplay, layoutOf } from './popup-place.ts'

/** The screens there are now, with the names people know them by. */
export const popupScreens = (): ScreenChoice[] =>
  screen.getAllDisplays().map(({ id, label, size }, index) => ({
    id: String(id),
    name: `${label === '' ? m.screen_number({ number: index + 1 }) : label} · ${size.width} × ${size.height}`
  }))

/** Where the popup comes up. */
export const popupDisplay = (screenId: string): Display =>
  chosenDisplay(screen.getAllDisplays(), screenId, screen.getDisplayNearestPoint(screen.getCursorScreenPoint()))

/** The displays that are connected now, as one text. */
export const displayLayout = (): string => layoutOf(screen.getAllDisplays())
