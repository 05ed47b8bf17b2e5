import { POINTER_SCREEN } from '../../src-preload/contract/usual-settings.ts'
import { isMoved, type CornerOffset, type Rect } from './bounds.ts'

/** What of a display decides about the popup's place. */
export interface PlacedDisplay {
  readonly id: number
  readonly bounds: Rect
}

/** Offsets of the popup for more layouts of displays than this are forgotten, the longest unused first. */
export const MOST_LAYOUTS = 20

/** The chosen display; while that is not connected the one with the pointer. */
export const chosenDisplay = <T extends PlacedDisplay>(displays: readonly T[], screenId: string, atPointer: T): T =>
  (screenId === POINTER_SCREEN ? undefined : displays.find(({ id }) => String(id) === screenId)) ?? atPointer

/** The displays that are connected as one text, the same whenever the same ones are, in whatever order they are told. */
export const layoutOf = (displays: readonly PlacedDisplay[]): string =>
  displays
    .map(({ id, bounds: { x, y, width, height } }) => `${id}:${x},${y},${width}x${height}`)
    .toSorted()
    .join(' ')

/** The remembered places with that of this layout, the last used behind. */
export function withPlace(
  places: Readonly<Record<string, CornerOffset>>,
  layout: string,
  offset: CornerOffset
): Record<string, CornerOffset> {
  const others = Object.entries(places).filter(([known]) => known !== layout)
  return Object.fromEntries([...others, [layout, offset] as const].slice(-MOST_LAYOUTS))
}

/** More places at once than this are never on their way to the screen. */
const MOST_GIVEN = 16

/**
 * The places that a window was given. What the window system tells of it lags behind them, and can have the position of one
 * and the size of another; only what belongs to none of them is a move by the user.
 */
export class GivenPlaces {
  #given: readonly Rect[] = []

  give(place: Rect): void {
    this.#given = [...this.#given, place].slice(-MOST_GIVEN)
  }

  forget(): void {
    this.#given = []
  }

  /** Whether the user has moved it to where it is told to be now. Without a place it was given that is not known. */
  wasMoved(told: Rect): boolean {
    const moved = this.#given.length > 0 && this.#given.every((place) => isMoved(place, told))
    const last = this.#given.at(-1)
    if (moved) this.forget()
    else if (last !== undefined && isSame(last, told)) this.#given = [last]
    return moved
  }
}

const isSame = (one: Rect, other: Rect): boolean =>
  one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height
