import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { root } from './paths.mjs'

/** @type {Set<Program>} */
const running = new Set()
/** @type {Set<() => void>} */
const endings = new Set()

/**
 * How a program ended.
 * @typedef {{ code: number, signal: NodeJS.Signals | null, error?: Error }} Ending
 * A program that was started; it has the streams that its options ask for.
 * @typedef {import('node:child_process').ChildProcessWithoutNullStreams & { ended: Promise<Ending> }} Program
 * @typedef {import('node:child_process').SpawnOptions & { background?: boolean }} StartOptions
 * @typedef {StartOptions & { timeoutMs?: number, show?: boolean, input?: string }} RunOptions
 */

/** A failure that is explained to the reader in its message and needs no stack trace. */
export class PlainError extends Error {}

/** Lets everything else go first; what the program starts inherits it. */
function yieldToOthers(pid) {
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW)
    // Linux weighs sessions against each other by a value of their own where it groups by session
    if (process.platform === 'linux') writeFileSync(`/proc/${pid}/autogroup`, String(constants.priority.PRIORITY_LOW))
  } catch {
    // it has ended already, or the kernel does not group by session
  }
}

/**
 * Starts a program in a process group of its own, so that all its descendants can be ended together.
 * Whatever still runs when this script ends is ended with it. With `background` all other programs go first.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {StartOptions} options
 * @returns {Program}
 */
export function start(command, args, { background = false, ...options } = {}) {
  const child = spawn(command, args, { cwd: root, ...options, detached: process.platform !== 'win32' })
  if (background && child.pid !== undefined) yieldToOthers(child.pid)
  /** @type {Promise<Ending>} */
  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 127, signal: null, error }))
    child.once('close', (code, signal) => resolve({ code: code ?? 128, signal }))
  })
  const program = /** @type {Program} */ (Object.assign(child, { ended: ended.finally(() => running.delete(program)) }))
  running.add(program)
  return program
}

/**
 * Sends a signal to a program and to everything it started.
 * @param {Program} child
 * @param {NodeJS.Signals} signal
 */
export function signalGroup(child, signal) {
  if (child.pid === undefined) return
  try {
    if (process.platform === 'win32') child.kill(signal)
    else process.kill(-child.pid, signal)
  } catch {
    // the group is gone, which is what was wanted
  }
}

/**
 * Ends a program and everything it started: first the program alone is asked, so that it can end its own children
 * in order (a browser whose helpers die first crashes); after `graceMs` all that is left ends by force.
 * @param {Program} child
 */
export async function stop(child, graceMs = 3000) {
  child.kill('SIGTERM')
  const force = setTimeout(() => signalGroup(child, 'SIGKILL'), graceMs)
  await child.ended
  clearTimeout(force)
  signalGroup(child, 'SIGKILL')
}

/**
 * Runs a program to its end and gives back its exit code and output; never longer than `timeoutMs`.
 * With `show` the output appears while it runs, and is not kept.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} options
 */
export async function run(command, args, { timeoutMs = 120_000, show = false, input, ...options } = {}) {
  const output = show ? 'inherit' : 'pipe'
  const child = start(command, args, { ...options, stdio: [input === undefined ? 'ignore' : 'pipe', output, output] })
  /** @type {Buffer[]} */
  const chunks = []
  child.stdout?.on('data', (chunk) => chunks.push(chunk))
  child.stderr?.on('data', (chunk) => chunks.push(chunk))
  child.stdin?.on('error', () => {})
  child.stdin?.end(input)
  let timedOut = false
  const limit = setTimeout(() => {
    timedOut = true
    void stop(child)
  }, timeoutMs)
  const { code, error } = await child.ended
  clearTimeout(limit)
  if (timedOut && show)
    console.error(`${command} ${args[0]} was stopped: it took longer than ${Math.round(timeoutMs / 1000)} s`)
  const note = timedOut ? `\n${command} was stopped after ${Math.round(timeoutMs / 1000)} s\n` : (error?.message ?? '')
  return { code: timedOut ? 124 : code, timedOut, output: Buffer.concat(chunks).toString() + note }
}

/**
 * Runs npm itself, the same one that runs this script where there is one.
 * @param {readonly string[]} args
 * @param {RunOptions} options
 */
export function runNpm(args, options) {
  const npmCli = process.env.npm_execpath
  if (npmCli?.endsWith('.js')) return run(process.execPath, [npmCli, ...args], options)
  return run('npm', args, { ...options, shell: process.platform === 'win32' })
}

/**
 * Registers what must be tidied up even when the script is interrupted; returns how to withdraw it.
 * @param {() => void} tidy
 */
export function atEnd(tidy) {
  endings.add(tidy)
  return () => endings.delete(tidy)
}

function tidyNow() {
  for (const child of running) signalGroup(child, 'SIGKILL')
  for (const tidy of endings) {
    try {
      tidy()
    } catch {
      // the script is ending; the rest must still be tidied
    }
  }
  endings.clear()
}

/** In the reverse order of their start: an app is ended before the screen it is shown on. */
async function endOn(code) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(code))
  for (const child of [...running].reverse()) await stop(child)
  process.exit(code)
}

/**
 * Runs a script's main function: interruptions end all it started, plain errors are one line, the code is the exit code.
 * @param {() => number | void | Promise<number | void>} work
 */
export async function main(work) {
  process.once('exit', tidyNow)
  process.once('SIGINT', () => void endOn(130))
  process.once('SIGTERM', () => void endOn(143))
  process.once('SIGHUP', () => void endOn(129))
  try {
    process.exit((await work()) ?? 0)
  } catch (error) {
    console.error(error instanceof PlainError ? `\n${error.message}` : error)
    process.exit(1)
  }
}
