interface Evaluates {
  evaluate(expression: string): Promise<unknown>
}

/**
 * Makes a process ready for the functions that the bench evaluates in it: the compiler that runs the bench wraps named
 * functions in a helper of its own, which is not there.
 */
export async function readyForFunctions(...targets: readonly Evaluates[]): Promise<void> {
  for (const target of targets) await target.evaluate('void (globalThis.__name = (value) => value)')
}
