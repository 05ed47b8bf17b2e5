import { m } from '../../src-preload/i18n/paraglide/messages.js'
import type { Notices } from '../state/notices.ts'
import { VersionedFile } from './versioned-file.ts'
import type { VersionedFileOptions } from './versioned-file.ts'

/** Where and how a file of the profile is kept, and whom its losses are told. */
export interface ProfileFileOptions extends Pick<VersionedFileOptions<unknown>, 'open' | 'cwd' | 'clock' | 'log'> {
  readonly notices: Notices
}

/** A file of which one sentence says what was lost. */
interface Remembered<T> extends Pick<VersionedFileOptions<T>, 'name' | 'schema' | 'defaults'> {
  /** Values of it could not be read. */
  readonly lost: () => string
  /** None of it could; absent: the same is said. */
  readonly damaged?: () => string
}

/** Opens a file of its first version. */
export function openRemembered<T>(
  { notices, ...rest }: ProfileFileOptions,
  { lost, damaged = lost, ...file }: Remembered<T>
): VersionedFile<T> {
  return new VersionedFile<T>({
    ...rest,
    ...file,
    migrations: [],
    onProblem: ({ kind }) => void notices.add('warning', kind === 'unwritable' ? m.file_unwritable() : damaged()),
    onLost: () => void notices.add('warning', lost())
  })
}
