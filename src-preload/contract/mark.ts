import * as z from 'zod/mini'
import { firstCharacters, markColours, MOST_MARK_CHARACTERS } from './mark-values.ts'

export const markColour = z.enum(markColours)

/** A short label as it is typed; an empty one is chosen by the program. One character can be of many code units. */
export const markLabel = z.string().check(
  z.maxLength(200),
  z.refine((text) => text.length <= 200 && firstCharacters(text, MOST_MARK_CHARACTERS) === text)
)

/** What tells an account apart where there are several: a colour, never alone, and a short label. */
export const accountMark = z.object({ label: z.string(), colour: markColour })
