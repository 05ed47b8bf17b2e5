import { expect } from 'vitest'
import { serviceNames, serviceRequests } from '../../../../src-preload/contract/services/services.ts'
import type { ServiceInput, ServiceName } from '../../../../src-preload/contract/services/services.ts'
import { SECOND } from '../../../util/durations.ts'
import { CUT_OFF, REFUSED, TOO_SLOW, faults } from './faults.ts'
import type { FaultRow } from './faults.ts'
import type { ConformanceOptions } from '../options.ts'
import type { ServiceSamples } from '../service-samples.ts'
import type { SeenRequest } from '../front.ts'
import type { ConnectorTest, ConnectorHarness } from '../connector-harness.ts'
import { endsAsTheServer } from '../server-state.ts'

/**
 * What the user may hear of a fault; a change whose answer is lost is done, a reading without its answer is not. A reading
 * that lost its connection is repeated once.
 */
const HEARD: Readonly<Record<string, { readonly changing: readonly string[]; readonly reading: readonly string[] }>> = {
  'dropped before the server acted': { changing: ['network'], reading: ['network', 'timeout'] },
  'dropped after the server acted': { changing: ['network'], reading: ['done'] },
  'answered with 404': { changing: ['notFound', 'unsupported', 'done'], reading: ['notFound', 'unsupported', 'done'] },
  [CUT_OFF]: { changing: ['done'], reading: ['network', 'protocol'] },
  'answered with 10 MB': { changing: ['done'], reading: ['done', 'protocol'] },
  [TOO_SLOW]: { changing: ['done'], reading: ['timeout', 'network'] },
  'answered in another type': { changing: ['done'], reading: ['done', 'protocol'] },
  'answered by a web page': { changing: ['protocol', 'done'], reading: ['protocol'] }
}

/** After this long nothing is read any more because the link has just opened, in ms. */
const SETTLED_MS = 5 * SECOND

/** A change whose answer is lost is not done where the body is the answer. */
const LOST = new Set([CUT_OFF, 'answered with 10 MB', TOO_SLOW])

function heard(
  fault: FaultRow,
  name: ServiceName,
  { answersIn, serviceExceptions }: ConformanceOptions
): readonly string[] {
  const own = HEARD[fault.name]
  const { changes } = serviceRequests[name]
  if (serviceExceptions?.unmoved?.[name]?.includes(fault.name) === true) return ['done']
  const isUnknown = answersIn === 'body' && changes && LOST.has(fault.name)
  if (own === undefined || isUnknown) return fault.says(answersIn, {})
  return changes ? own.changing : own.reading
}

type Sample = ServiceSamples[ServiceName]

async function ask<N extends ServiceName>(
  harness: ConnectorHarness,
  name: N,
  sample: Sample
): Promise<() => Promise<string>> {
  const input = await sample(harness)
  return async () => {
    try {
      await harness.ask(name, input as unknown as Omit<ServiceInput<N>, 'accountId'>) // the sample of this very name
      return 'done'
    } catch (error) {
      const { name: type, kind } = error as { name?: string; kind?: string }
      return type === 'CtiError' && kind !== undefined ? kind : String(error)
    }
  }
}

/** The requests that it takes when nothing is wrong; of a change those that change. */
async function taken(harness: ConnectorHarness, name: ServiceName, sample: Sample): Promise<string[]> {
  const seen = (): readonly SeenRequest[] => harness.front.requests()
  const send = await ask(harness, name, sample)
  const before = seen().length
  expect(await harness.passing(send())).toBe('done')
  const own = seen().slice(before)
  const struck = serviceRequests[name].changes ? own.filter(({ changes }) => changes) : own
  const [first] = struck.map(({ operation }) => operation)
  expect(first).toBeDefined()
  return first === undefined ? [] : [first]
}

async function under(
  harness: ConnectorHarness,
  name: ServiceName,
  sample: Sample,
  fault: FaultRow,
  operations: readonly string[],
  options: ConformanceOptions
): Promise<void> {
  const { changes } = serviceRequests[name]
  const send = await ask(harness, name, sample)
  const before = harness.front.requests().length
  const meanwhile = await fault.inject(harness, operations)
  const outcome = send()
  await meanwhile?.()
  const kind = await harness.passing(outcome)
  expect({ fault: fault.name, kind: heard(fault, name, options).includes(kind) ? 'heard' : kind }).toEqual({
    fault: fault.name,
    kind: 'heard'
  })
  const sent = harness.front
    .requests()
    .slice(before)
    .filter(({ operation }) => operations.includes(operation))
  if (changes) expect(new Set(sent.map(({ path }) => path)).size).toBe(sent.length)
  if (changes && options.serviceExceptions?.several?.includes(name) !== true) expect(sent.length).toBeLessThanOrEqual(1)
  if (fault.name !== REFUSED) expect(sent.length).toBeGreaterThan(0)
  harness.front.faults.clear()
  await harness.front.faults.accept()
  if (kind === 'auth') await harness.until(() => harness.recorded.state === 'signInAgain')
  await harness.recover()
}

/** Every service request a vendor has under every fault, one after the other on one account: heard rightly, changed at most once. */
export function serviceFaultCases(connectorTest: ConnectorTest, options: ConformanceOptions): void {
  for (const name of serviceNames) {
    const sample = options.samples?.[name]
    if (sample === undefined) continue
    connectorTest(`${name} under every fault`, [serviceRequests[name].needs], async (harness) => {
      await harness.goLive()
      await harness.advance(SETTLED_MS)
      const operations = await taken(harness, name, sample)
      for (const fault of faults) await under(harness, name, sample, fault, operations, options)
      await endsAsTheServer(harness)
    })
  }
}
