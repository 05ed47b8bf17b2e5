import { describe, expect, it } from 'vitest'
import { leastMainSize, windowOptions } from './window-options.ts'
import type { WindowKind } from './window-options.ts'

const input = { preload: '/app/preload.cjs', devTools: false, platform: 'linux' } as const
const kinds: readonly WindowKind[] = ['main', 'popup']

describe('window options', () => {
  it.each(kinds)('lock the %s window down', (kind) => {
    expect(windowOptions(kind, input).webPreferences).toMatchObject({
      preload: '/app/preload.cjs',
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
      spellcheck: false,
      devTools: false
    })
  })

  it.each(kinds)('switch no Blink feature on in the %s window', (kind) => {
    expect(windowOptions(kind, input).webPreferences).not.toHaveProperty('enableBlinkFeatures')
  })

  it.each(kinds)('make the %s window hidden, so that it can be shown once it is painted', (kind) => {
    expect(windowOptions(kind, input).show).toBe(false)
  })

  it('keep the hidden popup drawing and let the main window sleep', () => {
    expect(windowOptions('popup', input).webPreferences?.backgroundThrottling).toBe(false)
    expect(windowOptions('main', input).webPreferences?.backgroundThrottling).toBe(true)
  })

  it('make the popup a panel on macOS only', () => {
    expect(windowOptions('popup', { ...input, platform: 'darwin' }).type).toBe('panel')
    expect(windowOptions('popup', input)).not.toHaveProperty('type')
  })

  it('keep the popup out of the task bar and above other windows', () => {
    expect(windowOptions('popup', input)).toMatchObject({ skipTaskbar: true, alwaysOnTop: true, frame: false })
  })
})

describe('the least size of the main window', () => {
  it.each([
    [1, 1_000, 480],
    [1.5, 1_000, 600],
    [2, 1_000, 720],
    [2, 600, 600],
    [2, 300, 480]
  ])('with text of %s on a display of %i is %i high, and as narrow as ever', (factor, workAreaHeight, height) => {
    expect(leastMainSize(factor, workAreaHeight)).toEqual({ width: 320, height })
  })
})
