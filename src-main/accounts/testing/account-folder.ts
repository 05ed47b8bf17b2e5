import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SignInInput } from '../../../src-preload/contract/settings-form.ts'
import type { KeyStore } from '../secret-vault.ts'
import { memoryKeyStore, startDomain } from '../../app/testing/start-domain.ts'

/** What is left of the program between two starts: its folder and its key store. */
export class AccountFolder implements Disposable {
  readonly cwd = mkdtempSync(join(tmpdir(), 'ringside-'))
  /** What is in the key store, by account. */
  readonly kept = new Map<string, string>()
  /** The key store refuses to be read. */
  isLocked = false
  readonly keyStore: KeyStore = {
    ...memoryKeyStore(this.kept),
    getPassword: async (_service, account) =>
      this.isLocked ? Promise.reject(new Error('locked')) : (this.kept.get(account) ?? null)
  }

  /** Starts the program; once more is the program after a restart. */
  start(store: KeyStore | 'none' = this.keyStore): ReturnType<typeof startDomain> {
    return startDomain(this.cwd, store === 'none' ? undefined : store)
  }

  [Symbol.dispose](): void {
    rmSync(this.cwd, { recursive: true })
  }
}

/** What is typed into the form of the connector for tests; with an account, to sign in to that one again. */
export const typed = (changes: Readonly<Record<string, string>> = {}, accountId?: string): SignInInput => ({
  vendor: 'fake',
  method: 'password',
  values: { address: 'pbx.example.org', password: 'right', ...changes },
  ...(accountId !== undefined ? { accountId } : {})
})
