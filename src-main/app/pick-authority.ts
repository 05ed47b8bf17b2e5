import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { BrowserWindow, dialog } from 'electron'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import { CtiError } from '../util/errors.ts'
import { MAX_AUTHORITY_BYTES } from '../transport/server-trust.ts'

/** A file the user chose; of one that is too large so much that this can be seen. */
export interface PickedAuthority {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Lets the user choose a CA file. @throws CtiError protocol when it cannot be read */
export async function pickAuthorityFile(): Promise<PickedAuthority | undefined> {
  const filters = [
    { name: m.authority_files(), extensions: ['pem', 'crt', 'cer', 'der', 'ca-bundle'] },
    { name: m.all_files(), extensions: ['*'] }
  ]
  const options = { title: m.authority_choose(), properties: ['openFile' as const], filters }
  const window = BrowserWindow.getFocusedWindow()
  const { filePaths } = await (window === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(window, options))
  const [path] = filePaths
  return path === undefined ? undefined : { name: basename(path).slice(0, 200), bytes: await readStart(path) }
}

/** Never more than is taken, whatever the file says of its size and however it grows meanwhile. */
async function readStart(path: string): Promise<Uint8Array> {
  try {
    if (!(await stat(path)).isFile()) throw new Error('no file') // before it is opened: a pipe would wait for a writer
    await using file = await open(path)
    const bytes = new Uint8Array(MAX_AUTHORITY_BYTES + 1)
    let size = 0
    for (let bytesRead = 1; bytesRead > 0 && size < bytes.byteLength; size += bytesRead) {
      ;({ bytesRead } = await file.read(bytes, size, bytes.byteLength - size, null))
    }
    return bytes.subarray(0, size)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    const cause = new Error(`reading failed: ${code}`) // the error itself names the path, which is no matter of the log
    throw new CtiError('protocol', { userMessage: m.authority_unreadable(), cause })
  }
}
