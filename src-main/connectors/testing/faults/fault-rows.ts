import type { Capability } from '../../../../src-preload/contract/capability.ts'
import type { CtiErrorKind } from '../../../../src-preload/contract/error.ts'
import { defined } from '../../../util/defined.ts'
import type { Command } from '../../commands.ts'
import type { ReportedCall } from '../../events.ts'
import type { FaultedCommand } from '../options.ts'
import type { ConnectorHarness } from '../connector-harness.ts'

/** A command the matrix plays. */
export interface FaultedRow {
  readonly name: FaultedCommand
  readonly needs: readonly Capability[]
  /** Brings about what the command is for. */
  readonly prepare: (harness: ConnectorHarness) => Promise<Command>
  /** Asked for again when its first answer was a conflict: it neither dials nor transfers. */
  readonly repeatable?: boolean
  /** What a 404 means; a call that is gone unless told otherwise. */
  readonly on404?: CtiErrorKind | 'done'
}

const other = '+493023125998'

const answer = ({ vendorId, answerDeviceIds }: ReportedCall): Command => ({
  type: 'answer',
  vendorId,
  deviceId: answerDeviceIds[0]
})

/** Two calls of mine, the first of them held. */
async function twoCalls(harness: ConnectorHarness): Promise<readonly [string, string]> {
  const first = await harness.talks()
  const second = await harness.talks(harness.outside(other))
  await harness.sees(first.vendorId, ({ state, allowed }) => state === 'held' && allowed.includes('swap'))
  return [first.vendorId, second.vendorId]
}

async function conferenceOf(harness: ConnectorHarness): Promise<string> {
  const [otherVendorId, vendorId] = await twoCalls(harness)
  await harness.do({ type: 'addToConference', vendorId, otherVendorId })
  await harness.sees(vendorId, ({ conference, participants }) => conference && participants.length === 2)
  return vendorId
}

async function asked(harness: ConnectorHarness): Promise<readonly [string, string]> {
  const { vendorId } = await harness.talks()
  await harness.do({ type: 'consult', vendorId, number: '201' })
  await harness.until(() => harness.recorded.calls.size === 2)
  await harness.sees(vendorId, ({ state }) => state === 'held')
  const made = [...harness.recorded.calls.keys()].find((id) => id !== vendorId) ?? ''
  await harness.colleague.answers()
  await harness.sees(made, ({ state }) => state === 'connected')
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
  prepare: async (harness) => {
    const { vendorId, state, muted, recording } = await harness.talks()
    if (before !== undefined) {
      await harness.do(before(vendorId))
      const was = JSON.stringify([state, muted, recording])
      await harness.sees(vendorId, (call) => JSON.stringify([call.state, call.muted, call.recording]) !== was)
    }
    return make(vendorId)
  }
})

/** The same with a recording. */
const onRecording = (mode: 'onDemand' | 'startStop', row: FaultedRow): FaultedRow => ({
  ...row,
  prepare: (harness) => {
    harness.me.recordingMode = mode
    return row.prepare(harness)
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
    name: 'callBack',
    needs: ['callbackDial'],
    prepare: () => Promise.resolve({ type: 'callBack', number: '201', answerPlaceId: undefined }),
    on404: 'unsupported'
  },
  {
    name: 'answer',
    needs: ['answer'],
    prepare: async (harness) => answer(await harness.rings())
  },
  {
    name: 'answerWaiting',
    needs: ['answer', 'swap'],
    prepare: async (harness) => {
      await harness.talks()
      return answer(await harness.rings(harness.outside(other)))
    }
  },
  {
    name: 'reject',
    needs: ['hangUp'],
    prepare: async (harness) => ({ type: 'reject', vendorId: (await harness.rings()).vendorId }),
    on404: 'done'
  },
  { ...onCall('hangUp', ['hangUp'], bare('hangUp')), on404: 'done' },
  onCall('hold', ['hold'], bare('hold')),
  onCall('resume', ['hold'], bare('resume'), bare('hold')),
  { ...onCall('mute', ['mute'], bare('mute')), repeatable: true },
  { ...onCall('unmute', ['mute'], bare('unmute'), bare('mute')), repeatable: true },
  onCall('park', ['park'], bare('park')),
  onCall('dtmf', ['dtmf'], (vendorId) => ({ type: 'dtmf', vendorId, digits: '12#' })),
  onCall('blindTransfer', ['blindTransfer'], (vendorId) => ({ type: 'blindTransfer', vendorId, number: '201' })),
  onCall('consult', ['consultation'], (vendorId) => ({ type: 'consult', vendorId, number: '201' }))
]

const cancelling = (name: 'cancelConsultation' | 'cancelConsultationThenResume'): FaultedRow => ({
  name,
  needs: ['consultation', 'cancelConsultation'],
  prepare: async (harness) => {
    const [otherVendorId, vendorId] = await asked(harness)
    return { type: 'cancelConsultation', vendorId, otherVendorId }
  }
})

const joiningRows: readonly FaultedRow[] = [
  {
    name: 'swap',
    needs: ['swap'],
    prepare: async (harness) => {
      const [otherVendorId, vendorId] = await twoCalls(harness)
      return { type: 'swap', vendorId, otherVendorId }
    }
  },
  {
    name: 'completeTransfer',
    needs: ['consultation', 'attendedTransfer'],
    prepare: async (harness) => {
      const [vendorId, otherVendorId] = await asked(harness)
      return { type: 'completeTransfer', vendorId, otherVendorId, waitForAnswer: false }
    }
  },
  { ...cancelling('cancelConsultation'), on404: 'done' },
  cancelling('cancelConsultationThenResume'),
  {
    name: 'addToConference',
    needs: ['conference'],
    prepare: async (harness) => {
      const [otherVendorId, vendorId] = await twoCalls(harness)
      return { type: 'addToConference', vendorId, otherVendorId }
    }
  },
  {
    name: 'removeParticipant',
    needs: ['conference', 'removeParticipant'],
    prepare: async (harness) => {
      const vendorId = await conferenceOf(harness)
      const participantId = harness.recorded.calls.get(vendorId)?.participants[0]?.id ?? ''
      return { type: 'removeParticipant', vendorId, participantId }
    }
  },
  {
    name: 'leaveConference',
    needs: ['conference', 'leaveConference'],
    prepare: async (harness) => ({ type: 'leaveConference', vendorId: await conferenceOf(harness) })
  },
  {
    name: 'move',
    needs: ['moveCall', 'devices'],
    prepare: async (harness) => {
      const { vendorId, deviceIds } = await harness.talks()
      await harness.do({ type: 'hold', vendorId })
      await harness.sees(vendorId, ({ allowed }) => allowed.includes('move'))
      const target = harness.recorded.devices.find(({ id, active }) => active && !deviceIds.includes(id))
      return { type: 'move', vendorId, deviceId: target?.id ?? '' }
    }
  },
  {
    name: 'pickUp',
    needs: ['pickUp'],
    prepare: async (harness) => {
      const anna = harness.colleague
      await harness.outside().dials(anna)
      return { type: 'pickUp', pickupId: await harness.pickupIdAt(anna), deviceId: undefined }
    },
    on404: 'unsupported'
  },
  {
    name: 'pickUpAnyCall',
    needs: ['pickUpAnyCall'],
    prepare: async (harness) => {
      const anna = harness.colleague
      await harness.outside().dials(anna)
      return { type: 'pickUpAnyCall', systemCallId: anna.legIn().id, deviceId: undefined }
    }
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
  onRecording('onDemand', onCall('pauseRecording', ['pauseRecording'], recording('pauseRecording'))),
  onRecording(
    'onDemand',
    onCall('resumeRecording', ['pauseRecording'], recording('resumeRecording'), recording('pauseRecording'))
  )
]

const groupRows: readonly FaultedRow[] = [
  {
    name: 'ringGroup',
    needs: ['ringGroup'],
    prepare: (harness) => Promise.resolve({ type: 'ringGroup', first: { vendorId: harness.ringGroup.vendorId } }),
    on404: 'unsupported'
  },
  {
    name: 'ringPeople',
    needs: ['ringPeople'],
    prepare: (harness) => {
      const contactIds = [harness.colleague, harness.pbx.extension('202')].map((who) => harness.contactIdOf(who))
      return Promise.resolve({ type: 'ringGroup', first: { contactIds, how: 'all' } })
    },
    on404: 'unsupported'
  }
]

const personRows: readonly FaultedRow[] = [
  {
    name: 'applyShortcut',
    needs: ['presenceShortcuts'],
    prepare: (harness) => {
      const shortcut = harness.recorded.shortcuts.find(
        ({ duration, available }) => duration === 'minutes' && !available
      )
      if (shortcut === undefined) throw new Error('the company data has no such shortcut')
      return Promise.resolve({ type: 'applyShortcut', shortcut, until: undefined })
    },
    on404: 'unsupported'
  },
  {
    name: 'setActivity',
    needs: ['presence'],
    prepare: (harness) => {
      const activityId =
        harness.recorded.activities.find(({ id }) => id !== harness.recorded.presence?.activityId)?.id ?? ''
      return Promise.resolve({ type: 'setActivity', activityId })
    },
    on404: 'unsupported'
  },
  {
    name: 'setQueueSignedIn',
    needs: ['queueSignIn'],
    prepare: (harness) => {
      const { vendorId, signedIn } = [...harness.recorded.queues.values()][0] ?? { vendorId: '', signedIn: false }
      return Promise.resolve({ type: 'setQueueSignedIn', vendorId, signedIn: !signedIn })
    },
    on404: 'unsupported'
  },
  {
    name: 'setQueuePaused',
    needs: ['queueSignIn', 'queuePause'],
    prepare: async (harness) => {
      const [vendorId = ''] = [...harness.recorded.queues.keys()]
      await harness.do({ type: 'setQueueSignedIn', vendorId, signedIn: true })
      await harness.until(() => harness.recorded.queues.get(vendorId)?.signedIn === true)
      const { pauseReasons: [reason] = [] } = harness.recorded.facts
      return { type: 'setQueuePaused', vendorId, paused: true, ...defined({ reason }) }
    },
    on404: 'unsupported'
  },
  {
    name: 'setDnd',
    needs: ['dnd'],
    prepare: (harness) => Promise.resolve({ type: 'setDnd', on: harness.recorded.facts.dnd !== true }),
    on404: 'unsupported'
  }
]

/** Every command, with what it takes to ask for it. */
export const commandRows: readonly FaultedRow[] = [
  ...callRows,
  ...joiningRows,
  ...recordingRows,
  ...groupRows,
  ...personRows
]
