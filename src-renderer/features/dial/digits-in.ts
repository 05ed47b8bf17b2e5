/** Fewer digits than these are found in too many numbers. */
const FEWEST = 3

/** The number in a text that has other words too, as it is searched for; nothing where the text is all number or has none. */
export function digitsIn(text: string): string | undefined {
  const digits = text.replace(/\D/g, '')
  if (digits.length < FEWEST || !/\p{L}/u.test(text)) return undefined
  return text.includes('+') ? `+${digits}` : digits
}
