import type { Attachment } from 'svelte/attachments'

/** So much of an element must be inside the window. */
const MOST_OF_IT = 0.6

/**
 * Tells which of the things in a list are on screen: not scrolled away, not clipped and not in a window that is hidden.
 * `tell` gets all of them whenever that changes, and none at the end.
 */
export class OnScreen {
  readonly #tell: (ids: readonly string[]) => void
  readonly #idsOf = new Map<Element, readonly string[]>()
  readonly #visible = new Set<Element>()
  readonly #observer = new IntersectionObserver((entries) => this.#note(entries), { threshold: MOST_OF_IT })
  #reported = ''

  constructor(tell: (ids: readonly string[]) => void) {
    this.#tell = tell
  }

  /** Watches an element that shows the things with these ids. */
  watch(ids: readonly string[]): Attachment {
    return (element) => {
      this.#idsOf.set(element, ids)
      this.#observer.observe(element)
      return () => {
        this.#idsOf.delete(element)
        this.#visible.delete(element)
        this.#observer.unobserve(element)
      }
    }
  }

  /** Looks again: the window was hidden or is shown. */
  look(): void {
    const elements = document.visibilityState === 'visible' ? [...this.#visible] : []
    const ids = [...new Set(elements.flatMap((element) => this.#idsOf.get(element) ?? []))]
    const text = ids.toSorted().join(' ')
    if (text === this.#reported) return
    this.#reported = text
    this.#tell(ids)
  }

  end(): void {
    this.#observer.disconnect()
    this.#visible.clear()
    this.look()
  }

  #note(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting, intersectionRatio } of entries) {
      if (isIntersecting && intersectionRatio >= MOST_OF_IT && this.#idsOf.has(target)) this.#visible.add(target)
      else this.#visible.delete(target)
    }
    this.look()
  }
}
