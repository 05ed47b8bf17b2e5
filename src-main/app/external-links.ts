const MAX_LENGTH = 2_048
const mailFields: ReadonlySet<string> = new Set(['subject', 'body', 'cc', 'bcc'])

/**
 * The address that may be handed to the operating system, or undefined: `https:` and `mailto:` only (S15). Blanks,
 * backslashes and control characters are refused rather than cleaned, for two parsers might read them differently.
 */
export function externalUrl(text: string): string | undefined {
  if (text.length > MAX_LENGTH || /[^\x21-\x7e]|[\\"<>^`{|}]/.test(text)) return undefined
  if (!/^(https:\/\/[^/]|mailto:[^/])/i.test(text) || !URL.canParse(text)) return undefined
  const url = new URL(text)
  return isSafe(url) ? url.href : undefined
}

/** Opens a checked address outside; false when it was refused. */
export async function openExternally(text: string, open: (url: string) => Promise<void>): Promise<boolean> {
  const url = externalUrl(text)
  if (url === undefined) return false
  await open(url)
  return true
}

function isSafe(url: URL): boolean {
  if (url.username !== '' || url.password !== '') return false
  if (url.protocol === 'https:') return url.hostname !== ''
  if (url.protocol !== 'mailto:') return false
  return url.pathname.includes('@') && [...url.searchParams.keys()].every((key) => mailFields.has(key.toLowerCase()))
}
