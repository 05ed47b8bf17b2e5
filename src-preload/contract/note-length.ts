/** Longest note, in characters; in a file without schemas, which a window does not load. */
export const MOST_NOTE_CHARS = 4_000
