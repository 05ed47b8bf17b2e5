import { app } from 'electron'
import type { Clock } from '../util/clock.ts'
import { shutDown } from './shut-down.ts'
import type { ShutDownSteps } from './shut-down.ts'

/** The end of the program: asked for once, it runs the steps in order and then exits. */
export class Lifecycle {
  readonly #clock: Clock
  #steps: ShutDownSteps | undefined
  #quitting = false

  /** Takes over from Electron, which would end with its last window and at once. Call it before `ready`. */
  constructor(clock: Clock) {
    this.#clock = clock
    app.on('window-all-closed', () => undefined)
    app.on('before-quit', (event) => {
      event.preventDefault()
      this.quit()
    })
    // before a library listens for them: some end the program on the spot, and Electron's own way of quitting is lost
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => this.quit())
  }

  /** What has to end; before this is known there is nothing to end. */
  endsWith(steps: ShutDownSteps): void {
    this.#steps = steps
  }

  get isQuitting(): boolean {
    return this.#quitting
  }

  quit(exitCode = 0): void {
    if (this.#quitting) return
    this.#quitting = true
    const done = this.#steps === undefined ? Promise.resolve() : shutDown(this.#steps, this.#clock)
    void done.finally(() => app.exit(exitCode))
  }
}
