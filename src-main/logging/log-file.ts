import { appendFileSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { DAY } from '../util/durations.ts'
import type { Clock } from '../util/clock.ts'
import type { LogDestination } from './log.ts'

const LARGEST_BYTES = 5 * 1024 * 1024
const LONGEST_KEPT_MS = 7 * DAY

/** Lines in a file, one JSON object each. At 5 MB the file is put aside; files older than seven days are deleted. */
export class LogFile implements LogDestination {
  readonly #path: string
  readonly #clock: Clock
  readonly #largest: number
  #bytes: number

  /** `largestBytes` is for tests. */
  constructor(path: string, clock: Clock, largestBytes: number = LARGEST_BYTES) {
    this.#path = path
    this.#clock = clock
    this.#largest = largestBytes
    this.#bytes = this.#prepare()
  }

  /** Written at once, so that the last line before a crash is there. A full disk loses the line, not the program. */
  write(line: string): void {
    const text = `${line}\n`
    const bytes = Buffer.byteLength(text)
    try {
      if (this.#bytes > 0 && this.#bytes + bytes > this.#largest) this.#rotate()
      appendFileSync(this.#path, text, { mode: 0o600 })
      this.#bytes += bytes
    } catch {
      return
    }
  }

  /** A folder that cannot be written loses the log, not the program. */
  #prepare(): number {
    try {
      mkdirSync(dirname(this.#path), { recursive: true })
      this.#deleteOld()
      return sizeOf(this.#path)
    } catch {
      return 0
    }
  }

  #rotate(): void {
    const stamp = new Date(this.#clock.now()).toISOString().replace(/[:.]/g, '-')
    renameSync(this.#path, `${this.#path}.${stamp}`)
    this.#bytes = 0
    this.#deleteOld()
  }

  #deleteOld(): void {
    const folder = dirname(this.#path)
    const oldest = this.#clock.now() - LONGEST_KEPT_MS
    for (const name of readdirSync(folder).filter((one) => one.startsWith(basename(this.#path)))) {
      const path = join(folder, name)
      if (statSync(path).mtimeMs >= oldest) continue
      rmSync(path, { force: true })
    }
  }
}

/** Keeps lines in memory, for tests. */
export class LogMemory implements LogDestination {
  readonly lines: string[] = []

  write(line: string): void {
    this.lines.push(line)
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}
