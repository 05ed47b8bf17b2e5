import { Worker } from 'node:worker_threads'
import { needed } from '../../e2e/support/program.ts'
import type { Rect } from '../../src-main/windows/bounds.ts'
import { clockOffset } from './clocks.ts'

interface Look {
  readonly isDrawn: boolean
  /** Epoch ms of the machine. */
  readonly at: number
}

/** Looks at a part of the virtual screen: what is there is what a user sees, whatever a program believes to have drawn. */
export class ScreenWatch implements AsyncDisposable {
  readonly #worker: Worker
  #last: Look | undefined

  constructor(area: Rect) {
    this.#worker = new Worker(new URL('screen-worker.mjs', import.meta.url), {
      workerData: { file: needed('RINGSIDE_SCREEN'), area, offset: clockOffset() }
    })
    this.#worker.on('message', (look: Look) => (this.#last = look))
  }

  /** When something was drawn there that still is there, epoch ms of the machine; undefined while it is empty. */
  get drawnAt(): number | undefined {
    return this.#last?.isDrawn === true ? this.#last.at : undefined
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#worker.terminate()
  }
}
