import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

const LINK = /^(tel|callto|sip|sips):/i
/** What `npm start` can be given. */
export const HELP = `Starts Ringside; fetches and builds what is missing first.

  npm start -- [switches] [tel:NUMBER | callto:NUMBER]

  --demo                 start with the built-in demo telephone system
  --dial NUMBER          dial a number
  --answer               answer the ringing call
  --hangup               hang up the current call
  --user-data-dir DIR    keep settings in this folder
  --check                start without a screen, wait until the app is ready, quit
  --help                 this text`

/** @satisfies {import('node:util').ParseArgsConfig['options']} */
const OPTIONS = {
  demo: { type: 'boolean' },
  dial: { type: 'string' },
  answer: { type: 'boolean' },
  hangup: { type: 'boolean' },
  'user-data-dir': { type: 'string' },
  check: { type: 'boolean' },
  help: { type: 'boolean' }
}

/** @typedef {ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values']} Switches */

/**
 * Reads the switches of `npm start`; `problem` says in words what cannot be understood.
 * @param {string[]} args
 * @returns {{ values: Switches, links: string[], problem?: undefined } | { problem: string, values?: undefined, links?: undefined }}
 */
export function readArguments(args) {
  try {
    const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true })
    const wrong = positionals.find((text) => !LINK.test(text))
    return wrong === undefined ? { values, links: positionals } : { problem: `What is "${wrong}"?` }
  } catch (error) {
    return { problem: `${error instanceof Error ? error.message.split('. ')[0] : error}` }
  }
}

/**
 * On Wayland the popup could neither be placed nor kept on top, so X11 is taken wherever it is there too.
 * @param {NodeJS.ProcessEnv} env
 */
export function windowSystem(env) {
  if (process.platform !== 'linux') return []
  if (env.DISPLAY) return ['--ozone-platform=x11']
  return env.WAYLAND_DISPLAY ? ['--ozone-platform-hint=auto'] : []
}

/**
 * The command line of Electron for these switches. A value is joined to its switch with `=`, because Chromium sorts a
 * second instance's arguments and would part them. `env` is that in which it will run.
 * @param {Switches} switches
 * @param {string[]} links
 * @param {NodeJS.ProcessEnv} env
 */
export function appArguments({ dial, answer, demo, hangup, ...values }, links, env = process.env) {
  const folder = values['user-data-dir']
  return [
    // Chromium refuses to run with its sandbox as root; nobody else goes without it
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...windowSystem(env),
    ...(folder === undefined ? [] : [`--user-data-dir=${resolve(folder)}`]),
    '.',
    ...(demo ? ['--demo'] : []),
    ...(dial === undefined ? [] : [`--dial=${dial}`]),
    ...(answer ? ['--answer'] : []),
    ...(hangup ? ['--hangup'] : []),
    ...links
  ]
}
