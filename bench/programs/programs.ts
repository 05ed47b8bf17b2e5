import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Seat } from '../../e2e/support/company.ts'
import { electronArguments, needed, root } from '../../e2e/support/program.ts'

const START_TIMEOUT_MS = 30_000
const END_TIMEOUT_MS = 5_000

/** A program that was started as a user would, with nothing attached to it. */
export interface Program extends AsyncDisposable {
  readonly pid: number
  /** Waits for a line `RINGSIDE_MARK name …` and gives back the ms from the start of the process to it. */
  mark(name: string): Promise<number>
}

/** What the window of the bare program has: a heading, or a text field with the keyboard. */
export type BarePage = 'heading' | 'field'

/** The bare Electron program with one window. */
export const startBare = (profile: string, page: BarePage = 'heading'): Program =>
  start(folder('bare-app'), profile, { env: { BENCH_PAGE: page } })

/** Ringside, signed in at these seats. */
export const startSignedIn = (profile: string, seats: readonly Seat[]): Program =>
  start(root, profile, { env: signedInAt(seats) })

/** The same, printing also the mark `state` when the main window shows this text, which comes from the server. */
export const startSignedInUntil = (profile: string, seats: readonly Seat[], text: string): Program =>
  start(root, profile, {
    env: { ...signedInAt(seats), BENCH_STATE: text },
    preloaded: new URL('state-mark.cjs', import.meta.url).pathname
  })

const signedInAt = (seats: readonly Seat[]) => ({
  RINGSIDE_ANNOUNCE: '1',
  RINGSIDE_TEST_HOOK: '1',
  RINGSIDE_TEST_ACCOUNTS: JSON.stringify(seats)
})

/** A folder of the bench. */
export const folder = (name: string): string => new URL(`${name}/`, import.meta.url).pathname

interface StartOptions {
  readonly env?: Readonly<Record<string, string>>
  /** A module that the main process loads first. */
  readonly preloaded?: string
}

function start(app: string, profile: string, { env, preloaded }: StartOptions = {}): Program {
  return startCommand(needed('RINGSIDE_ELECTRON'), electronArguments(app, profile, preloaded), { cwd: app, env })
}

/** Starts any command that prints marks. */
export function startCommand(
  command: string,
  args: readonly string[],
  { cwd, env }: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> | undefined }
): Program {
  const startedAt = Date.now()
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'ignore'] })
  const marks = marksOf(child)
  const refused = new Promise<never>((_, reject) => child.once('error', reject))
  refused.catch(() => undefined) // whoever waits for a mark hears of it
  return {
    pid: child.pid ?? -1,
    mark: async (name) => (await Promise.race([marks(name), refused])) - startedAt,
    [Symbol.asyncDispose]: () => end(child)
  }
}

/** Epoch ms of each mark that the program prints. */
function marksOf(child: ChildProcess): (name: string) => Promise<number> {
  const seen = new Map<string, PromiseWithResolve>()
  const entry = (name: string): PromiseWithResolve => {
    const known = seen.get(name) ?? withResolve()
    seen.set(name, known)
    return known
  }
  if (child.stdout === null) throw new Error('the program has no output')
  createInterface({ input: child.stdout }).on('line', (line) => {
    const [, name = '', at] = /^RINGSIDE_MARK (\S+) ([\d.]+)/.exec(line) ?? []
    if (at !== undefined) entry(name).resolve(Number(at))
  })
  return (name) => Promise.race([entry(name).promise, missing(name)])
}

interface PromiseWithResolve {
  readonly promise: Promise<number>
  readonly resolve: (at: number) => void
}

function withResolve(): PromiseWithResolve {
  let resolve: PromiseWithResolve['resolve'] = () => undefined
  const promise = new Promise<number>((take) => (resolve = take))
  return { promise, resolve }
}

async function missing(name: string): Promise<never> {
  await sleep(START_TIMEOUT_MS, undefined, { ref: false })
  throw new Error(`the program did not say that it is ${name}`)
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill()
  const kill = setTimeout(() => child.kill('SIGKILL'), END_TIMEOUT_MS)
  await ended
  clearTimeout(kill)
}
