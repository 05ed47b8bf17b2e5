import { keepNewest } from '../../../util/keep-newest.ts'

/** So many nodes are asked for their channels. */
const MOST_NODES = 8

/** `<node>-<epoch seconds>.<counter>` (MiRTA 1.4). */
const UNIQUE_ID = /^([\w.-]{1,60})-\d{9,11}\.\d{1,10}$/

/** The machines of a system, as far as ids have named them: only one by one are they quick to tell their channels (MiRTA 5.3). */
export class Nodes {
  readonly #known = new Map<string, true>()

  /** Takes what is an id of such a form. */
  learn(...ids: readonly (string | undefined)[]): void {
    for (const id of ids) {
      const [, node] = UNIQUE_ID.exec(id ?? '') ?? []
      if (node !== undefined) keepNewest(this.#known, node, true, MOST_NODES)
    }
  }

  get all(): readonly string[] {
    return [...this.#known.keys()]
  }
}
