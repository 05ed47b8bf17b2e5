import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SignInInput } from '../../../src-preload/contract/settings-form.ts'
import type { KeyStore } from '../secret-vault.ts'
import { startAccounts } from './start-accounts.ts'

/** What is left of the program between two starts: its folder and its key store. */
export class AccountFolder implements Disposable {
  readonly cwd = mkdtempSync(join(tmpdir(), 'ringside-'))
  /** What is in the key store, by account. */
  readonly kept = new Map<string, string>()
  /** The key store refuses to be read. */
  isLocked = false
  readonly keyStore: KeyStore = {
    getPassword: async (_service, account) =>
      this.isLocked ? Promise.reject(new Error('locked')) : (this.kept.get(account) ?? null),
    setPassword: async (_service, account, password) => void this.kept.set(account, password),
    deletePassword: async (_service, account) => this.kept.delete(account)
  }

  /** Starts the program; once more is the program after a restart. */
  start(store: KeyStore | 'none' = this.keyStore): ReturnType<typeof startAccounts> {
    return startAccounts(this.cwd, store)
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
