import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright/test'
import { startRingside } from '../../e2e/ringside.ts'
import { waitFor } from '../../e2e/support/wait-for.ts'
import type { Snapshot } from '../../src-preload/contract/snapshot.ts'
import type { Leg } from '../../src-main/simulator/core/calls.ts'
import { quiet } from '../machine/quiet.ts'
import { outcomeOf, readyForFunctions } from '../probes/evaluated.ts'
import { settledPssMb } from '../probes/process-tree.ts'
import { countFrames, framesPerSecond, loopDelayP99, watchLoop } from '../probes/storm-probes.ts'
import type { BarestProgram } from '../programs/barest.ts'
import { openCompany, type Company } from '../programs/company.ts'
import { startStreams, type StreamAddress } from '../programs/pipeline.ts'
import { freshProfile } from '../programs/profiles.ts'
import { say } from '../progress.ts'
import { round } from '../report/statistics.ts'

/** What many events at once do to the program. */
export interface StormFigures {
  readonly calls: number
  readonly seconds: number
  /** Calls that the main window shows otherwise than the server when all is over. */
  readonly wrongCalls: number
  readonly ringside: BlownOn & Weighed
  /** The barest program on the same event streams. */
  readonly barest: BlownOn
}

interface BlownOn {
  /** What the simulator really wrote. */
  readonly eventsPerSecond: number
  /** ms. */
  readonly mainDelayP99: number
  readonly framesPerSecond: number
}

interface Weighed {
  /** MB, with the calls there. */
  readonly memoryBefore: number
  readonly memoryAfter: number
}

const CALLS = 10
const EVENTS_PER_SECOND = 2_000

/** A program in the storm: its processes and the page with the calls. */
type StormProgram = Pick<BarestProgram, 'app' | 'page'>

/** Changes many calls all the time, each with an event stream of its own; then the same for the barest program. */
export async function measureStorm(seconds: number, restSeconds: number): Promise<StormFigures> {
  await using company = await openCompany()
  const { streams, ...ours } = await blowOnRingside(company, seconds, restSeconds)
  say(`storm: ${JSON.stringify(ours)}`)
  const barest = await blowOnBarest(company, streams, seconds)
  say(`storm, barest: ${JSON.stringify(barest)}`)
  return { ...ours, seconds, barest }
}

type Ours = Pick<StormFigures, 'calls' | 'wrongCalls' | 'ringside'> & { readonly streams: readonly StreamAddress[] }

async function blowOnRingside(company: Company, seconds: number, restSeconds: number): Promise<Ours> {
  await using profile = await freshProfile()
  const { app, main, close } = await startRingside(profile.path, { account: company.seat })
  try {
    await company.live()
    const page = await main()
    const legs = await startCalls(company)
    await waitFor('all calls to be shown', async () => (await wrongCalls(page, legs)) === 0, 30_000)
    const pid = app.process().pid ?? -1
    const memoryBefore = round(await settledPssMb(pid), 1)
    const blownOn = await blowOn({ app, page }, company, seconds)
    await waitFor('all calls to be right', async () => (await wrongCalls(page, legs)) === 0).catch(() => undefined)
    // memory is given back when the program has had nothing to do for some time
    await sleep(restSeconds * 1_000)
    return {
      calls: legs.length,
      wrongCalls: await wrongCalls(page, legs),
      ringside: { ...blownOn, memoryBefore, memoryAfter: round(await settledPssMb(pid), 1) },
      streams: addressesOf(company)
    }
  } finally {
    await close()
  }
}

async function blowOnBarest(company: Company, streams: readonly StreamAddress[], seconds: number): Promise<BlownOn> {
  const isAlone = (): boolean => company.front.streams.length === 0
  await waitFor('the streams of the program before to be closed', isAlone, 30_000)
  await using program = await startStreams(streams, { throttled: true, shown: true })
  await waitFor('the barest program’s streams', () => company.front.streams.length >= streams.length, 30_000)
  return await blowOn(program, company, seconds)
}

async function blowOn({ app, page }: StormProgram, company: Company, seconds: number): Promise<BlownOn> {
  await quiet('storm')
  await readyForFunctions(app, page)
  await page.evaluate(countFrames)
  await app.evaluate(watchLoop)
  const written = await runStorm(company, seconds)
  return {
    eventsPerSecond: Math.round(written / seconds),
    mainDelayP99: round(await app.evaluate(loopDelayP99)),
    framesPerSecond: round(await page.evaluate(framesPerSecond), 1)
  }
}

/** Lets Jane talk in many calls, all but one on hold. */
async function startCalls({ pbx, front, seat }: Company): Promise<readonly Leg[]> {
  const jane = pbx.extension(seat.label)
  for (let index = 0; index < CALLS; index++) {
    await jane.answers(await pbx.outside(`+4930231260${10 + index}`).dials(jane))
  }
  const isFollowed = (): boolean => front.streams.filter(isOfCall).length >= CALLS
  await waitFor('a stream for each call', isFollowed, 30_000)
  return jane.legs
}

const isOfCall = ({ operation }: { readonly operation: string }): boolean => operation === 'streamCallState'

/** The streams of the calls, as the program has asked for them; its newest request for each counts. */
function addressesOf({ front }: Company): readonly StreamAddress[] {
  const paths = new Map(front.requests.filter(isOfCall).map(({ path, headers }) => [path, headers]))
  return [...paths].map(([path, { authorization }]) => ({
    url: new URL(path, front.url).href,
    headers: { authorization: String(authorization) }
  }))
}

/** @returns how many events the simulator has written */
async function runStorm({ pbx, front, seat }: Company, seconds: number): Promise<number> {
  const { legs } = pbx.extension(seat.label)
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
function change({ desk }: Company['pbx'], leg: Leg | undefined): void {
  if (leg === undefined) return
  if (leg.state === 'held') desk.resume(leg)
  desk.setMuted(leg, !leg.muted)
}

async function wrongCalls(page: Page, legs: readonly Leg[]): Promise<number> {
  const snapshot = `ringside.request('state.snapshot').then((result) => result.value)`
  const { state } = await outcomeOf<Snapshot>(page, snapshot)
  const known = Object.values(state.calls)
  return legs.filter((leg) => {
    const call = known.find(({ id }) => id.endsWith(`:${leg.id}`))
    return call?.state !== leg.state || call.muted !== leg.muted
  }).length
}
