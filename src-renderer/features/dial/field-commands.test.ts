import { beforeEach, expect, test, vi } from 'vitest'
import type { OwnPresence } from '../../../src-preload/contract/presence.ts'
import { installBridge, type FakeBridge } from '../../testing/fake-bridge.ts'
import { anAccount, aQueue } from '../../testing/samples.ts'
import { fieldCommands, type CommandSituation } from './field-commands.ts'

const account = anAccount({ capabilities: ['presence', 'presenceDetails', 'queueSignIn', 'queuePause'] })
const presence: OwnPresence = {
  accountId: 'a1',
  available: true,
  activities: [],
  roles: [],
  shortcuts: [
    {
      id: 's1',
      name: 'Mittagspause',
      activityId: 'lunch',
      icon: 'food',
      available: false,
      duration: 'minutes',
      minutes: 45
    },
    { id: 's2', name: 'Do not disturb', activityId: 'busy', icon: 'circleOff', available: false, duration: 'noEndTime' }
  ]
}
const situation: CommandSituation = {
  accounts: [account],
  presence: { a1: presence },
  queues: [
    aQueue({ id: 'a1:q1', name: 'Sales', signedIn: true }),
    aQueue({ id: 'a1:q2', name: 'Tech Support', signedIn: true, paused: {} }),
    aQueue({ id: 'a1:q3', name: 'Night desk', signedIn: false })
  ]
}

let bridge: FakeBridge
beforeEach(() => void (bridge = installBridge()))

const titles = (query: string, at = situation): readonly string[] =>
  fieldCommands(query, at).map(({ title, detail }) => [title, detail].filter(Boolean).join(' – '))
const run = (query: string): void => fieldCommands(query, situation)[0]?.run()

test('a group is left, entered, paused and resumed by the beginning of its name, and only where that changes it', () => {
  expect([titles('out sal'), titles('out SUPPORT'), titles('out night'), titles('in night')]).toEqual([
    ['Log out of Sales'],
    ['Log out of Tech Support'],
    [],
    ['Log in to Night desk']
  ])
  expect([titles('pause s'), titles('resume tech'), titles('pause night')]).toEqual([
    ['Pause Sales'],
    ['End the pause of Tech Support'],
    []
  ])
  run('out sal')
  run('pause s')
  expect([bridge.inputsOf('queue.setSignedIn'), bridge.inputsOf('queue.setPaused')]).toEqual([
    [{ queueId: 'a1:q1', signedIn: false }],
    [{ queueId: 'a1:q1', paused: true }]
  ])
})

test('all groups at once say which', () => {
  expect(titles('out all')).toEqual(['Log out of all – Sales, Tech Support'])
  run('out all')
  expect(bridge.inputsOf('queue.setSignedIn')).toHaveLength(2)
})

test('a shortcut is applied by its name, and for as long as is typed', () => {
  vi.spyOn(Date, 'now').mockReturnValue(1_000)
  expect([titles('mittag'), titles('mittag 30'), titles('dnd'), titles('dnd 20'), titles('dnd x')]).toEqual([
    ['Presence: Mittagspause, 45 min'],
    ['Presence: Mittagspause, 30 min'],
    ['Presence: Do not disturb'],
    ['Presence: Do not disturb, 20 min'],
    []
  ])
  run('mittag')
  run('dnd 20')
  expect(bridge.inputsOf('presence.applyShortcut')).toEqual([{ accountId: 'a1', shortcutId: 's1' }])
  expect(bridge.inputsOf('presence.set')).toEqual([
    { accountId: 'a1', activityId: 'busy', available: false, until: 1_201_000 }
  ])
  vi.restoreAllMocks()
})

test('where the account has a switch for Do not disturb that is the one', () => {
  const able = { ...account, dnd: true, capabilities: [...account.capabilities, 'dnd' as const] }
  expect(titles('dnd', { ...situation, accounts: [able] })).toEqual(['End Do not disturb'])
})

test('names, numbers and a lost connection ask for nothing; several accounts are told apart', () => {
  expect([titles('anna'), titles('201'), titles('o'), titles('out'), titles('')]).toEqual([[], [], [], [], []])
  expect(titles('mittag', { ...situation, accounts: [{ ...account, connection: 'stale' }] })).toEqual([])
  const two = [account, anAccount({ id: 'a2', label: 'Anna' })]
  expect(titles('out sal', { ...situation, accounts: two })).toEqual(['Log out of Sales – Jane Doe · example.org'])
})
