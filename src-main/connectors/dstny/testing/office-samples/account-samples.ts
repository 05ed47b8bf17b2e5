import { cancelMobileTransfer, mobileTransferOf } from '../../../../simulator/features/mobile-transfers.ts'
import { DAY, HOUR } from '../../../../util/durations.ts'
import { tomorrow } from '../cases/meeting-cases.ts'
import type { OfficeSamples } from '../../../testing/office-samples.ts'
import type { Stage } from '../../../testing/stage.ts'

const deviceId = ({ picture }: Stage): string => picture.devices[0]?.id ?? ''
const number = ({ me }: Stage): string => me.data.mobile ?? ''

/** A series of mine that begins tomorrow. */
async function myMeeting(stage: Stage): Promise<{ meetingId: string }> {
  const series = { every: 'day', interval: 1 } as const
  const made = await stage.ask('meeting.create', { ...tomorrow(stage), series, chatId: 'chat7', webMeeting: true })
  return { meetingId: made?.id ?? '' }
}

const myOccurrence = async (stage: Stage): Promise<{ meetingId: string; day: string }> => ({
  ...(await myMeeting(stage)),
  day: new Date(tomorrow(stage).startsAt + DAY).toISOString().slice(0, 10)
})

async function withoutCalls(stage: Stage): Promise<void> {
  const transfer = mobileTransferOf(stage.me)
  if (transfer !== undefined) cancelMobileTransfer(stage.pbx, stage.me, transfer.id)
  for (const { call } of stage.me.legs) stage.me.hangsUp(call)
  await stage.until(() => stage.picture.calls.size === 0)
}

/** A call that I talk on with my mobile telephone, and nothing else. */
async function onMobile(stage: Stage): Promise<void> {
  await withoutCalls(stage)
  await stage.outside().dials(stage.me)
  await stage.me.answers(undefined, 'mobile')
  await stage.until(() => stage.picture.callStates.join() === 'connected')
}

async function joined(stage: Stage): Promise<{ meetingId: string }> {
  const meeting = await joinable(stage)
  await stage.ask('meeting.join', meeting)
  await stage.me.answers()
  await stage.until(() => stage.picture.callStates.join() === 'connected')
  return { meetingId: meeting.meetingId }
}

async function joinable(stage: Stage): Promise<{ meetingId: string; deviceId: string }> {
  await withoutCalls(stage)
  const active = stage.picture.devices.find((device) => device.active)?.id ?? ''
  return { ...(await myMeeting(stage)), deviceId: active }
}

/** Lines, telephones, voicemail, the mobile subscription and meetings. */
export const accountSamples = {
  'callBack.answerPlaces': () => ({}),
  'webClient.address': () => ({}),
  'device.attributes': (stage) => ({ deviceId: deviceId(stage) }),
  'device.rename': (stage) => ({ deviceId: deviceId(stage), name: 'Reception' }),
  'device.setIcon': (stage) => ({ deviceId: deviceId(stage), icon: 'first' }),
  'line.activate': async (stage) => {
    await stage.until(() => stage.picture.lines.length > 0)
    return { lineId: stage.picture.lines.find(({ active }) => !active)?.id ?? '' }
  },
  'mobile.numbers': () => ({}),
  'mobile.settings': (stage) => ({ number: number(stage) }),
  'mobile.switch': (stage) => ({ number: number(stage), setting: 'fullCallerId', on: false }),
  'mobile.setNumberPresentation': (stage) => ({ number: number(stage), value: 1 }),
  'mobileTransfer.start': async (stage) => {
    await onMobile(stage)
    return { to: '201', attended: true }
  },
  'mobileTransfer.state': () => ({}),
  'mobileTransfer.cancel': async (stage) => {
    await onMobile(stage)
    const started = await stage.ask('mobileTransfer.start', { to: '201', attended: true })
    return { transferId: started?.id ?? '' }
  },
  'voicemail.settings': () => ({}),
  'voicemail.change': () => ({ textsOnMessage: true }),
  'meeting.list': () => ({}),
  'meeting.between': ({ clock }) => ({ from: clock.now(), to: clock.now() + 3 * DAY, limit: 10 }),
  'meeting.get': myMeeting,
  'meeting.create': tomorrow,
  'meeting.change': async (stage) => ({ ...(await myMeeting(stage)), note: 'Bring coffee.' }),
  'meeting.delete': myMeeting,
  'meeting.occurrence': myOccurrence,
  'meeting.changeOccurrence': async (stage) => {
    const startsAt = tomorrow(stage).startsAt + DAY + HOUR
    return { ...(await myOccurrence(stage)), startsAt }
  },
  'meeting.cancelOccurrence': myOccurrence,
  'meeting.ofChat': () => ({ chatId: 'chat7', personId: 'jane@example.org' }),
  'meeting.webMeeting': myMeeting,
  'meeting.join': joinable,
  'meeting.leave': joined
} as const satisfies Partial<OfficeSamples>
