import type { SavedNote } from './notes-file.ts'

/** So many notes are kept, those that were written last. */
const MOST_NOTES = 2_000
/** Characters of all notes together, as they are in the file, which takes no more than two millions. */
const MOST_CHARS = 1_800_000

/** Notes never change in place, so each is measured once. */
const lengths = new WeakMap<SavedNote, number>()

/** The first ones that there is room for. */
export function withinBounds(notes: readonly SavedNote[]): readonly SavedNote[] {
  let chars = 0
  const first = notes.slice(0, MOST_NOTES)
  const end = first.findIndex((note) => (chars += lengthOf(note)) > MOST_CHARS)
  return end < 0 ? first : first.slice(0, end)
}

function lengthOf(note: SavedNote): number {
  const known = lengths.get(note)
  if (known !== undefined) return known
  const length = JSON.stringify(note).length + 1
  lengths.set(note, length)
  return length
}
