import type { DemoKind } from './demo.ts'

/** Longest text that is taken from outside; longer is cut, which no number survives as a valid one. */
export const MAX_TEXT = 200

/** What a start of the program asks a running one to do; the only thing that crosses between two instances. */
export interface LaunchRequest {
  /** Text after `--dial`, as typed. */
  readonly dial?: string | undefined
  /** A `tel:`, `callto:` or `sip:` link. */
  readonly link?: string | undefined
  readonly answer: boolean
  readonly hangUp: boolean
}

/** The command line as we understand it. */
export interface CommandLine {
  readonly launch: LaunchRequest
  /** Which demo is wanted besides the user's accounts. */
  readonly demo: DemoKind | undefined
  /** Start without opening the window. */
  readonly hidden: boolean
  readonly help: boolean
  readonly version: boolean
  /** Switches that are neither ours nor Chromium's, and values that mean nothing, for the help text. */
  readonly unknown: readonly string[]
}

/** Switches of Chromium, Electron and Node that people and tools really pass; they mean nothing to us (P3). */
const foreign =
  /^--?(no-|enable-|disable-|force-|ozone-|use-|gtk-|lang|log-|v=|vmodule|inspect|remote-|user-data-dir|js-flags|proxy-|password-store|allow-|ignore-|in-process-|single-process|headless|trace|squirrel|original-process|class=|require|import|r$|high-dpi|ui-|host-|auth-|ppapi|widevine|psn_|NS|Apple|display|test-type|field-trial|origin-trial|unsafely|blink|renderer|gpu|window-|app-|type=)/

const isLink = (text: string): boolean => /^(tel|callto|sip):/i.test(text)

/**
 * Reads our own switches, and of all else only the last argument: after `--` whatever it is, before it only a link. `args`
 * are those of this process without program and app path, never what Chromium hands over from a second instance.
 */
export function readCommandLine(args: readonly string[]): CommandLine {
  const end = args.indexOf('--')
  const own = end === -1 ? args : args.slice(0, end)
  const last = args.at(-1)
  const wanted = last !== undefined && last !== '--' && (end !== -1 || isLink(last)) ? last : undefined
  const dial = wanted !== undefined && !isLink(wanted) ? wanted : valueOf('--dial', own)
  return {
    launch: {
      ...(dial === undefined ? {} : { dial: dial.slice(0, MAX_TEXT) }),
      ...(wanted !== undefined && isLink(wanted) ? { link: wanted.slice(0, MAX_TEXT) } : {}),
      answer: own.includes('--answer'),
      hangUp: own.includes('--hangup')
    },
    demo: demoOf(own),
    hidden: own.includes('--hidden'),
    help: own.includes('--help') || own.includes('-h'),
    version: own.includes('--version'),
    unknown: [...own.filter(isUnknown), ...wrongDemos(own)]
  }
}

/** True when a start asks for more than to open the window. */
export const asksForSomething = ({ dial, link, answer, hangUp }: LaunchRequest): boolean =>
  dial !== undefined || link !== undefined || answer || hangUp

/** The arguments of this process behind program and app path. */
export const ownArguments = (argv: readonly string[], isPackaged: boolean, appPath: string): readonly string[] => {
  if (isPackaged) return argv.slice(1)
  const index = argv.findIndex((arg, at) => at > 0 && isAppPath(arg, appPath))
  return argv.slice(index === -1 ? 1 : index + 1)
}

const isAppPath = (arg: string, appPath: string): boolean =>
  arg === '.' || arg === './' || (arg !== '' && !arg.startsWith('-') && arg.replace(/[/\\]+$/, '') === appPath)

const switches: ReadonlySet<string> = new Set([
  '--answer',
  '--hangup',
  '--demo',
  '--hidden',
  '--help',
  '-h',
  '--version'
])

const isUnknown = (arg: string): boolean =>
  arg.startsWith('-') && !switches.has(arg) && !/^--(dial|demo)(=|$)/.test(arg) && !foreign.test(arg)

/** `--demo all`; without a word it is the one account. */
const demoOf = (args: readonly string[]): DemoKind | undefined =>
  valueOf('--demo', args) === 'all' ? 'all' : args.includes('--demo') ? 'one' : undefined

/** A word after `--demo` that is no demo; links and numbers may stand there too. */
function wrongDemos(args: readonly string[]): readonly string[] {
  const value = valueOf('--demo', args)
  return value === undefined || value === 'all' || isLink(value) ? [] : [`--demo ${value}`]
}

/** The last value given, as `--name value` or `--name=value`; a switch is no value. */
function valueOf(name: string, args: readonly string[]): string | undefined {
  const values = args.flatMap((arg, index) => {
    if (arg.startsWith(`${name}=`)) return [arg.slice(name.length + 1)]
    const next = args[index + 1]
    return arg === name && next !== undefined && !next.startsWith('-') ? [next] : []
  })
  return values.at(-1)
}
