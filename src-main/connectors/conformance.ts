import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { callbackFaultCases } from './testing/faults/callback-faults.ts'
import { callCases } from './testing/cases/call-cases.ts'
import { controlCases, dialKindCases, recordingCases } from './testing/cases/control-cases.ts'
import { domainCases, signInCases } from './testing/cases/domain-cases.ts'
import { faultCases, lossCases } from './testing/cases/fault-cases.ts'
import { commandFaultCases } from './testing/faults/fault-matrix.ts'
import { streamFaultCases } from './testing/faults/stream-faults.ts'
import { pollCases } from './testing/cases/poll-cases.ts'
import { ringGroupCases } from './testing/cases/ring-group-cases.ts'
import { recordCases } from './testing/cases/record-cases.ts'
import { socketCases } from './testing/cases/socket-cases.ts'
import { secretCases } from './testing/cases/secret-cases.ts'
import { serviceCases } from './testing/cases/service-cases.ts'
import { serviceFaultCases } from './testing/faults/service-faults.ts'
import { transferCases } from './testing/cases/transfer-cases.ts'
import { ConnectorHarness } from './testing/connector-harness.ts'
import type { ConformanceOptions } from './testing/options.ts'
import type { ConnectorTest } from './testing/connector-harness.ts'

/** Longest case, in real ms: a reading under every fault is repeated under most of them. */
const CASE_MS = 30_000

/**
 * Registers the suite that defines what a connector is: every vendor passes it against the simulator's front of its own
 * protocol. A case that needs a capability the vendor lacks does not run; one the front cannot serve yet is pending, and
 * fails as soon as it can.
 */
export function conformance(options: ConformanceOptions): void {
  suite(`${options.name} passes the suite of connectors`, options, (one) => {
    signInCases(one, options)
    callCases(one)
    transferCases(one)
    controlCases(one)
    ringGroupCases(one)
    recordingCases(one)
    dialKindCases(one)
    domainCases(one)
    if (options.newsBy !== 'posts') {
      serviceCases(one) // how calls are told of makes no difference to it
      options.ownCases?.(one)
    }
    lossCases(one, options)
    secretCases(one, options)
    if (options.newsBy === 'polls') pollCases(one, options)
    if (options.newsBy === 'socket') socketCases(one, options)
    if (options.newsBy === 'nothing') recordCases(one)
    faultCases(one, options)
  })
}

/** The second part: every command and every stream under every fault. */
export function faultConformance(options: ConformanceOptions): void {
  suite(`${options.name} is right under every fault`, options, (one) => {
    commandFaultCases(one, options)
    streamFaultCases(one, options)
    callbackFaultCases(one, options)
  })
}

/** The third: everything that can be asked beside calls, under every fault. */
export function serviceFaultConformance(options: ConformanceOptions): void {
  suite(`${options.name} answers rightly under every fault`, options, (one) => serviceFaultCases(one, options))
}

function suite(title: string, options: ConformanceOptions, register: (connectorTest: ConnectorTest) => void): void {
  describe(title, () => {
    const { pending = [] } = options
    const names: string[] = []
    let harness: ConnectorHarness
    beforeEach(async () => void (harness = await ConnectorHarness.open(options)))
    afterEach(() => harness[Symbol.asyncDispose]())
    const connectorTest: ConnectorTest = (name, needs, play) => {
      names.push(name)
      if (!needs.every((capability) => options.capabilities.includes(capability))) return
      if (pending.includes(name)) it.fails(`pending, the front cannot do it yet: ${name}`, () => play(harness))
      else it(name, () => play(harness), CASE_MS)
    }
    register(connectorTest)
    it('has no pending case that does not exist', () => {
      expect(pending.filter((name) => !names.includes(name))).toEqual([])
    })
  })
}
