import type { Call } from '../../../core/calls.ts'
import type { BasixGroup } from '../people/directory.ts'
import type { EndUser } from '../people/end-users.ts'

/** What a request has said of the call that was made for it. */
export interface Origination {
  readonly method: string
  /** As it stood in the request, without details in braces. */
  readonly destination: string
  readonly callingName: string | undefined
  /** What the destination sees. */
  readonly shownNumber: string | undefined
  readonly shownName: string | undefined
  readonly endUser: EndUser | undefined
  readonly group: BasixGroup | undefined
  readonly autoAnswer: boolean
}

/** The requests by which the calls were made that there are. */
export class Originations {
  readonly #byTag = new Map<string, Origination>()

  /** How many are kept: what grows with time is a leak. */
  get size(): number {
    return this.#byTag.size
  }

  /** @returns the tag with which the call is to be made */
  add(id: string, origination: Origination): string {
    const tag = `basix ${id}`
    this.#byTag.set(tag, origination)
    return tag
  }

  of({ tag }: Call): Origination | undefined {
    return tag === undefined ? undefined : this.#byTag.get(tag)
  }

  /** The call is over, or was never made. */
  forget(tag: string | undefined): void {
    if (tag !== undefined) this.#byTag.delete(tag)
  }
}
