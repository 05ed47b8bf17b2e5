import { describe, expect, it } from 'vitest'
import type { OwnPresence, PresenceShortcut } from '../../src-preload/contract/presence.ts'
import type { MenuEntry } from './tray-entries.ts'
import { sampleAccount, sampleCall, samplePresence, sampleQueue, sampleState } from './testing/samples.ts'
import { trayMenu } from './tray-menu.ts'

const words = { time: (at: number) => new Date(at).toISOString().slice(11, 16) }
const at = (hour: number, minute: number): number => Date.UTC(2026, 0, 5, hour, minute)
const able = sampleAccount({ capabilities: ['dial', 'presenceShortcuts', 'queueSignIn'] })

/** The menu as a person reads it. */
const read = (entries: readonly MenuEntry[], indent = ''): readonly string[] =>
  entries.flatMap((entry) => {
    if (entry.kind === 'separator') return [`${indent}---`]
    if (entry.kind === 'info') return [`${indent}(${entry.label})`]
    if (entry.kind === 'submenu') return [`${indent}${entry.label} >`, ...read(entry.entries, `${indent}  `)]
    const mark = entry.kind === 'check' ? (entry.checked ? '[x] ' : '[ ] ') : ''
    return [`${indent}${mark}${entry.label}${entry.enabled ? '' : ' (off)'}`]
  })

const menu = (parts: Parameters<typeof sampleState>[0]): readonly string[] => read(trayMenu(sampleState(parts), words))

function find(entries: readonly MenuEntry[], label: string): MenuEntry | undefined {
  const inside = entries.flatMap((entry) => (entry.kind === 'submenu' ? entry.entries : []))
  return [...entries, ...inside].find((entry) => entry.kind !== 'separator' && entry.label === label)
}

const shortcut = (change: Partial<PresenceShortcut>): PresenceShortcut => ({
  id: 's1',
  name: 'In the office',
  activityId: 'office',
  icon: 'office',
  available: true,
  duration: 'noEndTime',
  ...change
})

const presence = (change: Partial<OwnPresence> = {}): OwnPresence =>
  samplePresence({
    activityName: 'Lunch',
    available: false,
    until: at(13, 30),
    shortcuts: [
      shortcut({}),
      shortcut({ id: 's2', name: 'Lunch', available: false, duration: 'minutes', minutes: 45 }),
      shortcut({ id: 's3', name: 'Meeting', available: false, duration: 'minutes', minutes: 60 }),
      shortcut({ id: 's4', name: 'Gone home', available: false, duration: 'untilNextWorkingDay' })
    ],
    ...change
  })

describe('the tray menu', () => {
  it('has the program itself even without an account', () => {
    const program = ['Dial… (off)', 'Open Ringside', 'Settings', '---', 'Quit Ringside']
    expect(menu({ accounts: [] })).toEqual(program)
  })

  it('shows presence shortcuts in their order, the applied one with its end', () => {
    expect(menu({ accounts: [able], presence: [presence()] }).slice(0, 4)).toEqual([
      '[ ] ● In the office',
      '[x] ⊖ Lunch · until 13:30',
      '[ ] ⊖ Meeting · 60 min',
      '[ ] ⊖ Gone home · until next working day'
    ])
  })

  it('shows each group with a check mark and offers all at once from two on', () => {
    const queues = [sampleQueue(), sampleQueue({ id: 'a1:q2', name: 'Sales', signedIn: false })]
    expect(menu({ accounts: [able], queues }).slice(0, 4)).toEqual([
      '[ ] Sales',
      '[x] Support',
      'Log in to all groups',
      'Log out of all groups'
    ])
    expect(menu({ accounts: [able], queues: queues.slice(0, 1) })).not.toContain('Log in to all groups')
  })

  it('logs in only to the groups that are left', () => {
    const queues = [sampleQueue(), sampleQueue({ id: 'a1:q2', name: 'Sales', signedIn: false })]
    const entries = trayMenu(sampleState({ accounts: [able], queues }), words)
    expect(find(entries, 'Log in to all groups')).toMatchObject({
      command: { type: 'setQueuesSignedIn', queueIds: ['a1:q2'], signedIn: true }
    })
    expect(find(entries, 'Support')).toMatchObject({
      command: { type: 'setQueueSignedIn', queueId: 'a1:q1', signedIn: false }
    })
  })

  it('puts many groups into a menu of their own', () => {
    const queues = Array.from({ length: 9 }, (_, index) => sampleQueue({ id: `a1:${index}`, name: `Group ${index}` }))
    expect(menu({ accounts: [able], queues })[0]).toBe('Groups >')
  })

  it('leaves out what the system cannot', () => {
    expect(menu({ presence: [presence()], queues: [sampleQueue()] })[0]).toBe('Dial… (off)')
  })

  it('has the calls first, the oldest on top, with what each allows', () => {
    const talking = sampleCall({
      state: 'connected',
      connectedAt: at(12, 5),
      allowed: ['hold', 'hangUp', 'mute', 'blindTransfer']
    })
    const ringing = sampleCall({
      id: 'a1:2',
      startedAt: at(12, 6),
      remote: { kind: 'external', withheld: true },
      allowed: ['answer', 'reject', 'hangUp']
    })
    expect(menu({ accounts: [able], calls: [ringing, talking] }).slice(0, 7)).toEqual([
      'Anna Miller · talking since 12:05 >',
      '  Hold',
      '  Hang up',
      'Withheld number · ringing >',
      '  Answer',
      '  Reject',
      '---'
    ])
  })

  it('shows no call that has ended', () => {
    expect(menu({ accounts: [able], calls: [sampleCall({ state: 'cleared' })] })[0]).toBe('Dial…')
  })

  it('says first since when the connection is lost, and switches off what would need it', () => {
    const account = { ...able, connection: 'stale', staleSince: at(12, 2) } as const
    const queues = [sampleQueue()]
    expect(menu({ accounts: [account], calls: [sampleCall()], queues }).slice(0, 7)).toEqual([
      '(Connection lost since 12:02)',
      '---',
      'Anna Miller · ringing >',
      '  Answer (off)',
      '  Reject (off)',
      '---',
      '[x] Support (off)'
    ])
  })

  it('offers to sign in again', () => {
    expect(menu({ accounts: [{ ...able, connection: 'signInAgain' }] })[0]).toBe('Sign in again…')
  })

  it('gives each of several accounts a menu of its own', () => {
    const other = { ...able, id: 'a2', label: 'Second', connection: 'stale', staleSince: at(12, 2) } as const
    const queues = [sampleQueue(), sampleQueue({ id: 'a2:q1', accountId: 'a2', name: 'Office' })]
    expect(menu({ accounts: [able, other], queues }).slice(0, 7)).toEqual([
      '(Second: connection lost since 12:02)',
      '---',
      'Jane Doe · example.org >',
      '  [x] Support',
      'Second >',
      '  [x] Office (off)',
      '---'
    ])
  })

  it('cuts names that would make it too wide', () => {
    const queues = [sampleQueue({ name: 'x'.repeat(200) })]
    expect(menu({ accounts: [able], queues })[0]).toBe(`[x] ${'x'.repeat(59)}…`)
  })
})
