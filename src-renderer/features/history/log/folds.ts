import type { LogEntry } from './log-entry.ts'

/** Calls in a row with the same person, shown as one line; the newest first. */
export interface Fold {
  readonly key: string
  readonly entries: readonly [LogEntry, ...LogEntry[]]
}

const FOLDED_KINDS: ReadonlySet<LogEntry['kind']> = new Set(['outgoing', 'incoming', 'missed'])

/** Folds lists that change: a line keeps its key, and with it the keyboard, while calls are added to it at either end. */
export class Folds {
  /** The key of the line an item was in last. */
  #keys: ReadonlyMap<string, string> = new Map()
  #count = 0

  of(entries: readonly LogEntry[]): readonly Fold[] {
    const taken = new Set<string>()
    const folds = runsOf(entries).map((run) => {
      const known = run.flatMap(({ key }) => this.#keys.get(key) ?? [])
      const key = known.find((one) => !taken.has(one)) ?? `line-${++this.#count}`
      taken.add(key)
      return { key, entries: run }
    })
    this.#keys = new Map(folds.flatMap((fold) => fold.entries.map(({ key }) => [key, fold.key] as const)))
    return folds
  }
}

function runsOf(entries: readonly LogEntry[]): readonly Fold['entries'][] {
  const runs: [LogEntry, ...LogEntry[]][] = []
  for (const entry of entries) {
    const last = runs.at(-1)
    if (last !== undefined && isSame(last[0], entry)) last.push(entry)
    else runs.push([entry])
  }
  return runs
}

const isSame = (a: LogEntry, b: LogEntry): boolean =>
  FOLDED_KINDS.has(a.kind) &&
  a.kind === b.kind &&
  a.number !== undefined &&
  a.number === b.number &&
  a.accountId === b.accountId &&
  a.inbox === b.inbox
