import { setTimeout as pause } from 'node:timers/promises'
import { conformanceOptions as basix } from '../../src-main/connectors/basix/testing/conformance-options.ts'
import { allOptions as callisto } from '../../src-main/connectors/callisto/testing/conformance-options.ts'
import { conformanceOptions as dstny } from '../../src-main/connectors/dstny/testing/conformance-options.ts'
import { conformanceOptions as mirta } from '../../src-main/connectors/mirta/testing/conformance-options.ts'
import { conformanceOptions as voipbin } from '../../src-main/connectors/voipbin/testing/conformance-options.ts'
import { ConnectorHarness } from '../../src-main/connectors/testing/connector-harness.ts'
import type { HarnessOptions } from '../../src-main/connectors/testing/harness-options.ts'
import { MINUTE, SECOND } from '../../src-main/util/durations.ts'
import { say } from '../progress.ts'
import { summary, type Summary } from '../report/statistics.ts'

/** What the systems are asked, and how late calls are shown of the one that tells of nothing; in simulated time, without windows. */
export interface PollFigures {
  readonly requests: Readonly<Record<VendorCode, RequestsAMinute>>
  /** ms from the first ring to the call being told, and … */
  readonly visibleRing: Summary
  readonly hiddenRing: Summary
}

/** Requests in a minute. */
export interface RequestsAMinute {
  readonly hidden: number
  readonly visible: number
  /** Missing where the system knows no calls. */
  readonly inCall?: number
}

const systems: Readonly<Record<VendorCode, HarnessOptions>> = { dstny, callisto, mirta, basix, voipbin }

/** A system that is asked. */
export type VendorCode = 'dstny' | 'callisto' | 'mirta' | 'basix' | 'voipbin'

/** How long the system takes to answer, ms (MiRTA 2.1). */
const REPLY_MS = 300
const STEP_MS = 50
const RINGS = 40
/** So far the rings are apart, ms, and each further than the last: they fall anywhere between two readings. */
const APART_MS = 8_000
const MORE_MS = 350

/** Lives through some minutes of an account of each system. */
export async function measurePolls(): Promise<PollFigures> {
  const requests = {
    dstny: await requestsOf('dstny'),
    callisto: await requestsOf('callisto'),
    mirta: await requestsOf('mirta'),
    basix: await requestsOf('basix'),
    voipbin: await requestsOf('voipbin')
  }
  const figures = { requests, ...(await ringingOf('mirta')) }
  say(`polls: ${JSON.stringify(figures)}`)
  return figures
}

async function open(vendor: VendorCode): Promise<ConnectorHarness> {
  const harness = await ConnectorHarness.open(systems[vendor])
  await harness.goLive()
  if (harness.front.contactIdOf !== undefined) harness.watchesColleague()
  if (systems[vendor].newsBy === 'polls') harness.front.faults.delay(REPLY_MS)
  return harness
}

async function requestsOf(vendor: VendorCode): Promise<RequestsAMinute> {
  await using harness = await open(vendor)
  const hidden = await perMinute(harness, false)
  const visible = await perMinute(harness, true)
  if (systems[vendor].newsBy === 'nothing') return { hidden, visible }
  await harness.talks()
  return { hidden, visible, inCall: await perMinute(harness, true) }
}

async function ringingOf(vendor: VendorCode): Promise<Pick<PollFigures, 'hiddenRing' | 'visibleRing'>> {
  await using harness = await open(vendor)
  return { hiddenRing: await ringing(harness, false), visibleRing: await ringing(harness, true) }
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
