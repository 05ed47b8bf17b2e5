/** Longest note, in characters; in a file without schemas, which a window does not load. */
export const MOST_NOTE_CHARS = 4_000
/** Longest note that is added to a call on its telephone system at once, in characters. */
export const MOST_ADDED_NOTE_CHARS = 500
