import * as z from 'zod/mini'

/** Colours an account can be marked with, in the order they are given: neighbours are told apart best. */
export const markColours = ['indigo', 'brown', 'teal', 'magenta', 'olive', 'violet', 'cyan', 'slate'] as const
export const markColour = z.enum(markColours)
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

/** A short label as it is typed; an empty one is chosen by the program. One character can be of many code units. */
export const markLabel = z.string().check(
  z.maxLength(200),
  z.refine((text) => text.length <= 200 && firstCharacters(text, MOST_MARK_CHARACTERS) === text)
)

/** What tells an account apart where there are several: a colour, never alone, and a short label. */
export const accountMark = z.object({ label: z.string(), colour: markColour })
export type AccountMark = z.infer<typeof accountMark>
