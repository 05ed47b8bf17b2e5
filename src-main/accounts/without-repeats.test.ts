import { expect, it } from 'vitest'
import type { ConnectorEvent } from '../connectors/events.ts'
import { reportedCall } from '../calls/testing/seen-call.ts'
import { AccountFolder, typed } from './testing/account-folder.ts'

const twice = <T>(one: T): [T, T] => [one, one]
const remote = { kind: 'external', withheld: true } as const

const reported: readonly ConnectorEvent[] = [
  {
    type: 'callUpdated',
    order: 'newer',
    call: reportedCall({
      conference: true,
      participants: twice({ id: 'p', party: remote }),
      deviceIds: twice('desk'),
      answerDeviceIds: twice('desk')
    })
  },
  { type: 'devicesChanged', devices: twice({ id: 'desk', name: 'Desk', kind: 'deskPhone', active: true }) },
  { type: 'callerLinesChanged', lines: twice({ id: 'l', kind: 'officeFixed', secondary: false, active: true }) },
  {
    type: 'factsChanged',
    facts: {
      pauseReasons: ['Lunch', 'Training', 'Lunch'],
      switches: [
        { id: 's', name: 'Night', on: true },
        { id: 's', name: 'Day', on: false }
      ],
      parked: twice({ slot: '901', remote })
    }
  },
  { type: 'presenceChanged', presence: { activityId: 'lunch', available: false } },
  { type: 'activitiesChanged', activities: twice({ id: 'lunch', name: 'Lunch', available: false }) },
  { type: 'rolesChanged', roles: twice({ id: 'r', name: 'Business' }) },
  {
    type: 'shortcutsChanged',
    shortcuts: twice({
      id: 'k',
      name: 'Lunch',
      activityId: 'lunch',
      icon: 'food',
      available: false,
      duration: 'noEndTime'
    })
  }
]

it.each(['snapshot', 'events'] as const)('what a system tells twice in one list is there once: %s', async (how) => {
  using folder = new AccountFolder()
  const { service, started, accounts, calls, presence } = folder.start()
  await service.signIn(typed())
  const { sink } = started[0] ?? expect.unreachable()
  if (how === 'snapshot') sink.replace(reported)
  else for (const event of reported) sink.apply(event)
  const [call] = calls.entities.values()
  const account = accounts.entities.get('id1')
  const mine = presence.entities.get('id1')
  const once = {
    participants: call?.participants.map(({ id }) => id),
    deviceIds: call?.deviceIds,
    answerDeviceIds: call?.answerDeviceIds,
    devices: account?.devices.map(({ id }) => id),
    lines: account?.callerLines?.map(({ id }) => id),
    pauseReasons: account?.pauseReasons,
    switches: account?.switches,
    parked: account?.parked?.map(({ slot }) => slot),
    activities: mine?.activities.map(({ id }) => id),
    roles: mine?.roles.map(({ id }) => id),
    shortcuts: mine?.shortcuts.map(({ id }) => id)
  }
  expect(once).toEqual({
    participants: ['p'],
    deviceIds: ['desk'],
    answerDeviceIds: ['desk'],
    devices: ['desk'],
    lines: ['l'],
    pauseReasons: ['Lunch', 'Training'],
    switches: [{ id: 's', name: 'Night', on: true }],
    parked: ['901'],
    activities: ['lunch'],
    roles: ['r'],
    shortcuts: ['k']
  })
})
