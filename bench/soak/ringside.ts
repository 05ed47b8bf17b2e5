import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Conf from 'conf'
import type { KeyStore } from '../../src-main/accounts/secret-vault.ts'
import { makeDomain, type Domain } from '../../src-main/app/domain.ts'
import { createLog } from '../../src-main/logging/log.ts'
import type { Clock } from '../../src-main/util/clock.ts'
import { Lifetime } from '../../src-main/util/lifetime.ts'

/** The main process without windows: what `compose` makes of the domain, started and ended in the same order. */
export class Ringside implements AsyncDisposable {
  readonly domain: Domain
  /** What was logged as an error, which nothing in a soak may be. */
  readonly errors: string[] = []
  readonly #life = new Lifetime()
  readonly #folder = mkdtempSync(join(tmpdir(), 'ringside-soak-'))

  constructor(clock: Clock) {
    const write = (line: string): void => {
      if (line.includes('"level":"error"')) this.errors.push(line)
    }
    this.domain = makeDomain({
      clock,
      log: createLog({ destination: { write }, clock }),
      folder: this.#folder,
      openJson: ({ cwd, name }) => new Conf({ cwd, configName: name }),
      keyStore: keyStore(),
      systemRegion: 'DE',
      newId: randomUUID,
      pickFile: async () => undefined
    })
    const { callerSearch, colleagueWatching, ringingTargets, missed, missedWatch, missedCatchUp } = this.domain
    for (const part of [callerSearch, colleagueWatching, ringingTargets, missed, missedWatch, missedCatchUp]) {
      this.#life.add(part)
    }
  }

  /** The computer has woken up. */
  wakes(): void {
    this.domain.links.reconnectAll()
    this.domain.keeper.askKeyStoreAgain()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.domain.accounts[Symbol.asyncDispose]()
    await this.domain.calls[Symbol.asyncDispose]()
    await this.#life[Symbol.asyncDispose]()
    rmSync(this.#folder, { recursive: true })
  }
}

function keyStore(): KeyStore {
  const kept = new Map<string, string>()
  return {
    getPassword: async (_service, account) => kept.get(account) ?? null,
    setPassword: async (_service, account, password) => void kept.set(account, password),
    deletePassword: async (_service, account) => kept.delete(account)
  }
}
