/** Colours an account can be marked with, in the order they are given: neighbours are told apart best. */
export const markColours = ['indigo', 'brown', 'teal', 'magenta', 'olive', 'violet', 'cyan', 'slate'] as const
export type MarkColour = (typeof markColours)[number]

/** Longest short label of an account, in characters as people see them. */
export const MOST_MARK_CHARACTERS = 12

const characters = new Intl.Segmenter()

/** The text's beginning, at most so many characters as people see them. */
export const firstCharacters = (text: string, most: number): string =>
  [...characters.segment(text)]
    .slice(0, most)
    .map(({ segment }) => segment)
    .join('')
