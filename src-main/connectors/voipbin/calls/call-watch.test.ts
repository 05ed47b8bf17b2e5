import { afterEach, beforeEach, expect, it } from 'vitest'
import { voipbinForEachCase } from '../../../simulator/testing/voipbin-platform.ts'
import { MINUTE, SECOND } from '../../../util/durations.ts'
import { Directory } from '../directory.ts'
import { RungTeams } from '../groupcalls/rung-teams.ts'
import { contextOn } from '../testing/context.ts'
import { CallWatch } from './call-watch.ts'
import { Consultations } from './consultations.ts'
import { DialledCalls } from './dialled-calls.ts'
import type { Leg } from './leg.ts'

const platform = voipbinForEachCase()
let life: AbortController
beforeEach(() => (life = new AbortController()))
afterEach(() => life.abort(new DOMException('over', 'AbortError')))

const somebody = { type: 'tel', target: '+493023125123', targetName: '', name: '', detail: '' }

it.each([
  ['is not told', undefined],
  ['is ahead of the clock here', MINUTE]
])('the time of a call counts from the first sight where its answer %s', async (_, aheadMs) => {
  const context = contextOn(platform, { signal: life.signal })
  const { clock, self } = context
  const memory = {
    ...{ dialled: new DialledCalls(clock), consultations: new Consultations(), teams: new RungTeams() },
    ...{ shownIds: new Map<string, true>(), heldIds: new Set<string>() }
  }
  const calls = new CallWatch({
    ...{ context, memory, directory: new Directory(), named: (party) => party, changed: () => undefined }
  })
  const at = clock.now()
  const answeredAt = aheadMs === undefined ? undefined : at + aheadMs
  const own: Leg = {
    ...{ id: 'own', ownerId: self.agentId, status: 'progressing', direction: 'incoming' },
    ...{ source: somebody, destination: somebody, masterCallId: undefined, chainedCallIds: [] },
    ...{ recordingId: undefined, recordingIds: [], muted: '', hangupReason: '' },
    ...{ createdAt: at, answeredAt, endedAt: undefined, updatedAt: at, deletedAt: undefined }
  }
  calls.takeLeg(own)
  const told = () => context.events.filter(({ type }) => type === 'callUpdated')
  expect(told()).toMatchObject([{ call: { vendorId: 'own', state: 'connected', connectedAt: at } }])
  await platform.clock.advance(SECOND / 2)
  calls.takeLeg({ ...own, id: 'of somebody else', ownerId: 'x' })
  expect(told()).toHaveLength(1)
})
