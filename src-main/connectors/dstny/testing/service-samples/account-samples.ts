import { cancelMobileTransfer, mobileTransferOf } from '../../../../simulator/features/mobile-transfers.ts'
import { DAY, HOUR } from '../../../../util/durations.ts'
import { tomorrow } from '../cases/meeting-cases.ts'
import type { ServiceSamples } from '../../../testing/service-samples.ts'
import type { ConnectorHarness } from '../../../testing/connector-harness.ts'

const deviceId = ({ recorded: recorded }: ConnectorHarness): string => recorded.devices[0]?.id ?? ''
const number = ({ me }: ConnectorHarness): string => me.data.mobile ?? ''

/** A series of mine that begins tomorrow. */
async function myMeeting(harness: ConnectorHarness): Promise<{ meetingId: string }> {
  const series = { every: 'day', interval: 1 } as const
  const made = await harness.ask('meeting.create', { ...tomorrow(harness), series, chatId: 'chat7', webMeeting: true })
  return { meetingId: made?.id ?? '' }
}

const myOccurrence = async (harness: ConnectorHarness): Promise<{ meetingId: string; day: string }> => ({
  ...(await myMeeting(harness)),
  day: new Date(tomorrow(harness).startsAt + DAY).toISOString().slice(0, 10)
})

async function withoutCalls(harness: ConnectorHarness): Promise<void> {
  const transfer = mobileTransferOf(harness.me)
  if (transfer !== undefined) cancelMobileTransfer(harness.pbx, harness.me, transfer.id)
  for (const { call } of harness.me.legs) harness.me.hangsUp(call)
  await harness.until(() => harness.recorded.calls.size === 0)
}

/** A call that I talk on with my mobile telephone, and nothing else. */
async function onMobile(harness: ConnectorHarness): Promise<void> {
  await withoutCalls(harness)
  await harness.outside().dials(harness.me)
  await harness.me.answers(undefined, 'mobile')
  await harness.until(() => harness.recorded.callStates.join() === 'connected')
}

async function joined(harness: ConnectorHarness): Promise<{ meetingId: string }> {
  const meeting = await joinable(harness)
  await harness.ask('meeting.join', meeting)
  await harness.me.answers()
  await harness.until(() => harness.recorded.callStates.join() === 'connected')
  return { meetingId: meeting.meetingId }
}

async function joinable(harness: ConnectorHarness): Promise<{ meetingId: string; deviceId: string }> {
  await withoutCalls(harness)
  const active = harness.recorded.devices.find((device) => device.active)?.id ?? ''
  return { ...(await myMeeting(harness)), deviceId: active }
}

/** Lines, telephones, voicemail, the mobile subscription and meetings. */
export const accountSamples = {
  'callBack.answerPlaces': () => ({}),
  'webClient.address': () => ({}),
  'device.attributes': (harness) => ({ deviceId: deviceId(harness) }),
  'device.rename': (harness) => ({ deviceId: deviceId(harness), name: 'Reception' }),
  'device.setIcon': (harness) => ({ deviceId: deviceId(harness), icon: 'first' }),
  'line.activate': async (harness) => {
    await harness.until(() => harness.recorded.lines.length > 0)
    return { lineId: harness.recorded.lines.find(({ active }) => !active)?.id ?? '' }
  },
  'mobile.numbers': () => ({}),
  'mobile.settings': (harness) => ({ number: number(harness) }),
  'mobile.switch': (harness) => ({ number: number(harness), setting: 'fullCallerId', on: false }),
  'mobile.setNumberPresentation': (harness) => ({ number: number(harness), value: 1 }),
  'mobileTransfer.start': async (harness) => {
    await onMobile(harness)
    return { to: '201', attended: true }
  },
  'mobileTransfer.state': () => ({}),
  'mobileTransfer.cancel': async (harness) => {
    await onMobile(harness)
    const started = await harness.ask('mobileTransfer.start', { to: '201', attended: true })
    return { transferId: started?.id ?? '' }
  },
  'voicemail.settings': () => ({}),
  'voicemail.change': () => ({ textsOnMessage: true }),
  'meeting.list': () => ({}),
  'meeting.between': ({ clock }) => ({ from: clock.now(), to: clock.now() + 3 * DAY, limit: 10 }),
  'meeting.get': myMeeting,
  'meeting.create': tomorrow,
  'meeting.change': async (harness) => ({ ...(await myMeeting(harness)), note: 'Bring coffee.' }),
  'meeting.delete': myMeeting,
  'meeting.occurrence': myOccurrence,
  'meeting.changeOccurrence': async (harness) => {
    const startsAt = tomorrow(harness).startsAt + DAY + HOUR
    return { ...(await myOccurrence(harness)), startsAt }
  },
  'meeting.cancelOccurrence': myOccurrence,
  'meeting.ofChat': () => ({ chatId: 'chat7', personId: 'jane@example.org' }),
  'meeting.webMeeting': myMeeting,
  'meeting.join': joinable,
  'meeting.leave': joined
} as const satisfies Partial<ServiceSamples>
