import { POINTER_SCREEN } from '../../src-preload/contract/usual-settings.ts'
import type { CornerOffset, Rect } from './bounds.ts'

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
