import { execFile, spawn } from 'node:child_process'
import { SECOND } from './durations.ts'

/** Runs a program and gives its output; undefined when it failed. */
export type RunProgram = (program: string, args: readonly string[]) => Promise<string | undefined>

/** A method of an object on the session bus; all its arguments are strings. */
export interface BusQuestion {
  readonly destination: string
  readonly path: string
  readonly interface: string
  readonly method: string
  readonly args: readonly string[]
}

/** Enough for one message of a monitor, characters. */
const LONGEST_OUTPUT = 4_096

/** Ways to ask the session bus; desktops have at least one of them. */
const ways: readonly ((question: BusQuestion) => readonly [string, readonly string[]])[] = [
  ({ destination, path, method, args, ...question }) => [
    'dbus-send',
    [
      '--session',
      '--print-reply',
      '--reply-timeout=1000',
      `--dest=${destination}`,
      path,
      `${question.interface}.${method}`,
      ...args.map((arg) => `string:${arg}`)
    ]
  ],
  ({ destination, path, method, args, ...question }) => [
    'gdbus',
    [
      'call',
      '--session',
      '--dest',
      destination,
      '--object-path',
      path,
      '--method',
      `${question.interface}.${method}`,
      ...args
    ]
  ],
  ({ destination, path, method, args, ...question }) => [
    'busctl',
    ['--user', 'call', destination, path, question.interface, method, 's'.repeat(args.length), ...args]
  ]
]

/** What the session bus answers, as `read` finds it in the output; undefined when nobody could be asked. */
export async function readSessionBus<T>(
  question: BusQuestion,
  read: (output: string) => T | undefined,
  run: RunProgram = runProgram
): Promise<T | undefined> {
  for (const way of ways) {
    const output = await run(...way(question))
    const answer = output === undefined ? undefined : read(output)
    if (answer !== undefined) return answer
  }
  return undefined
}

/** What the session bus answers to a yes-or-no question; undefined when nobody could be asked. */
export const askSessionBus = (question: BusQuestion, run?: RunProgram): Promise<boolean | undefined> =>
  readSessionBus(question, yesOrNo, run)

function yesOrNo(output: string): boolean | undefined {
  const [, word] = /\b(true|false)\b/.exec(output) ?? []
  return word === undefined ? undefined : word === 'true'
}

const runProgram: RunProgram = (program, args) =>
  new Promise((resolve) => {
    execFile(program, args, { timeout: 2 * SECOND }, (failure, output) =>
      resolve(failure === null ? output : undefined)
    )
  })

/** A program that prints for as long as it runs, and what it prints when a name gets an owner. */
interface Monitor {
  readonly program: string
  readonly args: readonly string[]
  readonly owned: RegExp
}

const monitors = (name: string): readonly Monitor[] => [
  {
    program: 'dbus-monitor',
    args: ['--session', `type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='${name}'`],
    owned: /member=NameOwnerChanged\s+string "[^"]*"\s+string "[^"]*"\s+string "[^"]+"/
  },
  { program: 'gdbus', args: ['monitor', '--session', '--dest', name], owned: /not have an owner[^]*? is owned by / }
]

/** Calls back whenever a name on the session bus gets an owner from now on; not at all where nobody can tell. Returns its own end. */
export function watchBusName(name: string, owned: () => void): () => void {
  const end = new AbortController()
  watchBy(monitors(name), owned, end.signal)
  return () => end.abort()
}

function watchBy([monitor, ...others]: readonly Monitor[], owned: () => void, signal: AbortSignal): void {
  if (monitor === undefined) return
  const child = spawn(monitor.program, [...monitor.args], { stdio: ['ignore', 'pipe', 'ignore'], signal })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output = (output + text).slice(-LONGEST_OUTPUT)
    const found = monitor.owned.exec(output)
    if (found === null) return
    output = output.slice(found.index + found[0].length)
    owned()
  })
  child.once('error', () => {
    if (!signal.aborted) watchBy(others, owned, signal)
  })
}
