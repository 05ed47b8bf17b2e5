import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

const LINK = /^(tel|callto|sip|sips):/i
/** What `npm start` can be given. */
export const HELP = `Starts Ringside; fetches and builds what is missing first.

  npm start -- [switches] [tel:NUMBER | callto:NUMBER]

  --demo [all]           start with the built-in demo telephone system; with "all" with
                         one of each system at once, an account on each
  --dial NUMBER          dial a number
  --answer               answer the ringing call
  --hangup               hang up the current call
  --user-data-dir DIR    keep settings in this folder
  --check                start without a screen, wait until the app is ready, quit
  --help                 this text`

/** @satisfies {import('node:util').ParseArgsConfig['options']} */
const OPTIONS = {
  demo: { type: 'string' },
  dial: { type: 'string' },
  answer: { type: 'boolean' },
  hangup: { type: 'boolean' },
  'user-data-dir': { type: 'string' },
  check: { type: 'boolean' },
  help: { type: 'boolean' }
}

/** @typedef {ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values']} Switches */

/** What can stand behind `--demo`; the first of them where nothing does. */
const DEMOS = ['one', 'all']

/**
 * The word behind `--demo` may be missing, which is nothing that `parseArgs` knows.
 * @param {string[]} args
 */
function withDemoWord(args) {
  const at = args.indexOf('--demo')
  if (at === -1) return args
  const next = args[at + 1]
  const isWord = next !== undefined && !next.startsWith('-') && !LINK.test(next)
  return [...args.slice(0, at), `--demo=${isWord ? next : DEMOS[0]}`, ...args.slice(at + (isWord ? 2 : 1))]
}

/**
 * Reads the switches of `npm start`; `problem` says in words what cannot be understood.
 * @param {string[]} args
 * @returns {{ values: Switches, links: string[], problem?: undefined } | { problem: string, values?: undefined, links?: undefined }}
 */
export function readArguments(args) {
  try {
    const { values, positionals } = parseArgs({ args: withDemoWord(args), options: OPTIONS, allowPositionals: true })
    const { demo } = values
    if (demo !== undefined && !DEMOS.includes(demo)) {
      return { problem: `There is no demo "${demo}": it is --demo, or --demo all.` }
    }
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
    ...(demo === undefined ? [] : [demo === DEMOS[0] ? '--demo' : `--demo=${demo}`]),
    ...(dial === undefined ? [] : [`--dial=${dial}`]),
    ...(answer ? ['--answer'] : []),
    ...(hangup ? ['--hangup'] : []),
    ...links
  ]
}
