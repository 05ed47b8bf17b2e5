import type { BrowserWindow } from 'electron'

/** Keeps the popup above other windows, above those that fill the screen only where the user allows it. */
export function keepAbove(window: BrowserWindow, overFullScreen: boolean): void {
  window.setAlwaysOnTop(true, overFullScreen ? 'screen-saver' : 'floating')
  if (process.platform === 'darwin') {
    window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: overFullScreen, skipTransformProcessType: true })
  } else if (process.platform === 'linux') window.setVisibleOnAllWorkspaces(true)
}

/**
 * Where the system can, a click on a card leaves the keyboard where it is. On X11 it cannot: there the window manager
 * would still activate a window that then drops every key.
 */
export function setTakesFocusOnClick(window: BrowserWindow, takes: boolean): void {
  if (process.platform !== 'linux') window.setFocusable(takes)
}
