import { expect } from 'vitest'
import type { Capability } from '../../../src-preload/contract/capability.ts'
import type { CtiErrorKind } from '../../../src-preload/contract/error.ts'
import { MINUTE, SECOND } from '../../util/durations.ts'
import type { Command, Link } from '../connector.ts'
import type { Case, ConformanceOptions, FaultedCommand, Stage } from './stage.ts'
import { live } from './stage.ts'
import { endsAsTheServer } from './truth.ts'

/** A command the matrix plays. */
interface FaultedRow {
  readonly name: FaultedCommand
  readonly needs: readonly Capability[]
  /** Brings about what the command is for. */
  readonly prepare: (stage: Stage) => Promise<Command>
  /** Asked for again when its first answer was a conflict: it neither dials nor transfers. */
  readonly repeatable?: boolean
  /** What a 404 means; a call that is gone unless told otherwise. */
  readonly on404?: CtiErrorKind | 'done'
}

const other = '+493023125998'

/** Two calls of mine, the first of them held. */
async function twoCalls(stage: Stage): Promise<readonly [string, string]> {
  const first = await stage.talks()
  const second = await stage.talks(stage.outside(other))
  await stage.sees(first.vendorId, ({ state, allowed }) => state === 'held' && allowed.includes('swap'))
  return [first.vendorId, second.vendorId]
}

async function conferenceOf(stage: Stage): Promise<string> {
  const [otherVendorId, vendorId] = await twoCalls(stage)
  await stage.do({ type: 'addToConference', vendorId, otherVendorId })
  await stage.sees(vendorId, ({ conference, participants }) => conference && participants.length === 2)
  return vendorId
}

async function asked(stage: Stage): Promise<readonly [string, string]> {
  const { vendorId } = await stage.talks()
  await stage.do({ type: 'consult', vendorId, number: '201' })
  await stage.until(() => stage.picture.calls.size === 2)
  await stage.sees(vendorId, ({ state }) => state === 'held')
  const made = [...stage.picture.calls.keys()].find((id) => id !== vendorId) ?? ''
  await stage.pbx.extension('201').answers()
  await stage.sees(made, ({ state }) => state === 'connected')
  return [vendorId, made]
}

/** A row for a command that needs nothing but one call which is talked on, after `before`. */
const onCall = (
  name: FaultedCommand & Command['type'],
  needs: readonly Capability[],
  make: (vendorId: string) => Command,
  before?: (vendorId: string) => Command
): FaultedRow => ({
  name,
  needs,
  prepare: async (stage) => {
    const { vendorId, state, muted, recording } = await stage.talks()
    if (before !== undefined) {
      await stage.do(before(vendorId))
      const was = JSON.stringify([state, muted, recording])
      await stage.sees(vendorId, (call) => JSON.stringify([call.state, call.muted, call.recording]) !== was)
    }
    return make(vendorId)
  }
})

/** The same with a recording. */
const onRecording = (mode: 'onDemand' | 'startStop', row: FaultedRow): FaultedRow => ({
  ...row,
  prepare: (stage) => {
    stage.me.recordingMode = mode
    return row.prepare(stage)
  }
})

const bare =
  (type: 'hangUp' | 'hold' | 'resume' | 'mute' | 'unmute' | 'park') =>
  (vendorId: string): Command => ({ type, vendorId })

const recording =
  (
    type:
      'startRecording' | 'stopRecording' | 'saveRecording' | 'discardRecording' | 'pauseRecording' | 'resumeRecording'
  ) =>
  (vendorId: string): Command => ({ type, vendorId })

const callRows: readonly FaultedRow[] = [
  {
    name: 'dial',
    needs: ['dial'],
    prepare: () => Promise.resolve({ type: 'dial', number: '201', deviceId: undefined }),
    on404: 'unsupported'
  },
  {
    name: 'answer',
    needs: ['callControl'],
    prepare: async (stage) => ({ type: 'answer', vendorId: (await stage.rings()).vendorId, deviceId: undefined })
  },
  {
    name: 'answerWaiting',
    needs: ['callControl', 'swap'],
    prepare: async (stage) => {
      await stage.talks()
      return { type: 'answer', vendorId: (await stage.rings(stage.outside(other))).vendorId, deviceId: undefined }
    }
  },
  {
    name: 'reject',
    needs: ['callControl'],
    prepare: async (stage) => ({ type: 'reject', vendorId: (await stage.rings()).vendorId }),
    on404: 'done'
  },
  { ...onCall('hangUp', ['callControl'], bare('hangUp')), on404: 'done' },
  onCall('hold', ['callControl'], bare('hold')),
  onCall('resume', ['callControl'], bare('resume'), bare('hold')),
  { ...onCall('mute', ['mute'], bare('mute')), repeatable: true },
  { ...onCall('unmute', ['mute'], bare('unmute'), bare('mute')), repeatable: true },
  onCall('park', ['park'], bare('park')),
  onCall('dtmf', ['dtmf'], (vendorId) => ({ type: 'dtmf', vendorId, digits: '12#' })),
  onCall('blindTransfer', ['blindTransfer'], (vendorId) => ({ type: 'blindTransfer', vendorId, number: '201' })),
  onCall('consult', ['consultation'], (vendorId) => ({ type: 'consult', vendorId, number: '201' }))
]

const joiningRows: readonly FaultedRow[] = [
  {
    name: 'swap',
    needs: ['swap'],
    prepare: async (stage) => {
      const [otherVendorId, vendorId] = await twoCalls(stage)
      return { type: 'swap', vendorId, otherVendorId }
    }
  },
  {
    name: 'completeTransfer',
    needs: ['consultation', 'attendedTransfer'],
    prepare: async (stage) => {
      const [vendorId, otherVendorId] = await asked(stage)
      return { type: 'completeTransfer', vendorId, otherVendorId, waitForAnswer: false }
    }
  },
  {
    name: 'addToConference',
    needs: ['conference'],
    prepare: async (stage) => {
      const [otherVendorId, vendorId] = await twoCalls(stage)
      return { type: 'addToConference', vendorId, otherVendorId }
    }
  },
  {
    name: 'removeParticipant',
    needs: ['conference'],
    prepare: async (stage) => {
      const vendorId = await conferenceOf(stage)
      const participantId = stage.picture.calls.get(vendorId)?.participants[0]?.id ?? ''
      return { type: 'removeParticipant', vendorId, participantId }
    }
  },
  {
    name: 'leaveConference',
    needs: ['conference'],
    prepare: async (stage) => ({ type: 'leaveConference', vendorId: await conferenceOf(stage) })
  },
  {
    name: 'move',
    needs: ['moveCall', 'devices'],
    prepare: async (stage) => {
      const { vendorId, deviceIds } = await stage.talks()
      await stage.do({ type: 'hold', vendorId })
      await stage.sees(vendorId, ({ allowed }) => allowed.includes('move'))
      const target = stage.picture.devices.find(({ id, active }) => active && !deviceIds.includes(id))
      return { type: 'move', vendorId, deviceId: target?.id ?? '' }
    }
  },
  {
    name: 'pickUp',
    needs: ['pickUp'],
    prepare: async (stage) => {
      const anna = stage.pbx.extension('201')
      await stage.outside().dials(anna)
      return { type: 'pickUp', pickupId: await stage.front.pickupIdAt(anna), deviceId: undefined }
    },
    on404: 'unsupported'
  }
]

const recordingRows: readonly FaultedRow[] = [
  onRecording('startStop', onCall('startRecording', ['recordStartStop'], recording('startRecording'))),
  onRecording(
    'startStop',
    onCall('stopRecording', ['recordStartStop'], recording('stopRecording'), recording('startRecording'))
  ),
  onRecording('onDemand', {
    ...onCall('saveRecording', ['recordOnDemand'], recording('saveRecording')),
    repeatable: true
  }),
  onRecording(
    'onDemand',
    onCall('discardRecording', ['recordOnDemand'], recording('discardRecording'), recording('saveRecording'))
  ),
  onRecording('onDemand', onCall('pauseRecording', ['recordOnDemand'], recording('pauseRecording'))),
  onRecording(
    'onDemand',
    onCall('resumeRecording', ['recordOnDemand'], recording('resumeRecording'), recording('pauseRecording'))
  )
]

const personRows: readonly FaultedRow[] = [
  {
    name: 'applyShortcut',
    needs: ['presenceShortcuts'],
    prepare: (stage) => {
      const shortcut = stage.picture.shortcuts.find(({ duration, available }) => duration === 'minutes' && !available)
      if (shortcut === undefined) throw new Error('the office data has no such shortcut')
      return Promise.resolve({ type: 'applyShortcut', shortcut, until: undefined })
    },
    on404: 'unsupported'
  },
  {
    name: 'setActivity',
    needs: ['presence'],
    prepare: (stage) => {
      const activityId = stage.picture.activities.find(({ id }) => id !== stage.picture.presence?.activityId)?.id ?? ''
      return Promise.resolve({ type: 'setActivity', activityId })
    },
    on404: 'unsupported'
  },
  {
    name: 'setQueueSignedIn',
    needs: ['queueSignIn'],
    prepare: (stage) => {
      const { vendorId, signedIn } = [...stage.picture.queues.values()][0] ?? { vendorId: '', signedIn: false }
      return Promise.resolve({ type: 'setQueueSignedIn', vendorId, signedIn: !signedIn })
    },
    on404: 'unsupported'
  }
]

const rows = [...callRows, ...joiningRows, ...recordingRows, ...personRows]

/** A fault and what the user hears of it. */
interface FaultRow {
  readonly name: string
  /** Starts the fault; what it answers is called while the command is under way. */
  readonly strike: (stage: Stage, operations: readonly string[]) => void | Promise<void> | (() => Promise<void>)
  readonly says: CtiErrorKind | 'done' | ((row: FaultedRow) => CtiErrorKind | 'done')
  readonly retryAfterMs?: number
}

const each =
  (strike: (stage: Stage, operation: string) => void): FaultRow['strike'] =>
  (stage, operations) => {
    for (const operation of operations) strike(stage, operation)
  }

const status = (code: number, says: FaultRow['says'], retryAfter?: number): FaultRow => ({
  name: `answered with ${String(code)}`,
  strike: each(({ front }, operation) =>
    front.faults.reply(code, { operation, ...(retryAfter === undefined ? {} : { retryAfter }) })
  ),
  says,
  ...(retryAfter === undefined ? {} : { retryAfterMs: retryAfter * SECOND })
})

const sum = ({ front }: Stage, operations: readonly string[]): number =>
  operations.reduce((total, operation) => total + front.count(operation), 0)

/** The body takes longer than anybody waits. */
function answerSlowly(stage: Stage, operations: readonly string[]): () => Promise<void> {
  const before = sum(stage, operations)
  for (const operation of operations) stage.front.faults.slowBody(3 * SECOND, { operation })
  return async () => {
    await stage.until(() => sum(stage, operations) > before)
    await stage.advance(12 * SECOND)
  }
}

/** The request has arrived and nothing was done yet when the connection breaks. */
function dropBeforeActing(stage: Stage, operations: readonly string[]): () => Promise<void> {
  const { faults } = stage.front
  const before = sum(stage, operations)
  for (const operation of operations) {
    faults.reply(500, { operation })
    faults.delay(MINUTE, { operation })
  }
  return async () => {
    await stage.until(() => sum(stage, operations) > before)
    faults.dropConnections()
  }
}

const REFUSED = 'refused a connection'

const faults: readonly FaultRow[] = [
  { name: REFUSED, strike: ({ front }) => front.faults.refuse(), says: 'network' },
  { name: 'dropped before the server acted', strike: dropBeforeActing, says: 'network' },
  {
    name: 'dropped after the server acted',
    strike: each(({ front }, operation) => front.faults.dropAfterActing(operation)),
    says: 'network'
  },
  status(401, 'auth'),
  status(403, 'permission'),
  status(404, ({ on404 = 'notFound' }) => on404),
  status(409, 'conflict'),
  status(429, 'rateLimited', 7),
  status(500, 'network'),
  status(503, 'rateLimited'),
  {
    name: 'answered with a body that is cut off',
    strike: each(({ front }, operation) => front.faults.cutOffJson({ operation })),
    says: 'done'
  },
  {
    name: 'answered with 10 MB',
    strike: each(({ front }, operation) => front.faults.oversizedBody(10_000_000, { operation })),
    says: 'done'
  },
  {
    name: 'answered too slowly',
    strike: answerSlowly,
    says: 'done'
  },
  {
    name: 'answered in another type',
    strike: each(({ front }, operation) => front.faults.wrongContentType('text/plain', { operation })),
    says: 'done'
  },
  {
    name: 'answered by a web page',
    strike: each(({ front }, operation) => front.faults.htmlBody({ operation })),
    says: 'protocol'
  }
]

interface Outcome {
  readonly kind: string
  readonly retryAfterMs: number | undefined
}

async function outcomeOf(link: Link, command: Command): Promise<Outcome> {
  try {
    await link.execute(command, live)
    return { kind: 'done', retryAfterMs: undefined }
  } catch (error) {
    const { name, kind, retryAfterMs } = error as { name?: string; kind?: string; retryAfterMs?: number }
    return { kind: name === 'CtiError' && kind !== undefined ? kind : String(error), retryAfterMs }
  }
}

async function play(stage: Stage, row: FaultedRow, fault: FaultRow, operations: readonly string[]): Promise<void> {
  await stage.goLive()
  const command = await row.prepare(stage)
  const link = stage.picture.current
  if (link === undefined) throw new Error('there is no link')
  const asked = (): number[] => operations.map((operation) => stage.front.count(operation))
  const before = asked()
  const meanwhile = await fault.strike(stage, operations)
  const outcome = outcomeOf(link, command)
  await meanwhile?.()
  const { kind, retryAfterMs } = await stage.passing(outcome)
  expect(kind).toBe(typeof fault.says === 'function' ? fault.says(row) : fault.says)
  if (fault.retryAfterMs !== undefined) expect(retryAfterMs).toBe(fault.retryAfterMs)
  stage.front.faults.clear()
  await stage.front.faults.accept()
  await endsAsTheServer(stage)
  const sent = Math.max(...asked().map((count, index) => count - (before[index] ?? 0)))
  expect(sent).toBeLessThanOrEqual(row.repeatable === true && kind === 'conflict' ? 2 : 1)
  if (fault.name !== REFUSED) expect(sent).toBeGreaterThan(0)
}

/** Every command under every fault: what the user hears is right, it was sent once, and the end is the server's (trust R6). */
export function commandFaultCases(one: Case, { faultTargets }: ConformanceOptions): void {
  for (const row of rows) {
    const operations = faultTargets?.commands[row.name]
    if (operations === undefined) continue
    for (const fault of faults) {
      one(`${row.name}, ${fault.name}`, row.needs, (stage) => play(stage, row, fault, operations))
    }
  }
}
