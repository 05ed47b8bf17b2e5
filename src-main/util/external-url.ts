const MAX_LENGTH = 2_048
/** Members of a mail address that hold text, and those that hold further addresses. */
const TEXTS: ReadonlySet<string> = new Set(['subject', 'body'])
const ADDRESSES: ReadonlySet<string> = new Set(['cc', 'bcc'])
/** A mail program may take an address that begins with `-` for a switch. */
const MAIL_ADDRESS = /^[A-Za-z0-9_][A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]*@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/

/**
 * The address that may be handed to the operating system, or undefined: `https:` and `mailto:` only (S15). Blanks,
 * backslashes and control characters are refused rather than cleaned, for two parsers might read them differently. The only
 * check of links that leave; nothing of the program opens one yet, and there are no screen-pop templates.
 */
export function externalUrl(text: string): string | undefined {
  if (text.length > MAX_LENGTH || /[^\x21-\x7e]|[\\"<>^`{|}]/.test(text)) return undefined
  if (!/^(https:\/\/[^/]|mailto:[^/])/i.test(text) || !URL.canParse(text)) return undefined
  const url = new URL(text)
  return isSafe(url) ? url.href : undefined
}

function isSafe(url: URL): boolean {
  if (url.username !== '' || url.password !== '') return false
  if (url.protocol === 'https:') return url.hostname !== ''
  return url.protocol === 'mailto:' && url.hash === '' && isSafeMail(url)
}

/** Line ends would let a text add members of its own to the mail; what is still encoded could become one. */
function isSafeMail({ pathname, searchParams }: URL): boolean {
  const to = decoded(pathname)
  if (to === undefined || !areAddresses(to)) return false
  return [...searchParams].every(([name, value]) => {
    if (ADDRESSES.has(name.toLowerCase())) return areAddresses(value)
    return TEXTS.has(name.toLowerCase()) && !/\p{Cc}|%[0-9a-f]{2}/iu.test(value)
  })
}

const areAddresses = (list: string): boolean =>
  list.split(',').every((address) => MAIL_ADDRESS.test(address) && !/%[0-9a-f]{2}/i.test(address))

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined // '%zz'
  }
}
