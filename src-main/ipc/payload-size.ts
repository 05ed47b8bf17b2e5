const MOST_CHARACTERS = 64 * 1024
const MOST_VALUES = 8_000
const DEEPEST = 10

/**
 * Tells whether a payload is plain data of a sane size, before any schema walks through it: at most 64 k characters,
 * 8,000 values, the names of members among them, and 10 levels. The most that a request needs is a meeting: 500 people with
 * every member are 5,500 values. `mostBytes`: what a picture or document in it may weigh; where it is 0 there may be none.
 */
export function isSmallEnough(payload: unknown, mostBytes = 0): boolean {
  let characters = 0
  let values = 0
  let bytes = 0
  const fits = (value: unknown, depth: number): boolean => {
    if (++values > MOST_VALUES || depth > DEEPEST) return false
    if (typeof value === 'string') return (characters += value.length) <= MOST_CHARACTERS
    if (typeof value !== 'object' || value === null) return typeof value !== 'function' && typeof value !== 'symbol'
    if (Array.isArray(value))
      return value.length <= MOST_VALUES && value.every((item: unknown) => fits(item, depth + 1))
    if (value instanceof Uint8Array && mostBytes > 0) return (bytes += value.byteLength) <= mostBytes
    if (!isPlain(value)) return false
    return Object.keys(value).every((key) => fits(key, depth) && fits(Reflect.get(value, key), depth + 1))
  }
  return fits(payload, 0)
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype
}
