/** Makes the compiler prove that a switch covers every case. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${String(value)}`)
}
