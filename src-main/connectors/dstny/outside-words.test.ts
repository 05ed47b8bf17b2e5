import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { call as callSchema } from '../../../src-preload/contract/call.ts'
import { serviceRequests } from '../../../src-preload/contract/services/services.ts'
import { CtiError } from '../../util/errors.ts'
import type { DstnyServiceName } from './services/services.ts'
import { serviceSamples } from './testing/service-samples/service-samples.ts'
import { ConnectorHarness, live } from '../testing/connector-harness.ts'
import { dstnyError } from './errors.ts'
import { ResponseRecorder } from './testing/response-recorder.ts'
import { conformanceOptions } from './testing/conformance-options.ts'

/** The words every object literal seems to have. */
const inherited = Object.getOwnPropertyNames(Object.prototype)
const inheritedValues: ReadonlySet<unknown> = new Set([
  Object.prototype,
  ...inherited.map((name): unknown => Reflect.get({}, name))
])
/** A word like them that tells where it is looked up. */
const TRAP = 'ringsideTrap'

/** Where an object was asked for the trap, as a line of the program. */
const lookups = new Set<string>()

let recorder: ResponseRecorder
let harness: ConnectorHarness

const openHarness = async (): Promise<void> => {
  lookups.clear()
  Object.defineProperty(Object.prototype, TRAP, {
    configurable: true,
    get: () => void lookups.add(/^.*src-main(?!.*outside-words).*$/m.exec(new Error().stack ?? '')?.[0].trim() ?? '')
  })
  recorder = new ResponseRecorder()
  harness = await ConnectorHarness.open(conformanceOptions)
  await harness.goLive()
}
const closeHarness = async (): Promise<void> => {
  Reflect.deleteProperty(Object.prototype, TRAP)
  recorder[Symbol.dispose]()
  await harness[Symbol.asyncDispose]()
}

/** Whether something of `Object.prototype` has come into a value. */
function holdsInherited(value: unknown): boolean {
  if (typeof value === 'function' || inheritedValues.has(value)) return true
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return false
  return Object.values(value).some(holdsInherited)
}

/** What a request made of the answer: what it gave, or words for the user. */
async function outcomeOf(work: Promise<unknown>): Promise<unknown> {
  try {
    return await work
  } catch (error) {
    if (error instanceof CtiError) return { userMessage: error.userMessage }
    throw error
  }
}

/** The trap, which finds every lookup, and one inherited word after the other. */
const wordsAt = (index: number): readonly string[] => [TRAP, inherited[index % inherited.length] ?? TRAP]

/** Every text of every recorded answer in turn, as the trap and as inherited words. */
async function forEachWord(
  work: () => Promise<unknown>,
  check: (outcome: unknown, place: string) => void
): Promise<void> {
  for (const [index, place] of recorder.places.entries()) {
    for (const word of wordsAt(index)) {
      const outcome = await recorder.replay(place, word, () => outcomeOf(work()))
      const where = `${[place.id, ...place.path].join('.')} = ${word}`
      expect([where, holdsInherited(outcome)]).toEqual([where, false])
      check(outcome, where)
    }
  }
  expect([...lookups]).toEqual([])
}

describe('a word of the wire that objects inherit', () => {
  beforeEach(openHarness)
  afterEach(closeHarness)

  it('means nothing in what a link reads first', async () => {
    await harness.talks()
    await harness.rings(harness.outside('+493023125998'))
    const open = async (): Promise<unknown> => {
      await using link = await harness.connector.open(harness.credentials, live)
      return await link.snapshot(live)
    }
    await recorder.record(open)
    expect(recorder.places.length).toBeGreaterThan(50)
    await forEachWord(open, (events, place) => {
      const calls = Array.isArray(events) ? events.filter(isCallSeen) : []
      for (const { call } of calls) {
        const { vendorId: id, ...rest } = call
        expect([place, callSchema.safeParse({ ...rest, id, accountId: 'a' }).error]).toEqual([place, undefined])
      }
    })
  })

  const names = Object.keys(serviceSamples) as DstnyServiceName[] // Object.keys forgets the literal keys
  it.each(names)('means nothing in the answers to %s', async (name) => {
    const input = await serviceSamples[name](harness)
    const ask = (): Promise<unknown> => harness.ask(name, input as never) // the sample of this very name
    await recorder.record(ask)
    await forEachWord(ask, (outcome, place) => {
      const isFailure = typeof outcome === 'object' && outcome !== null && 'userMessage' in outcome
      const problem = isFailure ? undefined : serviceRequests[name].output.safeParse(outcome).error
      expect([place, problem]).toEqual([place, undefined])
    })
  })
})

const isCallSeen = (event: unknown): event is { readonly call: { readonly vendorId: string } } =>
  typeof event === 'object' && event !== null && 'call' in event

it.each(inherited)('%s is no code of an error', (code) => {
  for (const status of [400, 401, 403, 404, 409, 429, 500]) {
    const error = dstnyError({ status, body: { field: [{ code }] }, host: 'pbx.example.org', aboutCall: false })
    expect(error.userMessage).toEqual(expect.any(String))
  }
})
