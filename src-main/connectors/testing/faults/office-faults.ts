import { expect } from 'vitest'
import { officeNames, officeRequests } from '../../../../src-preload/contract/office/office.ts'
import type { OfficeInput, OfficeName } from '../../../../src-preload/contract/office/office.ts'
import { SECOND } from '../../../util/durations.ts'
import { REFUSED, faults } from './faults.ts'
import type { FaultRow } from './faults.ts'
import { officeSamples } from '../samples/office-samples.ts'
import type { SeenRequest } from '../front.ts'
import type { Case, Stage } from '../stage.ts'
import { endsAsTheServer } from '../truth.ts'

const CUT_OFF = 'answered with a body that is cut off'
const TOO_SLOW = 'answered too slowly'

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

/** Changes that are several requests, each about another thing. */
const SEVERAL: ReadonlySet<OfficeName> = new Set(['presence.orderShortcuts'])

const FORBIDDEN = 'answered with 403'

/** Readings that a fault does not stop: one has no body to cut off or to wait for, others have two sources for numbers. */
const UNMOVED: Partial<Readonly<Record<OfficeName, readonly string[]>>> = {
  'contact.isFavourite': [CUT_OFF, TOO_SLOW],
  'mobile.numbers': [FORBIDDEN],
  'mobile.settings': [FORBIDDEN]
}

/** After this long nothing is read any more because the link has just opened, in ms. */
const SETTLED_MS = 5 * SECOND

function heard(fault: FaultRow, name: OfficeName): readonly string[] {
  const own = HEARD[fault.name]
  if (UNMOVED[name]?.includes(fault.name) === true) return ['done']
  if (own !== undefined) return officeRequests[name].changes ? own.changing : own.reading
  return typeof fault.says === 'function' ? [] : [fault.says]
}

async function ask<N extends OfficeName>(stage: Stage, name: N): Promise<() => Promise<string>> {
  const input = await officeSamples[name](stage)
  return async () => {
    try {
      await stage.ask(name, input as Omit<OfficeInput<N>, 'accountId'>) // the sample of this very name
      return 'done'
    } catch (error) {
      const { name: type, kind } = error as { name?: string; kind?: string }
      return type === 'CtiError' && kind !== undefined ? kind : String(error)
    }
  }
}

/** The requests that it takes when nothing is wrong; of a change those that change. */
async function taken(stage: Stage, name: OfficeName, seen: () => readonly SeenRequest[]): Promise<string[]> {
  const send = await ask(stage, name)
  const before = seen().length
  expect(await stage.passing(send())).toBe('done')
  const own = seen().slice(before)
  const struck = officeRequests[name].changes ? own.filter(({ changes }) => changes) : own
  const [first] = struck.map(({ operation }) => operation)
  expect(first).toBeDefined()
  return first === undefined ? [] : [first]
}

async function under(stage: Stage, name: OfficeName, fault: FaultRow, operations: readonly string[]): Promise<void> {
  const { changes } = officeRequests[name]
  const send = await ask(stage, name)
  const before = stage.front.requests().length
  const meanwhile = await fault.strike(stage, operations)
  const outcome = send()
  await meanwhile?.()
  const kind = await stage.passing(outcome)
  expect({ fault: fault.name, kind: heard(fault, name).includes(kind) ? 'heard' : kind }).toEqual({
    fault: fault.name,
    kind: 'heard'
  })
  const sent = stage.front
    .requests()
    .slice(before)
    .filter(({ operation }) => operations.includes(operation))
  if (changes) expect(new Set(sent.map(({ path }) => path)).size).toBe(sent.length)
  if (changes && !SEVERAL.has(name)) expect(sent.length).toBeLessThanOrEqual(1)
  if (fault.name !== REFUSED) expect(sent.length).toBeGreaterThan(0)
  stage.front.faults.clear()
  await stage.front.faults.accept()
  if (kind === 'auth') await stage.until(() => stage.picture.state === 'signInAgain')
  await stage.livesAgain()
}

/** Every office request under every fault, one after the other on one account: heard rightly, changed at most once. */
export function officeFaultCases(one: Case): void {
  for (const name of officeNames) {
    one(`${name} under every fault`, [officeRequests[name].needs], async (stage) => {
      await stage.goLive()
      await stage.advance(SETTLED_MS)
      const seen = (): readonly SeenRequest[] => stage.front.requests()
      const operations = await taken(stage, name, seen)
      for (const fault of faults) await under(stage, name, fault, operations)
      await endsAsTheServer(stage)
    })
  }
}
