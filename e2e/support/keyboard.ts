import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const exec = promisify(execFile)
const TIMEOUT_MS = 30_000

/** Runs xdotool and gives back what it printed. */
export async function xdotool(...args: readonly string[]): Promise<string> {
  return (await exec('xdotool', [...args], { timeout: TIMEOUT_MS })).stdout.trim()
}

/** Types text into whatever window has the keyboard, as a person would. */
export const typeText = (text: string, delayMs = 12): Promise<string> =>
  xdotool('type', '--delay', String(delayMs), '--', text)

/** Presses a key combination such as `ctrl+alt+d`, wherever the keyboard is. */
export const pressKeys = (combination: string): Promise<string> => xdotool('key', '--', combination)

/** The title of the window that has the keyboard; empty when none has. */
export const activeWindowTitle = (): Promise<string> => xdotool('getactivewindow', 'getwindowname').catch(() => '')
