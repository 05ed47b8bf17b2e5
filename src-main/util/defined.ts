/** The members of `T`, those that may be undefined as optional ones. */
export type Defined<T> = {
  [K in keyof T as undefined extends T[K] ? never : K]: T[K]
} & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>
}

/** The members that are there: those that are undefined are left out. */
export function defined<const T extends object>(members: T): Defined<T> {
  const kept: Partial<T> = {}
  for (const name in members) if (members[name] !== undefined) kept[name] = members[name]
  return kept as unknown as Defined<T> // only undefined went, which no type can say of a loop
}
