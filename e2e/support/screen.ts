import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { xdotool } from './keyboard.ts'

const exec = promisify(execFile)
const TIMEOUT_MS = 20_000

/** Makes a picture of the whole screen with all windows on it, as the user sees it. */
export async function takeScreenPicture(file: string): Promise<void> {
  await exec('import', ['-window', 'root', file], { timeout: TIMEOUT_MS })
}

/** The titles of the windows that can be seen on a screen of the X server. */
export async function windowsOn(display: string): Promise<readonly string[]> {
  const ask = async (...args: readonly string[]): Promise<string> =>
    (await exec('xwininfo', ['-display', display, ...args], { timeout: TIMEOUT_MS })).stdout
  const all = [...(await ask('-root', '-tree')).matchAll(/^\s*(0x[0-9a-f]+) "(.*)": \(/gm)]
  const seen: string[] = []
  for (const [, id = '', title = ''] of all) {
    // a window may go between the two questions
    const state = await ask('-id', id).catch(() => '')
    if (state.includes('Map State: IsViewable')) seen.push(title)
  }
  return seen
}

/** The titles of the windows as the window manager has stacked them, the topmost last. */
export async function windowsFromBelow(): Promise<readonly string[]> {
  const { stdout } = await exec('xprop', ['-root', '_NET_CLIENT_LIST_STACKING'], { timeout: TIMEOUT_MS })
  const ids = [...stdout.matchAll(/0x[0-9a-f]+/g)].map(([id]) => id)
  return Promise.all(ids.map((id) => xdotool('getwindowname', id).catch(() => '')))
}
