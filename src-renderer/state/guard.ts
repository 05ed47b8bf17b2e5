import { flushSync } from 'svelte'

/** So long a control takes no press after it has appeared or moved by an event from outside, in ms. */
export const GUARD_MS = 600

/** What can be pressed, and the groups that are guarded as one: `data-guard` names the call or strip that is in the place. */
const GUARDABLE = 'button, a[href], [role="option"], [data-guard]'
/** A smaller move takes nothing from under a pointer. */
const MOVED_PX = 3

const GUARDED_KEYS: ReadonlySet<string> = new Set(['Enter', ' '])

interface Place {
  readonly box: DOMRect
  /** What a group shows; null for a control. */
  readonly shows: string | null
}

/**
 * Keeps a press that was meant for something else from what has just come under the pointer or the keyboard. Changes from
 * outside (main's patches, timers) run through `watch`; what the user's own press opens does not and can be used at once.
 */
class Guard {
  /** Until when an element is guarded, in ms of `performance.now()`. */
  readonly #until = new WeakMap<Element, number>()
  #changedAt = Number.NEGATIVE_INFINITY
  #earlyPress = false

  /** Runs a change from outside and guards what appeared or moved by it. */
  watch(change: () => void): void {
    const before = places()
    change()
    flushSync()
    const after = places()
    const struck = [...after.keys()].filter((element) => isStruck(element, before.get(element), after.get(element)))
    if (struck.length > 0 || before.size !== after.size) this.#changedAt = performance.now()
    if (struck.length > 0) this.#guard(struck)
  }

  /** Guards all groups: the window came up, or shows its first state. */
  guardGroups(): void {
    this.#guard([...document.querySelectorAll('[data-guard]')])
  }

  /** How long after the last change from outside the page still stays where it is, in ms. */
  remainingMs(): number {
    return Math.max(0, this.#changedAt + GUARD_MS - performance.now())
  }

  /** Refuses early presses in this page from now on. Returns its own end. */
  install(): () => void {
    const ends = [
      listen('pointerdown', (event) => this.#onPress(event)),
      listen('mousedown', (event) => this.#refuseWhenGuarded(event)),
      listen('click', (event) => this.#onClick(event)),
      listen('keydown', (event) => presses(event) && this.#refuseWhenGuarded(event)),
      listen('keyup', (event) => event.key === ' ' && this.#refuseWhenGuarded(event)),
      listen('visibilitychange', () => document.visibilityState === 'visible' && this.guardGroups())
    ]
    return () => ends.forEach((end) => end())
  }

  #guard(elements: readonly Element[]): void {
    const until = performance.now() + GUARD_MS
    for (const element of elements) {
      this.#until.set(element, until)
      element.setAttribute('data-guarded', '')
    }
    setTimeout(() => this.#free(elements, until), GUARD_MS)
  }

  /** Timers may fire a little early, so the end that was set counts and not the time. */
  #free(elements: readonly Element[], until: number): void {
    for (const element of elements.filter((one) => this.#until.get(one) === until)) {
      this.#until.delete(element)
      element.removeAttribute('data-guarded')
    }
  }

  #isGuarded(element: Element): boolean {
    return performance.now() < (this.#until.get(element) ?? 0)
  }

  #refuses(event: Event): boolean {
    for (let at = targetOf(event); at !== null; at = at.parentElement) if (this.#isGuarded(at)) return true
    return false
  }

  /** A press that begins too early stays refused when it ends later. */
  #onPress(event: Event): void {
    this.#earlyPress = this.#refuses(event)
    if (this.#earlyPress) refuse(event)
  }

  #onClick(event: MouseEvent): void {
    const early = this.#earlyPress && event.detail > 0
    this.#earlyPress = false
    if (early || this.#refuses(event)) refuse(event)
  }

  #refuseWhenGuarded(event: Event): void {
    if (this.#refuses(event)) refuse(event)
  }
}

/** The one guard of this window. */
export const guard = new Guard()

const places = (): ReadonlyMap<Element, Place> =>
  new Map([...document.querySelectorAll(GUARDABLE)].map((element) => [element, placeOf(element)] as const))

const placeOf = (element: Element): Place => ({
  box: element.getBoundingClientRect(),
  shows: element.getAttribute('data-guard')
})

/**
 * Whether an element is new or has moved, or a group shows something else. One that only grew is as it was: its controls
 * are looked at one by one.
 */
function isStruck(element: Element, before: Place | undefined, after: Place | undefined): boolean {
  if (before === undefined || after === undefined) return true
  if (after.shows !== null) return before.shows !== after.shows
  const edges = ['left', 'top', 'right', 'bottom'] as const
  return edges.some((edge) => Math.abs(before.box[edge] - after.box[edge]) > MOVED_PX)
}

/** In a text of several lines these keys are blanks and line ends like any letter, and none of them may be lost. */
const presses = ({ key, target }: KeyboardEvent): boolean =>
  GUARDED_KEYS.has(key) && !(target instanceof HTMLTextAreaElement)

const targetOf = ({ target }: Event): Element | null => (target instanceof Element ? target : null)

function refuse(event: Event): void {
  event.preventDefault()
  event.stopImmediatePropagation()
}

function listen<K extends keyof DocumentEventMap>(type: K, listener: (event: DocumentEventMap[K]) => void): () => void {
  document.addEventListener(type, listener, { capture: true })
  return () => document.removeEventListener(type, listener, { capture: true })
}
