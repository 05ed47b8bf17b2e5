import { Lifetime } from '../../src-main/util/lifetime.ts'

/** Makes something of parts that end with it, in reverse order; what was begun ends at once when it cannot be made. */
export async function assemble<T extends object>(make: (life: Lifetime) => Promise<T>): Promise<T & AsyncDisposable> {
  const life = new Lifetime()
  try {
    return { ...(await make(life)), [Symbol.asyncDispose]: () => life[Symbol.asyncDispose]() }
  } catch (failure) {
    await life[Symbol.asyncDispose]()
    throw failure
  }
}
