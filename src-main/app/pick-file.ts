import { basename } from 'node:path'
import { BrowserWindow, dialog } from 'electron'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import type { PickedFile } from '../accounts/account-endpoints.ts'
import { readBounded, RefusedFileError } from '../util/bounded-file.ts'
import { CtiError } from '../util/errors.ts'

/** Largest file that is read, in bytes. */
const MAX_BYTES = 1024 * 1024

/** Lets the user choose a description of a server's interface. @throws CtiError protocol */
export async function pickEndpointFile(): Promise<PickedFile | undefined> {
  const filters = [{ name: m.endpoints_files(), extensions: ['json', 'yaml', 'yml'] }]
  const options = { title: m.endpoints_choose(), properties: ['openFile' as const], filters }
  const window = BrowserWindow.getFocusedWindow()
  const { filePaths } = await (window === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(window, options))
  const [path] = filePaths
  return path === undefined ? undefined : { name: basename(path).slice(0, 200), text: await textOf(path) }
}

async function textOf(path: string): Promise<string> {
  try {
    return await readBounded(path, MAX_BYTES)
  } catch (error) {
    const isTooLarge = error instanceof RefusedFileError && error.reason === 'tooLarge'
    if (isTooLarge) throw new CtiError('protocol', { userMessage: m.endpoints_too_large() })
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    const cause = new Error(`reading failed: ${code}`) // the error itself names the path, which is no matter of the log
    throw new CtiError('protocol', { userMessage: m.endpoints_unreadable(), cause })
  }
}
