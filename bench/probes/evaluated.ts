import { waitFor } from '../../e2e/support/wait-for.ts'

interface Evaluates {
  evaluate<T>(expression: string): Promise<T>
}

interface Outcome<T> {
  readonly value?: T
  readonly failure?: string
}

/**
 * Makes a process ready for the functions that the bench evaluates in it: the compiler that runs the bench wraps named
 * functions in a helper of its own, which is not there.
 */
export async function readyForFunctions(...targets: readonly Evaluates[]): Promise<void> {
  for (const target of targets) await target.evaluate('void (globalThis.__name = (value) => value)')
}

let count = 0

/**
 * What a promise of a process becomes. The process keeps the promise and is asked for it again and again: one that is
 * only waited for from outside may be collected as garbage. @throws Error with what the promise was rejected with
 */
export async function outcomeOf<T>(target: Evaluates, promise: string): Promise<T> {
  const name = `benchKept${++count}`
  await target.evaluate(`void (globalThis.${name} = { promise: (async () => (${promise}))() },
    ${name}.promise.then((value) => ${name}.outcome = { value }, (failure) => ${name}.outcome = { failure: String(failure) }))`)
  const outcome = await waitFor(promise, () => target.evaluate<Outcome<T> | undefined>(`${name}.outcome`))
  await target.evaluate(`void delete globalThis.${name}`)
  if (outcome.failure !== undefined) throw new Error(outcome.failure)
  return outcome.value as T // the caller says what the promise is of
}
