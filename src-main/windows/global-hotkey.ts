import { globalShortcut } from 'electron'
import type { ReportProblem } from './report-problem.ts'
import type { StateReader } from './state-reader.ts'

/** Keys that bring the popup up and move the keyboard into it on purpose. */
export const POPUP_HOTKEY = 'CommandOrControl+Alt+R'
/** Keys that bring the main window's field up, where the user has switched them on. */
export const FIELD_HOTKEY = 'CommandOrControl+Alt+K'

/** What a global hotkey is for. */
export interface GlobalHotkeyOptions {
  readonly keys: string
  /** For the log: "popup". */
  readonly name: string
  readonly pressed: () => void
  readonly problem: ReportProblem
}

/** A hotkey that works in every program, taken from the others only while it is of use. */
export class GlobalHotkey implements Disposable {
  readonly #options: GlobalHotkeyOptions
  #wanted = false

  constructor(options: GlobalHotkeyOptions) {
    this.#options = options
  }

  /** Takes the keys, or gives them back. */
  want(wanted: boolean): void {
    if (wanted === this.#wanted) return
    this.#wanted = wanted
    const { keys, name, pressed, problem } = this.#options
    if (!wanted) globalShortcut.unregister(keys)
    else if (!globalShortcut.register(keys, pressed)) problem(`${name} hotkey is taken by another program`)
  }

  [Symbol.dispose](): void {
    this.want(false)
  }
}

/** Keeps the field's hotkey as the user has set it; returns its own end. */
export function followFieldHotkey(reader: StateReader, hotkey: Pick<GlobalHotkey, 'want'>): () => void {
  const apply = (): void => hotkey.want(reader.snapshot().state.settings['app']?.fieldHotkey === true)
  apply()
  return reader.changed(({ set }) => {
    if (set.settings !== undefined) apply()
  })
}
