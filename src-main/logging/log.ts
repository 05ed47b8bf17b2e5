import type { Clock } from '../util/clock.ts'
import { redactEntry } from './redact.ts'

/** error: someone must act; warn: healed; info: a person's day; debug: the wire, off by default. */
export const logLevels = ['debug', 'info', 'warn', 'error'] as const
export type LogLevel = (typeof logLevels)[number]

/** Where finished, redacted lines go. */
export interface LogDestination {
  write(line: string): void
}

/** Data beside the fixed words of a log line. */
export type LogData = Readonly<Record<string, unknown>>

/** Writes log lines: fixed words, data apart. */
export interface Log {
  /** A log whose lines carry one more scope: `log.child('dstny')`. */
  child(scope: string): Log
  debug(words: string, data?: LogData): void
  info(words: string, data?: LogData): void
  warn(words: string, data?: LogData): void
  error(words: string, data?: LogData): void
}

/** What a log needs. */
export interface LogOptions {
  readonly destination: LogDestination
  readonly clock: Clock
  /** The lowest level that is written; default 'info'. */
  readonly level?: LogLevel
}

/** The root log. Redaction sits between it and the destination, so that no call site can forget it. */
export function createLog(options: LogOptions): Log {
  return scoped(options, '')
}

/** A log that writes nothing, for tests. */
export const silentLog: Log = {
  child: () => silentLog,
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined
}

function scoped(options: LogOptions, scope: string): Log {
  const lowest = logLevels.indexOf(options.level ?? 'info')
  const at = (level: LogLevel) => (words: string, data?: LogData) => {
    if (logLevels.indexOf(level) < lowest) return
    const time = new Date(options.clock.now()).toISOString()
    const entry = redactEntry({ scope, words, ...(data !== undefined ? { data } : {}) })
    options.destination.write(JSON.stringify({ time, level, ...entry }))
  }
  return {
    child: (name) => scoped(options, scope === '' ? name : `${scope}.${name}`),
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error')
  }
}
