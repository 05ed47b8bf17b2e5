import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder for what one program stores. */
export interface Profile extends AsyncDisposable {
  readonly path: string
}

/** Makes a fresh, empty profile. */
export async function freshProfile(): Promise<Profile> {
  const path = await mkdtemp(join(tmpdir(), 'ringside-bench-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true, maxRetries: 10 }) }
}
