import type { BrowserWindow, Input } from 'electron'
import { textSizes } from '../../src-preload/contract/settings.ts'
import type { TextSizePercent } from '../../src-preload/contract/settings.ts'
import { Emitter } from '../util/emitter.ts'
import type { StateReader } from './state-reader.ts'

/** What a key does to the text size. */
export type TextSizeStep = 'larger' | 'smaller' | 'usual'

/** What the text size needs. */
export interface TextSizeOptions {
  readonly reader: StateReader
  readonly platform: NodeJS.Platform
  /** Keeps the size that the user chose by keys. */
  readonly change: (textSize: TextSizePercent) => void
}

/** Draws the pages of all windows as large as the user has set it, and takes the keys that change it. */
export class TextSize implements Disposable {
  /** Tells the new factor. */
  readonly changed = new Emitter<number>()
  readonly #options: TextSizeOptions
  readonly #windows = new Set<BrowserWindow>()
  readonly #end: () => void
  #factor: number

  constructor(options: TextSizeOptions) {
    this.#options = options
    this.#factor = this.#percent / 100
    this.#end = options.reader.changed(({ set }) => {
      if (set.settings !== undefined) this.#update()
    })
  }

  /** 1 for the usual size, 2 for twice that. */
  get factor(): number {
    return this.#factor
  }

  /** Call it before the window loads its page. Chromium keeps the zoom by origin, so each load is told anew. */
  follow(window: BrowserWindow): void {
    const { webContents } = window
    const zoom = (): void => webContents.setZoomFactor(this.#factor)
    this.#windows.add(window)
    window.once('closed', () => this.#windows.delete(window))
    webContents.on('did-navigate', zoom)
    webContents.on('did-finish-load', zoom)
    webContents.on('before-input-event', (event, input) => {
      const step = textSizeStep(input, this.#options.platform)
      if (step === undefined) return
      event.preventDefault()
      const next = nextTextSize(this.#percent, step)
      if (next !== this.#percent) this.#options.change(next)
    })
  }

  [Symbol.dispose](): void {
    this.#end()
    this.#windows.clear()
  }

  get #percent(): TextSizePercent {
    return this.#options.reader.snapshot().state.settings['app']?.textSize ?? 100
  }

  #update(): void {
    const factor = this.#percent / 100
    if (factor === this.#factor) return
    this.#factor = factor
    for (const window of this.#windows) window.webContents.setZoomFactor(factor)
    this.changed.emit(factor)
  }
}

/** The size after one step; at the ends it stays. */
export function nextTextSize(size: TextSizePercent, step: TextSizeStep): TextSizePercent {
  if (step === 'usual') return 100
  const index = textSizes.indexOf(size) + (step === 'larger' ? 1 : -1)
  return textSizes[index] ?? size
}

/** The part of a key press that matters. */
export type TextSizeKey = Pick<Input, 'type' | 'key' | 'code' | 'control' | 'meta' | 'alt'>

/** What a key press asks for; undefined when it is none of these keys. `=` is the unshifted `+` of many keyboards. */
export function textSizeStep(input: TextSizeKey, platform: NodeJS.Platform): TextSizeStep | undefined {
  const { type, key, code, control, meta, alt } = input
  const [wanted, other] = platform === 'darwin' ? [meta, control] : [control, meta]
  if (type !== 'keyDown' || !wanted || other || alt) return undefined
  if (key === '+' || key === '=' || code === 'NumpadAdd') return 'larger'
  if (key === '-' || code === 'NumpadSubtract') return 'smaller'
  return key === '0' || code === 'Numpad0' ? 'usual' : undefined
}
