import type { Pbx } from '../../../company/pbx.ts'
import { Extension } from '../../../people/extension.ts'

/** What a lamp shows; the first four were seen, the others Asterisk has besides (MiRTA 5.4, 6.1). */
export type LampState = 'NOT_INUSE' | 'INUSE' | 'RINGING' | 'UNAVAILABLE' | 'RINGINUSE' | 'ONHOLD' | 'BUSY'

/** A lamp with the moment of its last change, epoch ms. */
export interface Lamp {
  readonly state: LampState
  readonly since: number
}

const seen: Partial<Record<LampState, LampState>> = { RINGINUSE: 'INUSE', ONHOLD: 'INUSE', BUSY: 'NOT_INUSE' }

/** The lamps of all telephones; they know when they changed. */
export class Lamps implements Disposable {
  readonly #lamps = new Map<Extension, Lamp>()
  readonly #switches: { readonly lampWords: 'seen' | 'asterisk' }
  readonly #off: () => void
  readonly #now: () => number

  constructor(pbx: Pbx, switches: { readonly lampWords: 'seen' | 'asterisk' }) {
    this.#switches = switches
    this.#now = () => pbx.clock.now()
    for (const one of pbx.extensions) this.#follow(one)
    this.#off = pbx.events.on((event) => {
      if (event.kind === 'leg' && event.leg.owner instanceof Extension) this.#follow(event.leg.owner)
      else if ('extension' in event && event.extension instanceof Extension) this.#follow(event.extension)
    })
  }

  of(extension: Extension): Lamp {
    const { state, since } = this.#follow(extension)
    const shown = this.#switches.lampWords === 'seen' ? (seen[state] ?? state) : state
    return { state: shown, since }
  }

  [Symbol.dispose](): void {
    this.#off()
  }

  #follow(extension: Extension): Lamp {
    const state = stateOf(extension)
    const known = this.#lamps.get(extension)
    if (known?.state === state) return known
    const lamp = { state, since: this.#now() }
    this.#lamps.set(extension, lamp)
    return lamp
  }
}

function stateOf(extension: Extension): LampState {
  const { legs, isReachable, lineStates, dnd } = extension
  if (!isReachable && legs.length === 0) return 'UNAVAILABLE'
  const rings = legs.some((leg) => leg.direction === 'in' && leg.state === 'alerting')
  const others = legs.filter((leg) => leg.direction === 'out' || leg.state !== 'alerting')
  if (rings) return others.length > 0 ? 'RINGINUSE' : 'RINGING'
  if (others.length > 0 && others.every((leg) => leg.state === 'held')) return 'ONHOLD'
  if (others.length > 0 || lineStates.size > 0) return 'INUSE'
  return dnd ? 'BUSY' : 'NOT_INUSE'
}
