import { writeFile } from 'node:fs/promises'
import { BrowserWindow, dialog } from 'electron'
import type { Input } from '../../src-preload/contract/ipc.ts'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import { displayText } from '../util/display-text.ts'
import { CtiError } from '../util/errors.ts'

const ENDINGS = { csv: 'csv', vcard: 'vcf' } as const

/** Longest name that is proposed, in characters without its ending; some file systems take 255 bytes. */
const LONGEST_NAME = 60

/** Names of devices on Windows, whatever their ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i

/**
 * Lets the user choose where a file is saved, and writes it there; false when he does not. A window proposes a name and never
 * learns a path. @throws CtiError protocol where it cannot be written
 */
export async function saveFile({ kind, name, bytes }: Input<'file.save'>): Promise<boolean> {
  const ending = ENDINGS[kind]
  const shown = {
    title: m.file_save(),
    defaultPath: `${plainName(name)}.${ending}`,
    filters: [{ name: kind === 'csv' ? m.file_csv() : m.file_vcard(), extensions: [ending] }],
    properties: ['showOverwriteConfirmation' as const]
  }
  const window = BrowserWindow.getFocusedWindow()
  const { filePath, canceled } = await (window === null
    ? dialog.showSaveDialog(shown)
    : dialog.showSaveDialog(window, shown))
  if (canceled || filePath === '') return false
  try {
    await writeFile(filePath, bytes)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    const cause = new Error(`writing failed: ${code}`) // the error itself names the path, which is no matter of the log
    throw new CtiError('protocol', { userMessage: m.saved_file_failed(), cause })
  }
  return true
}

/** The name as every file system takes it: no folder, no device, no hidden file. */
function plainName(name: string): string {
  const plain = (displayText(name) ?? '').replace(/[<>:"/\\|?*]/g, ' ').replace(/\s+/g, ' ')
  const whole = Array.from(plain.replace(/^[.\s]+/, '')).slice(0, LONGEST_NAME)
  const short = whole.join('').replace(/[.\s]+$/, '')
  return short === '' || DEVICE.test(short.split('.')[0] ?? '') ? m.app_name() : short
}
