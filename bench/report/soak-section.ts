const HEADING = '\n## Soak\n'

/** The part of a page of results that the soak has written, empty when there is none. */
export function soakSectionOf(page: string): string {
  const start = page.indexOf(HEADING)
  return start === -1 ? '' : page.slice(start)
}

/** The page with this as its soak's part: each of the two programs leaves what the other has written. */
export const withSoakSection = (page: string, section: string): string =>
  `${page.slice(0, page.length - soakSectionOf(page).length).trimEnd()}\n${section}`

/** A section from its lines. */
export const soakSection = (lines: readonly string[]): string => `${HEADING}\n${lines.join('\n')}\n`
