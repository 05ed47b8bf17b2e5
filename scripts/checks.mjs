import { run, runNpm } from './process.mjs'

const AT_ONCE = 2
const TIMEOUT_MS = 6 * 60_000

async function runOne(check, timeoutMs, background) {
  const startedAt = Date.now()
  const [command, ...args] = check.command
  const options = { timeoutMs, background, env: check.env ?? process.env }
  const { code, output } = command === 'npm' ? await runNpm(args, options) : await run(command, args, options)
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1)
  if (code !== 0) console.log(output.trimEnd())
  console.log(`${code === 0 ? '✓' : '✗'} ${check.name} (${seconds} s)`)
  return { name: check.name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: [] }
}

/**
 * Runs checks, some at a time, and prints one line for each, with its output only when it failed.
 * A check has a `name`, a `command` and may have an `env`. With `background` other programs go first.
 */
export async function runChecks(checks, { timeoutMs = TIMEOUT_MS, atOnce = AT_ONCE, background = false } = {}) {
  const waiting = [...checks]
  const results = []
  const work = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      results.push(await runOne(check, timeoutMs, background))
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return results
}

/** Compiles the message catalogue; everything else imports what comes out of it. */
export const messagesCheck = () => ({ name: 'messages', command: ['npm', 'run', 'messages', '--silent'] })

/** The checks of text: format and lint. */
export const textChecks = () => [
  { name: 'lint', command: ['npm', 'run', 'lint', '--silent'] },
  { name: 'format', command: ['npm', 'run', 'format:check', '--silent'] }
]
