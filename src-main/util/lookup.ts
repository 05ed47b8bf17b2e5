/**
 * Tells whether a word from outside is one of the table's own. Every object literal also inherits `constructor`, `toString`
 * and the rest of `Object.prototype`, which are words of no table.
 */
export const isKeyOf = <T extends object>(table: T, word: string | undefined): word is keyof T & string =>
  word !== undefined && Object.hasOwn(table, word)

/**
 * What a table has for a word from outside; undefined for a word it does not know. Tables are written `as const satisfies`,
 * so that they have no index signature and the compiler refuses `TABLE[word]` itself; lint refuses the tables and records
 * that have one.
 */
export const lookUp = <T extends object>(
  table: T | undefined,
  word: string | undefined
): T[keyof T & string] | undefined => (table !== undefined && isKeyOf(table, word) ? table[word] : undefined)
