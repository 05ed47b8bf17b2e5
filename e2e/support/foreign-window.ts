import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { activeWindowTitle, typeText, xdotool } from './keyboard.ts'
import { waitFor } from './wait-for.ts'

const TITLE = 'victim'

/** A window of another program, to prove that our windows leave the keyboard where it is. */
export interface ForeignWindow extends AsyncDisposable {
  readonly title: string
  /** Gives it the keyboard and waits until it has it. */
  activate(): Promise<void>
  /** Types into whatever window has the keyboard, so lost focus means lost text. */
  type(text: string): Promise<void>
  /** What has arrived in this window so far. */
  text(): string
  /** Waits until exactly this has arrived. */
  waitForText(expected: string): Promise<void>
}

/** Opens a terminal window that keeps what is typed into it, and gives it the keyboard. */
export async function openForeignWindow(): Promise<ForeignWindow> {
  const folder = mkdtempSync(join(tmpdir(), 'ringside-victim-'))
  const file = join(folder, 'typed')
  // not by lines, or nothing would arrive before Enter; the file is made after that has been set
  const keep = 'stty -icanon; exec cat > "$0"'
  const terminal = spawn('xterm', ['-T', TITLE, '-e', 'sh', '-c', keep, file], { stdio: 'ignore' })
  const text = (): string => (existsSync(file) ? readFileSync(file, 'utf8') : '')
  const window: ForeignWindow = {
    title: TITLE,
    activate: async () => {
      const id = await waitFor(
        'the foreign window',
        async () => (await xdotool('search', '--name', `^${TITLE}$`)) || false
      )
      await xdotool('windowactivate', '--sync', id.split('\n').at(-1) ?? id)
      await waitFor('the foreign window to have the keyboard', async () => (await activeWindowTitle()) === TITLE)
    },
    type: async (typed) => void (await typeText(typed)),
    text,
    waitForText: async (expected) => {
      const arrived = (): boolean => text() === expected
      await waitFor(`the text ${JSON.stringify(expected)} in the foreign window`, arrived).catch((cause: unknown) => {
        throw new Error(`the foreign window has ${JSON.stringify(text())}, not ${JSON.stringify(expected)}`, { cause })
      })
    },
    [Symbol.asyncDispose]: async () => {
      if (terminal.exitCode === null && terminal.kill()) await once(terminal, 'exit')
      rmSync(folder, { recursive: true, force: true })
    }
  }
  await waitFor('the terminal', () => existsSync(file))
  await window.activate()
  return window
}
