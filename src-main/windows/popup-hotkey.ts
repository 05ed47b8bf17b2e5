import { globalShortcut } from 'electron'
import type { ReportProblem } from './report-problem.ts'

/** Keys that bring the popup up and move the keyboard into it on purpose. */
export const POPUP_HOTKEY = 'CommandOrControl+Alt+R'

/** The popup's hotkey, taken from other programs only while it is of use. */
export class PopupHotkey implements Disposable {
  readonly #pressed: () => void
  readonly #problem: ReportProblem
  #wanted = false

  constructor(pressed: () => void, problem: ReportProblem) {
    this.#pressed = pressed
    this.#problem = problem
  }

  /** Takes the keys, or gives them back. */
  want(wanted: boolean): void {
    if (wanted === this.#wanted) return
    this.#wanted = wanted
    if (!wanted) globalShortcut.unregister(POPUP_HOTKEY)
    else if (!globalShortcut.register(POPUP_HOTKEY, this.#pressed)) {
      this.#problem('popup hotkey is taken by another program')
    }
  }

  [Symbol.dispose](): void {
    this.want(false)
  }
}
