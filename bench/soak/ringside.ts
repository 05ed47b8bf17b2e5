import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Domain } from '../../src-main/app/domain.ts'
import { domainIn } from '../../src-main/app/testing/start-domain.ts'
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
    this.domain = domainIn(this.#folder, {
      clock,
      log: createLog({ destination: { write }, clock }),
      newId: randomUUID
    })
    const { contacts, callerSearch, callerFacts, callNotes, colleagueWatching, ringingTargets } = this.domain
    const { missed, missedWatch, missedCatchUp, ownHistory, ownHistoryWatch, pauseRules } = this.domain
    const people = [contacts, callerSearch, callerFacts, callNotes, colleagueWatching, ringingTargets]
    const past = [missed, missedWatch, missedCatchUp, ownHistory, ownHistoryWatch]
    for (const part of [...people, ...past, pauseRules]) {
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
