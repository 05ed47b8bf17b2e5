/** A place on the screen in device-independent pixels. */
export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Where the popup's bottom right corner is, counted from that of the work area, pixels. */
export interface CornerOffset {
  readonly right: number
  readonly bottom: number
}

/** Distance of the popup from the edges of the screen while nobody has moved it. */
export const DEFAULT_OFFSET: CornerOffset = { right: 16, bottom: 16 }

/** The nearest place where `rect` is wholly inside `area`; shrinks what is larger than it. */
export function clampInto(rect: Rect, area: Rect): Rect {
  const width = Math.min(rect.width, area.width)
  const height = Math.min(rect.height, area.height)
  return {
    x: Math.round(Math.min(Math.max(rect.x, area.x), area.x + area.width - width)),
    y: Math.round(Math.min(Math.max(rect.y, area.y), area.y + area.height - height)),
    width: Math.round(width),
    height: Math.round(height)
  }
}

/** Remembered bounds on the display that shows most of them; undefined when no display shows any of them any more. */
export function onLiveDisplay(rect: Rect, workAreas: readonly Rect[]): Rect | undefined {
  const best = workAreas.reduce<{ area: Rect; shared: number } | undefined>((found, area) => {
    const shared = overlap(rect, area)
    return shared > (found?.shared ?? 0) ? { area, shared } : found
  }, undefined)
  return best === undefined ? undefined : clampInto(rect, best.area)
}

/** A display as far as windows are placed on it. */
export interface DisplayArea {
  readonly bounds: Rect
  /** Without what panels take. */
  readonly workArea: Rect
}

/**
 * Where a window belongs after the displays have changed: where it is while displays show all of it, as the user may have
 * put it across two or under a panel; else wholly on the one that shows most of it, or on the first.
 */
export function stillVisible(rect: Rect, displays: readonly DisplayArea[]): Rect {
  const shown = displays.reduce((sum, { bounds }) => sum + overlap(rect, bounds), 0)
  const [first] = displays
  if (first === undefined || shown >= rect.width * rect.height) return rect
  const workAreas = displays.map(({ workArea }) => workArea)
  return onLiveDisplay(rect, workAreas) ?? clampInto(rect, first.workArea)
}

/** The popup's place: its bottom edge stays, so that a further card on top moves nothing that is there. */
export function popupBounds(workArea: Rect, width: number, height: number, offset: CornerOffset): Rect {
  const x = workArea.x + workArea.width - offset.right - width
  const y = workArea.y + workArea.height - offset.bottom - height
  return clampInto({ x, y, width, height }, workArea)
}

/** The offset that `popupBounds` needs to put the popup where it is now. */
export function offsetOf(bounds: Rect, workArea: Rect): CornerOffset {
  return {
    right: Math.max(0, workArea.x + workArea.width - bounds.x - bounds.width),
    bottom: Math.max(0, workArea.y + workArea.height - bounds.y - bounds.height)
  }
}

/** What a window manager may shift a window by, pixels. */
const ADJUSTMENT = 8

/** True when neither the upper nor the lower edge is where it was, but for a window manager's adjustments; or it is beside. */
export function isMoved(from: Rect, to: Rect): boolean {
  const differ = (one: number, other: number): boolean => Math.abs(one - other) > ADJUSTMENT
  return differ(from.x, to.x) || (differ(from.y, to.y) && differ(from.y + from.height, to.y + to.height))
}

function overlap(one: Rect, other: Rect): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y)
  return Math.max(0, width) * Math.max(0, height)
}
