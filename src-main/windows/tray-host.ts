import { execFile } from 'node:child_process'
import { SECOND } from '../util/durations.ts'

/** Runs a program and gives its output; undefined when it failed. */
export type RunProgram = (program: string, args: readonly string[]) => Promise<string | undefined>

const WATCHER = 'org.kde.StatusNotifierWatcher'
const BUS = 'org.freedesktop.DBus'

/** Ways to ask the session bus whether anybody shows tray icons; desktops have at least one of them. */
const questions: readonly (readonly [string, readonly string[]])[] = [
  [
    'dbus-send',
    [
      '--session',
      '--print-reply',
      '--reply-timeout=1000',
      `--dest=${BUS}`,
      '/',
      `${BUS}.NameHasOwner`,
      `string:${WATCHER}`
    ]
  ],
  ['gdbus', ['call', '--session', '--dest', BUS, '--object-path', '/', '--method', `${BUS}.NameHasOwner`, WATCHER]],
  ['busctl', ['--user', 'call', BUS, '/', BUS, 'NameHasOwner', 's', WATCHER]]
]

/** Whether this desktop shows tray icons. Electron cannot tell on Linux; not knowing counts as no. */
export async function isTrayShown(platform: NodeJS.Platform, run: RunProgram = runProgram): Promise<boolean> {
  if (platform !== 'linux') return true
  for (const [program, args] of questions) {
    const answer = await run(program, args)
    if (answer !== undefined) return /\btrue\b/.test(answer)
  }
  return false
}

const runProgram: RunProgram = (program, args) =>
  new Promise((resolve) => {
    execFile(program, args, { timeout: 2 * SECOND }, (failure, output) =>
      resolve(failure === null ? output : undefined)
    )
  })
