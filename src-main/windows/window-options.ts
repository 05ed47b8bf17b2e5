import type { BrowserWindowConstructorOptions, WebPreferences } from 'electron'

/** The windows there are. */
export type WindowKind = 'main' | 'popup'

/** Width of the popup, CSS pixels; its height follows what it shows. */
export const POPUP_WIDTH = 360
/** Height the popup has before its page has asked for one, CSS pixels. */
export const POPUP_FIRST_HEIGHT = 168

/** The least size of the main window with the usual text size. */
const MAIN_LEAST = { width: 320, height: 480 } as const

/**
 * The least size of the main window, device-independent pixels. Controls wrap, so it may stay as narrow as ever; with
 * larger text it stays high enough for a call and a part of the page, as far as the display has room.
 */
export function leastMainSize(textFactor: number, workAreaHeight: number): { width: number; height: number } {
  const height = Math.round(MAIN_LEAST.height * (1 + (textFactor - 1) / 2))
  return { width: MAIN_LEAST.width, height: Math.max(MAIN_LEAST.height, Math.min(height, workAreaHeight)) }
}

/** What the options depend on besides the kind of window. */
export interface WindowOptionsInput {
  /** Path of the built preload script. */
  readonly preload: string
  readonly devTools: boolean
  readonly platform: NodeJS.Platform
}

/** Everything about a window that its maker may not choose: what it looks like and how it is locked down (S2–S12). */
export function windowOptions(kind: WindowKind, input: WindowOptionsInput): BrowserWindowConstructorOptions {
  const shape = kind === 'main' ? mainShape : popupShape(input.platform)
  return { ...shape, show: false, paintWhenInitiallyHidden: true, webPreferences: lockedDown(kind, input) }
}

function lockedDown(kind: WindowKind, { preload, devTools }: WindowOptionsInput): WebPreferences {
  return {
    preload,
    devTools,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    contextIsolation: true,
    sandbox: true,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    spellcheck: false,
    // The popup must have its card drawn before it is shown; a throttled hidden page would draw it late.
    backgroundThrottling: kind !== 'popup'
  }
}

const mainShape: BrowserWindowConstructorOptions = {
  title: 'Ringside',
  width: 400,
  height: 680,
  minWidth: MAIN_LEAST.width,
  minHeight: MAIN_LEAST.height,
  fullscreenable: false,
  autoHideMenuBar: true
}

function popupShape(platform: NodeJS.Platform): BrowserWindowConstructorOptions {
  return {
    title: 'Ringside',
    width: POPUP_WIDTH,
    height: POPUP_FIRST_HEIGHT,
    // A panel does not activate its application when it is clicked (macOS).
    ...(platform === 'darwin' ? { type: 'panel' } : {}),
    frame: false,
    resizable: false,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    skipTaskbar: true,
    alwaysOnTop: true,
    // The first click on a card is meant for it, although another window is active.
    acceptFirstMouse: true,
    hiddenInMissionControl: true
  }
}
