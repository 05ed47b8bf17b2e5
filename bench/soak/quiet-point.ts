import { isDeepStrictEqual } from 'node:util'
import { WAITS_S } from '../../src-main/connectors/testing/shown.ts'
import { SECOND } from '../../src-main/util/durations.ts'
import { compareMissed, type Refusals } from './missed-truth.ts'
import type { Tally } from './play.ts'
import { compare, type Comparison } from './truth.ts'
import type { User, World } from './world.ts'

/** Where the program and the telephone system differ when nothing has happened for long. */
export interface Difference {
  readonly of: string
  readonly shows: string
  readonly should: string
}

/** What is compared at one moment. */
export interface QuietPointOptions {
  readonly world: World
  readonly tally: Tally
  readonly refusals: Refusals
  /** Row of the logs from which on missed calls count. */
  readonly missedSince: bigint
  /** What each account could do at first. */
  readonly couldDo: ReadonlyMap<string, number>
}

/** Waits until the program shows what the telephone system has; what still differs after half an hour is wrong. */
export async function differencesOf(options: QuietPointOptions): Promise<readonly Difference[]> {
  const { world, tally } = options
  let found: Difference[] = []
  for (const seconds of WAITS_S) {
    await world.passes(seconds * SECOND)
    for (const user of world.users) await recover(options, user)
    found = []
    for (const user of world.users) found.push(...differing(nameOf(user), await compare(world, user)))
    found.push(...differing('missed calls', compareMissed(world, options.missedSince, options.refusals)))
    tally.count('comparisons')
    if (found.length === 0) return []
  }
  return found
}

/** As a user does who is told that something is off: signs in again, or connects anew. */
async function recover({ world, tally, couldDo }: QuietPointOptions, { accountId }: User): Promise<void> {
  const { domain } = world
  const capabilities = (): number => domain.stores.accounts.get(accountId)?.capabilities.length ?? 0
  const isAsked = world.connectionOf(accountId) === 'signInAgain'
  const hasLost = world.connectionOf(accountId) === 'live' && capabilities() < (couldDo.get(accountId) ?? 0)
  if (isAsked) tally.count('signed in again')
  if (hasLost) tally.count('connected anew for a lost function')
  if (isAsked || hasLost) {
    await world.passes(3 * SECOND) // a link that was just made is left alone
    await world.passing(domain.accounts.reconnect(accountId))
    await world.passes(SECOND)
  }
  await world.until(() => ['live', 'signInAgain'].includes(world.connectionOf(accountId) ?? ''))
}

const nameOf = ({ person, elsewhere }: User): string => `${person.name} ${elsewhere?.vendor ?? ''}`.trim()

function differing(of: string, { shows, should }: Comparison): Difference[] {
  if (isDeepStrictEqual(shows, should)) return []
  const parts = (from: unknown): [string, unknown][] =>
    Array.isArray(from) ? [['', from]] : Object.entries(from as Record<string, unknown>) // a comparison has one of the two
  const wanted = new Map(parts(should))
  return parts(shows)
    .filter(([name, value]) => !isDeepStrictEqual(value, wanted.get(name)))
    .map(([name, value]) => ({
      of: `${of} ${name}`.trim(),
      shows: JSON.stringify(value) ?? 'nothing',
      should: JSON.stringify(wanted.get(name)) ?? 'nothing'
    }))
}
