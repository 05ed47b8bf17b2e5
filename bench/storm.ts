import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright/test'
import { startRingside, type Ringside } from '../e2e/ringside.ts'
import { waitFor } from '../e2e/support/wait-for.ts'
import type { Snapshot } from '../src-preload/contract/snapshot.ts'
import type { Leg } from '../src-main/simulator/calls.ts'
import { readyForFunctions } from './evaluated.ts'
import { openOffice, type Office } from './office.ts'
import { settledPssMb } from './process-tree.ts'
import { freshProfile } from './profiles.ts'
import { say } from './progress.ts'
import { quiet } from './quiet.ts'
import { round } from './statistics.ts'
import { countFrames, framesPerSecond, loopDelayP99, watchLoop } from './storm-probes.ts'

/** What many events at once do to the program. */
export interface StormFigures {
  readonly calls: number
  readonly seconds: number
  /** What the simulator really wrote. */
  readonly eventsPerSecond: number
  /** Calls that the main window shows otherwise than the server when all is over. */
  readonly wrongCalls: number
  /** ms. */
  readonly mainDelayP99: number
  readonly framesPerSecond: number
  /** MB, with the calls there. */
  readonly memoryBefore: number
  readonly memoryAfter: number
}

const CALLS = 10
const EVENTS_PER_SECOND = 2_000
/** Memory is given back when the program has had nothing to do for some time. */
const REST_MS = 30_000

/** Changes many calls all the time: each has an event stream of its own. */
export async function measureStorm(seconds: number): Promise<StormFigures> {
  await using office = await openOffice()
  await using profile = await freshProfile()
  const ringside = await startRingside(profile.path, { account: office.seat })
  try {
    await office.live()
    const figures = await blowOn(ringside, office, seconds)
    say(`storm: ${JSON.stringify(figures)}`)
    return figures
  } finally {
    await ringside.close()
  }
}

async function blowOn({ app, main }: Ringside, office: Office, seconds: number): Promise<StormFigures> {
  const page = await main()
  const legs = await startCalls(office)
  await waitFor('all calls to be shown', async () => (await wrongCalls(page, legs)) === 0, 30_000)
  await quiet('storm')
  const pid = app.process().pid ?? -1
  const memoryBefore = round(await settledPssMb(pid), 1)
  await readyForFunctions(app, page)
  await page.evaluate(countFrames)
  await app.evaluate(watchLoop)
  const written = await blow(office, legs, seconds)
  const mainDelayP99 = round(await app.evaluate(loopDelayP99))
  const frames = round(await page.evaluate(framesPerSecond), 1)
  await waitFor('all calls to be right', async () => (await wrongCalls(page, legs)) === 0).catch(() => undefined)
  await sleep(REST_MS)
  return {
    calls: legs.length,
    seconds,
    eventsPerSecond: Math.round(written / seconds),
    wrongCalls: await wrongCalls(page, legs),
    mainDelayP99,
    framesPerSecond: frames,
    memoryBefore,
    memoryAfter: round(await settledPssMb(pid), 1)
  }
}

/** Lets Jane talk in many calls, all but one on hold. */
async function startCalls({ pbx, front, seat }: Office): Promise<readonly Leg[]> {
  const jane = pbx.extension(seat.userId)
  for (let index = 0; index < CALLS; index++) {
    await jane.answers(await pbx.outside(`+4930231260${10 + index}`).dials(jane))
  }
  const isFollowed = (): boolean =>
    front.streams.filter((stream) => stream.operation === 'streamCallState').length >= CALLS
  await waitFor('a stream for each call', isFollowed, 30_000)
  return jane.legs
}

/** @returns how many events the simulator has written */
async function blow({ pbx, front }: Office, legs: readonly Leg[], seconds: number): Promise<number> {
  let written = 0
  const off = front.written.on(() => void written++)
  const from = performance.now()
  for (let turn = 0; performance.now() - from < seconds * 1_000;) {
    const due = ((performance.now() - from) / 1_000) * EVENTS_PER_SECOND
    for (; written < due; turn++) change(pbx, legs[turn % legs.length])
    await sleep(1)
  }
  off()
  return written
}

/** Resuming one puts the one before on hold: two events at once. */
function change({ desk }: Office['pbx'], leg: Leg | undefined): void {
  if (leg === undefined) return
  if (leg.state === 'held') desk.resume(leg)
  desk.setMuted(leg, !leg.muted)
}

async function wrongCalls(page: Page, legs: readonly Leg[]): Promise<number> {
  const { state } = await page.evaluate<Snapshot>(`ringside.request('state.snapshot').then((result) => result.value)`)
  const known = Object.values(state.calls)
  return legs.filter((leg) => {
    const call = known.find(({ id }) => id.endsWith(`:${leg.id}`))
    return call?.state !== leg.state || call.muted !== leg.muted
  }).length
}
