import type { ReportedCall } from '../../connectors/events.ts'

/** A call as a connector would tell it, for tests: an alerting call from outside. */
export const reportedCall = (changes: Partial<ReportedCall> = {}): ReportedCall => ({
  vendorId: 'c1',
  direction: 'incoming',
  state: 'alerting',
  remote: { kind: 'external', number: '+4930123456', withheld: false },
  muted: false,
  conference: false,
  participants: [],
  startedAt: 1_000,
  deviceIds: ['desk'],
  answerDeviceIds: ['desk'],
  allowed: ['answer', 'reject'],
  ...changes
})
