/** Names compared without case, `-`, `_` and brackets; `{user}` and `{userId}` are the same (Dstny API 0.4, 1.1). */
export function nameOf(name: string): string {
  const plain = name.toLowerCase().replace(/[-_[\]]/g, '')
  return plain === 'user' ? 'userid' : plain
}

/** Names of the placeholders of a path, in order. */
export const placeholders = (path: string): string[] =>
  [...path.matchAll(/\{([^{}/]+)\}/g)].map(([, name]) => name ?? '')

/** Words of a text that tell operations apart; plural and singular count as one. */
export function wordsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[a-z]{3,}/g) ?? []
  return new Set(words.filter((word) => !COMMON.has(word)).map((word) => word.replace(/(?<=[a-z]{3})s$/, '')))
}

const COMMON = new Set([
  'the',
  'and',
  'for',
  'with',
  'this',
  'that',
  'from',
  'user',
  'users',
  'api',
  'are',
  'has',
  'will'
])
