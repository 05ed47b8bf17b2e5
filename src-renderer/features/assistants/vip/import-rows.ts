import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { ask } from '../../../state/commands.ts'
import type { FileEntry } from './vip-file.ts'

/** What becomes of one entry of the file; 'left': the user does not want it. */
export type ImportState = 'new' | 'left' | 'known' | 'twice' | 'wrong' | 'sending' | 'added' | 'failed'

/** One entry of the file under review. */
export interface ImportRow extends FileEntry {
  readonly id: number
  readonly state: ImportState
  /** The number as everybody writes it, to find it again; absent where it is none. */
  readonly key?: string | undefined
  /** Why it is wrong, or was refused. */
  readonly reason?: string | undefined
}

/** How many numbers are looked at together. */
const TOGETHER = 50

/** The entries as the user is asked about them: which ones are new, which are known, and what is wrong with the others. */
export async function reviewed(
  entries: readonly FileEntry[],
  knownNumbers: readonly string[]
): Promise<readonly ImportRow[]> {
  const known = await keysOf(knownNumbers)
  const seen = new Set<string>()
  const understood = await inTurn(entries, understand)
  return understood.map(({ entry, key, problem }, id) => {
    if (key === undefined) return { ...entry, id, state: 'wrong', reason: problem }
    const state = known.has(key) ? 'known' : seen.has(key) ? 'twice' : 'new'
    seen.add(key)
    return { ...entry, id, key, state }
  })
}

interface Understood {
  readonly entry: FileEntry
  readonly key?: string | undefined
  readonly problem?: string | undefined
}

const understand = async (entry: FileEntry): Promise<Understood> =>
  entry.problem === undefined ? { entry, ...(await keyOf(entry.number)) } : { entry, problem: entry.problem }

/** A number as it would be dialled, so that each is one however it is written; else what is wrong with it. */
export async function keyOf(number: string): Promise<{ readonly key?: string; readonly problem?: string }> {
  if (number.length > 200) return { problem: m.assist_number_wrong() }
  const result = await ask('dial.understand', { text: number })
  if (!result.ok) return { problem: result.error.userMessage }
  if ('problem' in result.value) return { problem: result.value.problem }
  const { kind, digits } = result.value
  return kind === 'number' || kind === 'extension' ? { key: digits } : { problem: m.assist_number_wrong() }
}

/** The keys of all that are numbers. */
export async function keysOf(numbers: readonly string[]): Promise<ReadonlySet<string>> {
  const keys = await inTurn(numbers, keyOf)
  return new Set(keys.flatMap(({ key }) => (key === undefined ? [] : [key])))
}

/** Some at once, so that main has time for calls between them. */
async function inTurn<T, R>(all: readonly T[], one: (each: T) => Promise<R>): Promise<readonly R[]> {
  const done: R[] = []
  for (let at = 0; at < all.length; at += TOGETHER) {
    done.push(...(await Promise.all(all.slice(at, at + TOGETHER).map(one))))
  }
  return done
}
