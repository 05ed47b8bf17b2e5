import { execFile } from 'node:child_process'
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

/** What the session bus answers to a yes-or-no question; undefined when nobody could be asked. */
export async function askSessionBus(question: BusQuestion, run: RunProgram = runProgram): Promise<boolean | undefined> {
  for (const way of ways) {
    const answer = await run(...way(question))
    const [, word] = /\b(true|false)\b/.exec(answer ?? '') ?? []
    if (word !== undefined) return word === 'true'
  }
  return undefined
}

const runProgram: RunProgram = (program, args) =>
  new Promise((resolve) => {
    execFile(program, args, { timeout: 2 * SECOND }, (failure, output) =>
      resolve(failure === null ? output : undefined)
    )
  })
