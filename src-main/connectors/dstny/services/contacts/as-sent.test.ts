import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../../../util/clock.ts'
import { DAY, HOUR } from '../../../../util/durations.ts'
import { live } from '../../../testing/connector-harness.ts'
import type { CommandOptions } from '../../calls/commands.ts'
import { DstnyClient } from '../../client.ts'
import type { OperationInput, Requester } from '../../request.ts'
import type { DstnyOperationId } from '../../../../wire-tables/dstny.ts'
import * as z from 'zod/mini'
import { meetingServices } from '../presence/meetings.ts'
import { plannedPresenceServices } from '../presence/planned-presence.ts'

const START = Date.UTC(2026, 0, 5, 8)

/** A server that answers every reading with what it has of it, and keeps what it is sent. */
function server(has: Partial<Record<DstnyOperationId, unknown>>) {
  const sent: OperationInput['body'][] = []
  const get = (id: DstnyOperationId, _input: OperationInput, schema: z.ZodMiniType) =>
    Promise.resolve(z.parse(schema, has[id]))
  const order = (_id: DstnyOperationId, { body }: OperationInput) => Promise.resolve(void sent.push(body))
  const requester = { get, sendIgnoringBody: order, sendTolerant: order } as unknown as Requester // the rest is not asked
  const context = { requester, client: new DstnyClient(requester), clock: new ManualClock(START), ownAddress: 'a' }
  const parts = { context } as unknown as CommandOptions // the rest is not asked
  return { sent, meetings: meetingServices(parts.context), plans: plannedPresenceServices(parts) }
}

/** Members of types that the vendor's page shows as lost or damaged (Dstny API 0.7). */
const plan = {
  presenceId: '4',
  activity: { id: 'lunch' },
  'dt-start': '2026-01-05T09:00:00Z',
  'dt-end': '2026-01-05T10:00:00Z',
  private: 'true',
  mood: 'good',
  recur: { freq: 'WEEKLY', byday: ['MO', 'TU'], interval: '2', until: 1_780_000_000_000 }
}
const person = { firstName: 'J', email: [{ value: 'j@example.org' }] }
const meeting = {
  id: 7,
  dateTimeStart: '2026-01-05T08:00:00Z',
  dateTimeEnd: '2026-01-05T09:00:00Z',
  dayOfMonth: '5',
  daysOfWeek: 'MONDAY',
  dialInNumbers: ['+493023125800', '800'],
  organizer: person,
  participants: [person, 'somebody'],
  exceptions: [{ dateTimeStart: 7 }, 'x']
}

describe('what cannot be read', () => {
  it('of a plan goes back as it came', async () => {
    const { sent, plans } = server({ getScheduledPresence: { ...plan, instances: 'many' } })
    await plans['plannedPresence.change']({ accountId: 'a', id: '4', note: 'Later' }, live)
    await plans['plannedPresence.change']({ accountId: 'a', id: '4', series: null, private: false }, live)
    const { recur: _, ...once } = plan
    expect(sent).toEqual([
      { ...plan, note: 'Later' },
      { ...once, private: false }
    ])
  })

  it('of a meeting goes back as it came', async () => {
    const { sent, meetings } = server({ getEvent: meeting })
    await meetings['meeting.change']({ accountId: 'a', meetingId: '7', note: 'x' }, live)
    expect(sent).toEqual([{ ...meeting, note: 'x' }])
  })

  it('of one date of a meeting goes back as it came, with the people of the meeting', async () => {
    const one = { dateTimeStart: '2026-01-12T08:00:00Z', dateTimeEnd: '2026-01-12T09:00:00Z', isUpdated: 'no' }
    const { sent, meetings } = server({ getEvent: meeting, getEventOccurrence: one })
    const startsAt = START + 7 * DAY + HOUR
    const occurrence = { accountId: 'a', meetingId: '7', day: '2026-01-12' }
    await meetings['meeting.changeOccurrence']({ ...occurrence, startsAt }, live)
    const { organizer, participants } = meeting
    const moved = { dateTimeStart: '2026-01-12T09:00:00Z', dateTimeEnd: '2026-01-12T10:00:00Z' }
    expect(sent).toEqual([{ ...one, ...moved, organizer, participants }])
    const damaged = server({ getEvent: { organizer: 7 }, getEventOccurrence: { dateTimeStart: 7, participants: null } })
    await damaged.meetings['meeting.changeOccurrence']({ ...occurrence, name: 'x' }, live)
    expect(damaged.sent).toMatchObject([{ dateTimeStart: 7, name: 'x', organizer: 7, participants: [] }])
  })
})
