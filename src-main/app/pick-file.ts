import { basename } from 'node:path'
import { BrowserWindow, dialog } from 'electron'
import type { FileFilter } from 'electron'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import type { PickedFile } from '../accounts/account-endpoints.ts'
import { MAX_AUTHORITY_BYTES } from '../transport/server-trust.ts'
import { readBounded, readBoundedBytes, RefusedFileError } from '../util/bounded-file.ts'
import { CtiError } from '../util/errors.ts'

/** Largest description of an interface, in bytes. */
const MAX_ENDPOINT_BYTES = 1024 * 1024

/** What the user is asked for, and how it is read. */
interface PickOptions<T> {
  readonly title: string
  readonly filters: FileFilter[]
  readonly read: (path: string) => Promise<T>
  readonly tooLarge: string
  readonly unreadable: string
}

/** A file of certificates the user chose. */
export interface PickedAuthority {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Lets the user choose a description of a server's interface. @throws CtiError protocol */
export async function pickEndpointFile(): Promise<PickedFile | undefined> {
  const picked = await pickFile({
    title: m.endpoints_choose(),
    filters: [{ name: m.endpoints_files(), extensions: ['json', 'yaml', 'yml'] }],
    read: (path) => readBounded(path, MAX_ENDPOINT_BYTES),
    tooLarge: m.endpoints_too_large(),
    unreadable: m.endpoints_unreadable()
  })
  return picked && { name: picked.name, text: picked.content }
}

/** Lets the user choose a CA file. @throws CtiError protocol */
export async function pickAuthorityFile(): Promise<PickedAuthority | undefined> {
  const picked = await pickFile({
    title: m.authority_choose(),
    filters: [
      { name: m.authority_files(), extensions: ['pem', 'crt', 'cer', 'der', 'ca-bundle'] },
      { name: m.all_files(), extensions: ['*'] }
    ],
    read: (path) => readBoundedBytes(path, MAX_AUTHORITY_BYTES),
    tooLarge: m.authority_too_large(),
    unreadable: m.authority_unreadable()
  })
  return picked && { name: picked.name, bytes: picked.content }
}

async function pickFile<T>(
  options: PickOptions<T>
): Promise<{ readonly name: string; readonly content: T } | undefined> {
  const { title, filters, read, tooLarge, unreadable } = options
  const shown = { title, properties: ['openFile' as const], filters }
  const window = BrowserWindow.getFocusedWindow()
  const { filePaths } = await (window === null ? dialog.showOpenDialog(shown) : dialog.showOpenDialog(window, shown))
  const [path] = filePaths
  if (path === undefined) return undefined
  try {
    return { name: basename(path).slice(0, 200), content: await read(path) }
  } catch (error) {
    const isTooLarge = error instanceof RefusedFileError && error.reason === 'tooLarge'
    if (isTooLarge) throw new CtiError('protocol', { userMessage: tooLarge })
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    const cause = new Error(`reading failed: ${code}`) // the error itself names the path, which is no matter of the log
    throw new CtiError('protocol', { userMessage: unreadable, cause })
  }
}
