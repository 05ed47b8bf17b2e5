/** Kinds of items that are asked for by an id, each by its own requests. */
const KINDS = ['call', 'voicemail', 'recording', 'fax'] as const
export type ItemKind = (typeof KINDS)[number]

/** An item's id taken apart: `voicemail:1475685709-00000004`. */
export interface ItemId {
  readonly kind: ItemKind
  /** The system's own. */
  readonly id: string
}

/** Undefined for what is no id of ours. */
export function readItemId(itemId: string): ItemId | undefined {
  const at = itemId.indexOf(':')
  const kind = KINDS.find((one) => one === itemId.slice(0, Math.max(at, 0)))
  const id = itemId.slice(at + 1)
  return kind === undefined || id === '' ? undefined : { kind, id }
}
