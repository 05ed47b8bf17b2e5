import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const exec = promisify(execFile)
const TIMEOUT_MS = 20_000

/** Makes a picture of the whole screen with all windows on it, as the user sees it. */
export async function takeScreenPicture(file: string): Promise<void> {
  await exec('import', ['-window', 'root', file], { timeout: TIMEOUT_MS })
}
