import { setTimeout as pause } from 'node:timers/promises'
import { conformanceOptions } from '../../src-main/connectors/mirta/testing/conformance-options.ts'
import { ConnectorHarness } from '../../src-main/connectors/testing/connector-harness.ts'
import { MINUTE, SECOND } from '../../src-main/util/durations.ts'
import { say } from '../progress.ts'
import { summary, type Summary } from '../report/statistics.ts'

/** What a system that tells of nothing is asked, and how late its calls are shown; in simulated time, without windows. */
export interface PollFigures {
  /** Requests in a minute. */
  readonly hidden: number
  readonly visible: number
  readonly inCall: number
  /** ms from the first ring to the call being told, and … */
  readonly visibleRing: Summary
  readonly hiddenRing: Summary
}

/** How long the system takes to answer, ms (MiRTA 2.1). */
const REPLY_MS = 300
const STEP_MS = 50
const RINGS = 40
/** So far the rings are apart, ms, and each further than the last: they fall anywhere between two readings. */
const APART_MS = 8_000
const MORE_MS = 350

/** Lives through some minutes of an account. */
export async function measurePolls(): Promise<PollFigures> {
  await using harness = await ConnectorHarness.open(conformanceOptions)
  await harness.goLive()
  harness.front.faults.delay(REPLY_MS)
  const hidden = await perMinute(harness, false)
  const hiddenRing = await ringing(harness, false)
  const visible = await perMinute(harness, true)
  const visibleRing = await ringing(harness, true)
  await harness.talks()
  const inCall = await perMinute(harness, true)
  const figures = { hidden, visible, inCall, visibleRing, hiddenRing }
  say(`polls: ${JSON.stringify(figures)}`)
  return figures
}

async function passes({ clock }: ConnectorHarness, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += STEP_MS) {
    await clock.advance(STEP_MS)
    await pause(1)
  }
}

const attend = ({ recorded }: ConnectorHarness, isWindowVisible: boolean): void =>
  recorded.current?.attend?.({ isWindowVisible, queueIds: [] })

async function perMinute(harness: ConnectorHarness, isWindowVisible: boolean): Promise<number> {
  attend(harness, isWindowVisible)
  await passes(harness, 20 * SECOND)
  const before = harness.front.requests().length
  await passes(harness, MINUTE)
  return harness.front.requests().length - before
}

async function ringing(harness: ConnectorHarness, isWindowVisible: boolean): Promise<Summary> {
  attend(harness, isWindowVisible)
  const delays: number[] = []
  while (delays.length < RINGS) delays.push(await ring(harness, APART_MS + delays.length * MORE_MS))
  return summary(delays)
}

async function ring(harness: ConnectorHarness, afterMs: number): Promise<number> {
  await passes(harness, afterMs)
  const caller = harness.outside()
  await caller.dials(harness.me)
  let delay = 0
  for (; harness.recorded.calls.size === 0; delay += STEP_MS) await passes(harness, STEP_MS)
  caller.hangsUp()
  while (harness.recorded.calls.size > 0) await passes(harness, STEP_MS)
  return delay
}
