import { Emitter } from '../../../../util/emitter.ts'
import type { Members } from '../form/resource.ts'
import type { VoipbinSwitches } from '../switches.ts'
import type { Happening } from './shared.ts'

/** A happening as it is told: with the row as it was then. */
export interface Told extends Omit<Happening, 'data'> {
  readonly data: Members
}

/** Tells what happens, group calls before or after the legs that were made with them (VoIPBin API 10.3, 17). */
export class News {
  readonly told = new Emitter<Told>()
  readonly #switches: VoipbinSwitches
  #depth = 0
  #kept: (() => Told)[] = []
  #keptGroupcalls: (() => Told)[] = []

  constructor(switches: VoipbinSwitches) {
    this.#switches = switches
  }

  readonly tell = (happening: Happening): void => {
    if (happening.isTold === false && !this.#switches.tellsAll) return
    if (this.#depth === 0) return this.told.emit({ ...happening, data: happening.data() })
    if (happening.type === 'groupcall_created') {
      // with the ids of all its legs, which come within the same moment
      this.#keptGroupcalls.push(() => ({ ...happening, data: happening.data() }))
    } else {
      const told = { ...happening, data: happening.data() }
      this.#kept.push(() => told)
    }
  }

  /** What happens meanwhile is told together, at the end. */
  together<T>(act: () => T): T {
    this.#depth += 1
    try {
      return act()
    } finally {
      this.#depth -= 1
      if (this.#depth === 0) this.#flush()
    }
  }

  #flush(): void {
    const [groupcalls, others] = [this.#keptGroupcalls, this.#kept]
    this.#keptGroupcalls = []
    this.#kept = []
    const inOrder = this.#switches.toldFirst === 'groupcall' ? [...groupcalls, ...others] : [...others, ...groupcalls]
    for (const told of inOrder) this.told.emit(told())
  }
}
