import { vi } from 'vitest'

/** Stands in for the page's layout, which this environment has not. */
export class FakeObserver {
  readonly watched = new Set<Element>()
  readonly #tell: (entries: Partial<IntersectionObserverEntry>[]) => void

  constructor(tell: (entries: Partial<IntersectionObserverEntry>[]) => void) {
    this.#tell = tell
  }

  observe(element: Element): void {
    this.watched.add(element)
  }

  unobserve(element: Element): void {
    this.watched.delete(element)
  }

  disconnect(): void {
    this.watched.clear()
  }

  shows(element: Element, intersectionRatio: number): void {
    this.#tell([{ target: element, isIntersecting: intersectionRatio > 0, intersectionRatio }])
  }
}

/** Every observer that is made from now on, oldest first. */
export function fakeObservers(): readonly FakeObserver[] {
  const made: FakeObserver[] = []
  class Made extends FakeObserver {
    constructor(tell: (entries: Partial<IntersectionObserverEntry>[]) => void) {
      super(tell)
      made.push(this)
    }
  }
  vi.stubGlobal('IntersectionObserver', Made)
  return made
}
