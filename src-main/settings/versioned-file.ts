import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import type * as z from 'zod/mini'
import type { Log } from '../logging/log.ts'
import { readBoundedSync } from '../util/bounded-file.ts'
import type { Clock } from '../util/clock.ts'
import { salvage } from '../util/salvage.ts'
import type { LostPath } from '../util/salvage.ts'

/** Largest file, in bytes: a thousand times what a company needs, and no work to read. */
const MAX_BYTES = 8 * 1024 * 1024
/** Longest text that is written, in characters: with blanks to read it by and in any script it is no larger than that. */
const MAX_CHARS = MAX_BYTES / 4

/** The part of electron-store (or its base `conf`) that is used: one JSON object, written atomically. */
export interface JsonFile {
  store: Record<string, unknown>
}

/**
 * Opens a file of that name for writing; what it holds was read and judged before. In the app:
 * `(options) => new ElectronStore({ ...options, deserialize: parseJson })`.
 */
export type OpenJsonFile = (options: { readonly cwd: string; readonly name: string }) => JsonFile

/** How such a file is read again when it is opened for writing: like here, with or without a byte order mark. */
export const parseJson = (text: string): Record<string, unknown> => JSON.parse(text.replace(/^\uFEFF/, ''))

/** Turns the value of one version into that of the next. */
export type Migration = (old: unknown) => unknown

/**
 * What happened to a file that could not be used; `keptAs` is the name under which its content was kept, undefined when it
 * is still the file itself. 'unwritable': there is none and its folder takes none.
 */
export interface FileProblem {
  readonly kind: 'damaged' | 'newer' | 'unwritable'
  readonly keptAs: string | undefined
}

/** Values of a file that could not be read and were left out. */
export interface LostValues {
  readonly lost: readonly LostPath[]
  /** The value as it was in the file, in which the paths lead to what was lost. */
  readonly before: unknown
  /** Name of the copy of the file as it was; undefined when there is none. */
  readonly keptAs: string | undefined
}

/** What a versioned file is. */
export interface VersionedFileOptions<T> {
  readonly open: OpenJsonFile
  /** Its folder, which is made when it is not there. */
  readonly cwd: string
  /** Without ending. */
  readonly name: string
  readonly schema: z.ZodMiniType<T>
  /** The first one turns version 1 into 2. The current version is one more than there are migrations. */
  readonly migrations: readonly Migration[]
  readonly defaults: T
  readonly clock: Clock
  readonly log: Log
  readonly onProblem: (problem: FileProblem) => void
  readonly onLost: (values: LostValues) => void
}

type Reading<T> =
  | { readonly status: 'good'; readonly value: T; readonly isOld: boolean }
  | { readonly status: 'partly'; readonly value: T; readonly lost: readonly LostPath[]; readonly before: unknown }
  | { readonly status: FileProblem['kind'] | 'empty' }

/**
 * A value kept in `{version, value}`. A part that cannot be read is left out and told (R13). A damaged or newer file is put aside and told, and the defaults are used; if it
 * cannot be put aside it is never overwritten.
 */
export class VersionedFile<T> {
  readonly #options: VersionedFileOptions<T>
  #file: JsonFile | undefined
  /** Nothing is lost by writing the file. */
  #isOurs = true
  #value: T

  constructor(options: VersionedFileOptions<T>) {
    this.#options = options
    this.#value = options.defaults
    const reading = this.#read()
    this.#removeHalves()
    if (reading.status === 'good') {
      this.#value = reading.value
      if (reading.isOld) this.save(reading.value)
    } else if (reading.status === 'partly') {
      this.#value = reading.value
      options.onLost({ ...reading, keptAs: this.#copyAside() })
    } else if (reading.status === 'unwritable') {
      this.#isOurs = false
      options.onProblem({ kind: reading.status, keptAs: undefined })
    } else if (reading.status !== 'empty') {
      this.#replaceBadFile(reading.status)
    }
  }

  get value(): T {
    return this.#value
  }

  /** Keeps the value; false when only in memory because the file cannot be written. */
  save(value: T): boolean {
    this.#value = value
    if (!this.#isOurs) return false
    try {
      const { open, cwd, name, migrations } = this.#options
      const content = { version: migrations.length + 1, value }
      if (JSON.stringify(content).length > MAX_CHARS) throw new Error('larger than what is read')
      this.#file ??= open({ cwd, name })
      this.#file.store = content
      return true
    } catch (error) {
      this.#options.log.error('a file could not be written', { fileName: this.#options.name, error })
      return false
    }
  }

  /** Removes what was put aside or copied because it could not be read: it holds the same as the file, for people as well. */
  removeAside(): void {
    const { cwd, name, log } = this.#options
    try {
      const isAside = (file: string): boolean => /^\.(?:damaged|newer)-.*\.json$/.test(file.replace(name, ''))
      for (const file of readdirSync(cwd).filter((one) => one.startsWith(`${name}.`) && isAside(one))) {
        rmSync(join(cwd, file))
      }
    } catch (error) {
      log.warn('what was put aside could not be removed', { fileName: name, error })
    }
  }

  get #path(): string {
    return join(this.#options.cwd, `${this.#options.name}.json`)
  }

  #read(): Reading<T> {
    const { cwd, name, schema, migrations, defaults, log } = this.#options
    try {
      mkdirSync(cwd, { recursive: true })
      if (!existsSync(this.#path)) return { status: 'empty' }
      const content = objectOf(JSON.parse(readBoundedSync(this.#path, MAX_BYTES)))
      if (content === undefined) return { status: 'damaged' }
      if (Object.keys(content).length === 0) return { status: 'empty' }
      const { version, value } = content
      if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) return { status: 'damaged' }
      if (version > migrations.length + 1) return { status: 'newer' }
      const migrated = migrations.slice(version - 1).reduce<unknown>((old, migrate) => migrate(old), value)
      const parsed = salvage(schema, migrated, defaults)
      if (parsed === undefined) return { status: 'damaged' }
      if (parsed.lost.length > 0) return { status: 'partly', ...parsed, before: migrated }
      return { status: 'good', value: parsed.value, isOld: version <= migrations.length }
    } catch (error) {
      log.warn('a file could not be read', { fileName: name, error })
      return { status: existsSync(this.#path) ? 'damaged' : 'unwritable' }
    }
  }

  /** What a write that was killed has left; the library gives each such file a name of its own. */
  #removeHalves(): void {
    const { cwd, name, log } = this.#options
    try {
      const isHalf = (file: string): boolean => file.startsWith(`${name}.json.tmp-`)
      for (const file of readdirSync(cwd).filter(isHalf)) rmSync(join(cwd, file))
    } catch (error) {
      log.warn('temporary files could not be removed', { fileName: name, error })
    }
  }

  #nameAside(kind: FileProblem['kind']): string {
    const stamp = new Date(this.#options.clock.now()).toISOString().replace(/[:.]/g, '-')
    return `${this.#options.name}.${kind}-${stamp}.json`
  }

  /** Keeps what was lost for whoever can mend it; only then the file may be written without it. */
  #copyAside(): string | undefined {
    const { cwd, name, log } = this.#options
    const aside = this.#nameAside('damaged')
    try {
      copyFileSync(this.#path, join(cwd, aside))
    } catch (error) {
      this.#isOurs = false
      log.error('a bad file could not be copied', { fileName: name, error })
      return undefined
    }
    this.save(this.#value)
    return aside
  }

  /** Whatever it is and however large, it is not read for that. */
  #replaceBadFile(kind: FileProblem['kind']): void {
    const { cwd, name, log, onProblem } = this.#options
    const aside = join(cwd, this.#nameAside(kind))
    try {
      renameSync(this.#path, aside)
      onProblem({ kind, keptAs: basename(aside) })
    } catch (error) {
      this.#isOurs = false
      log.error('a bad file could not be put aside', { fileName: name, error })
      onProblem({ kind, keptAs: undefined })
    }
  }
}

/** `{}` is a file that holds nothing yet; a number, a list or `null` is no file of ours. */
const objectOf = (content: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof content === 'object' && content !== null && !Array.isArray(content)
    ? (content as Record<string, unknown>) // checked before
    : undefined
