import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { BrowserWindow, dialog } from 'electron'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import type { PickedFile } from '../accounts/account-endpoints.ts'
import { CtiError } from '../util/errors.ts'

/** Largest file that is read, in bytes. */
const MAX_BYTES = 8 * 1024 * 1024

/** Lets the user choose a description of a server's interface. @throws CtiError protocol */
export async function pickEndpointFile(): Promise<PickedFile | undefined> {
  const filters = [{ name: m.endpoints_files(), extensions: ['json', 'yaml', 'yml'] }]
  const options = { title: m.endpoints_choose(), properties: ['openFile' as const], filters }
  const window = BrowserWindow.getFocusedWindow()
  const { filePaths } = await (window === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(window, options))
  const [path] = filePaths
  return path === undefined ? undefined : { name: basename(path).slice(0, 200), text: await readBounded(path) }
}

async function readBounded(path: string): Promise<string> {
  try {
    await using file = await open(path)
    const { size } = await file.stat()
    if (size > MAX_BYTES) throw new CtiError('protocol', { userMessage: m.endpoints_too_large() })
    return (await file.readFile('utf8')).replace(/^\uFEFF/, '')
  } catch (error) {
    if (error instanceof CtiError) throw error
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    const cause = new Error(`reading failed: ${code}`) // the error itself names the path, which is no matter of the log
    throw new CtiError('protocol', { userMessage: m.endpoints_unreadable(), cause })
  }
}
