import { describe, expect, it } from 'vitest'
import type { Call, CallTransfer } from '../../src-preload/contract/call.ts'
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
    appliedShortcutId: 's2',
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

  describe('of an account that can set more than presence', () => {
    const switches = [
      { id: 's1', name: 'Night', on: true },
      { id: 's2', name: 'ليل', on: false }
    ]
    const account = sampleAccount({ capabilities: ['dnd', 'switches'], dnd: false, switches })

    it('has do not disturb and the switches of the call plan with their marks', () => {
      const entries = trayMenu(sampleState({ accounts: [account] }), words)
      expect(read(entries).slice(0, 4)).toEqual(['[ ] Do not disturb', '[x] Night', '[ ] ليل', '---'])
      expect(find(entries, 'Do not disturb')).toMatchObject({ command: { type: 'setDnd', accountId: 'a1', on: true } })
      expect(find(entries, 'Night')).toMatchObject({
        command: { type: 'setSwitch', accountId: 'a1', switchId: 's1', on: false }
      })
    })

    it('has them for each of several accounts, and off where there is no connection', () => {
      const other = sampleAccount({
        ...account,
        id: 'a2',
        label: 'Berg',
        connection: 'stale',
        staleSince: at(9, 0),
        dnd: true
      })
      const entries = trayMenu(sampleState({ accounts: [account, other] }), words)
      expect(read(entries)).toContain('  [x] Do not disturb (off)')
      expect(read(entries)).toContain('  [ ] Do not disturb')
      const berg = entries.find((entry) => entry.kind === 'submenu' && entry.label === 'Berg')
      expect(find(berg === undefined ? [] : [berg], 'Night')).toMatchObject({ command: { accountId: 'a2' } })
    })

    it('puts many switches into a menu of their own', () => {
      const many = Array.from({ length: 9 }, (_, index) => ({ id: `s${index}`, name: `Flow ${index}`, on: false }))
      expect(menu({ accounts: [{ ...account, switches: many }] }).slice(0, 3)).toEqual([
        '[ ] Do not disturb',
        'Switches >',
        '  [ ] Flow 0'
      ])
    })

    it('shows none where the account cannot set them, though it knows them', () => {
      expect(menu({ accounts: [{ ...account, capabilities: [] }] })[0]).toBe('Dial… (off)')
    })
  })

  it('says how many new messages wait, as long as that is sure', () => {
    const account = sampleAccount({ voicemail: { fresh: 3, kept: 5 } })
    expect(menu({ accounts: [account] })[0]).toBe('(New voicemail: 3)')
    expect(menu({ accounts: [{ ...account, voicemail: { fresh: 0, kept: 5 } }] })[0]).toBe('Dial… (off)')
    expect(menu({ accounts: [{ ...account, connection: 'stale', staleSince: at(9, 0) }] }).join()).not.toMatch(
      /voicemail/
    )
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

  it('shows as many calls as fit on a screen, and says how many more there are', () => {
    const calls = Array.from({ length: 23 }, (_, index) => sampleCall({ id: `c${index}`, startedAt: index }))
    const lines = menu({ accounts: [{ ...able, callsLeftOut: 14 }], calls }).filter((line) =>
      /ringing|too many/.test(line)
    )
    expect(lines).toHaveLength(21)
    expect(lines.at(-1)).toBe('(17 more, too many to show)')
  })

  it('marks a VIP', () => {
    const remote = { ...sampleCall().remote, name: 'Harriet Stone', vip: true }
    expect(menu({ accounts: [able], calls: [sampleCall({ remote })] })[0]).toContain('★ VIP: Harriet Stone')
  })

  it('shows no call that has ended', () => {
    expect(menu({ accounts: [able], calls: [sampleCall({ state: 'cleared' })] })[0]).toBe('Dial…')
  })

  describe('for a call that was handed over', () => {
    const to = { kind: 'internal', name: 'Anna Berg', number: '201', displayNumber: '201', withheld: false } as const
    const remote = { kind: 'external', name: 'Harriet Stone', number: '+441632960123', withheld: false } as const
    const handedOver = (state: CallTransfer['state'], change: Partial<Call> = {}): Call =>
      sampleCall({ state: 'connected', remote, allowed: ['hangUp'], transfer: { to, state, at: at(12, 3) }, ...change })
    const gone: Partial<Call> = { state: 'cleared', allowed: [], endedAt: at(12, 4) }
    const withCall = (call: Call, account = able) => ({ accounts: [account], calls: [call] })

    it('says how far it is, with what the call allows', () => {
      const label = (state: CallTransfer['state']) => menu(withCall(handedOver(state))).slice(0, 2)
      expect(label('pending')).toEqual(['Harriet Stone · being transferred to Anna Berg >', '  Hang up'])
      expect(label('ringing')[0]).toBe('Harriet Stone · rings at Anna Berg >')
      expect(label('failed')).toEqual(['Harriet Stone · back, the transfer to Anna Berg failed >', '  Hang up'])
      expect(label('unconfirmed')[0]).toBe('Harriet Stone · transfer to Anna Berg not confirmed >')
      expect(menu(withCall(handedOver('sentOn', gone)))[0]).toBe('(Harriet Stone · sent on to Anna Berg)')
    })

    it.each([
      ['failed', 'Harriet Stone · transfer to Anna Berg failed >'],
      ['unconfirmed', 'Harriet Stone · transfer to Anna Berg not confirmed >']
    ] as const)('%s offers to call back a caller who is gone', (state, label) => {
      const entries = trayMenu(sampleState(withCall(handedOver(state, gone))), words)
      expect(read(entries).slice(0, 4)).toEqual([label, '  Call back Harriet Stone', '  Dismiss', '---'])
      const commands = [find(entries, 'Call back Harriet Stone'), find(entries, 'Dismiss')]
      expect(commands).toMatchObject([
        { command: { type: 'dial', accountId: 'a1', number: '+441632960123' } },
        { command: { type: 'dismissCall', callId: 'a1:1' } }
      ])
    })

    it('offers no call to who cannot be called, nor without a connection', () => {
      const hidden = handedOver('failed', { ...gone, remote: { kind: 'external', withheld: true } })
      expect(menu(withCall(hidden)).slice(1, 3)).toEqual(['  Dismiss', '---'])
      const cannot = sampleAccount({ capabilities: ['presenceShortcuts'] })
      expect(menu(withCall(handedOver('failed', gone), cannot))).not.toContain('  Call back Harriet Stone')
      const stale = { ...able, connection: 'stale', staleSince: at(12, 2) } as const
      expect(menu(withCall(handedOver('failed', gone), stale)).slice(3, 5)).toEqual([
        '  Call back Harriet Stone (off)',
        '  Dismiss'
      ])
    })
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

describe('pauses in the tray menu', () => {
  const account = sampleAccount({ capabilities: ['queueSignIn', 'queuePause'], pauseReasons: ['Lunch', 'Training'] })
  const sales = { id: 'a1:q2', name: 'Sales' }

  it('begin for a reason in all groups that give the user calls', () => {
    const queues = [sampleQueue(), sampleQueue(sales), sampleQueue({ id: 'a1:q3', name: 'Door', kind: 'ring' })]
    const entries = trayMenu(sampleState({ accounts: [account], queues }), words)
    expect(read(entries).slice(5, 10)).toEqual([
      'Pause in all groups >',
      '  Lunch',
      '  Training',
      '  Without a reason',
      '---'
    ])
    const command = { type: 'setQueuesPaused', queueIds: ['a1:q2', 'a1:q1'], paused: true }
    expect(find(entries, 'Lunch')).toMatchObject({ command: { ...command, reason: 'Lunch' } })
    expect(find(entries, 'Without a reason')).toHaveProperty('command', command)
  })

  it('end where there are some, and say why', () => {
    const queues = [sampleQueue({ paused: { reason: 'Lunch' } }), sampleQueue({ ...sales, paused: {} })]
    const entries = trayMenu(sampleState({ accounts: [account], queues }), words)
    expect(read(entries).slice(0, 6)).toEqual([
      '[x] Sales · paused',
      '[x] Support · Lunch',
      'Log in to all groups (off)',
      'Log out of all groups',
      'End all pauses',
      '---'
    ])
    expect(find(entries, 'End all pauses')).toHaveProperty('command', {
      type: 'setQueuesPaused',
      queueIds: ['a1:q2', 'a1:q1'],
      paused: false
    })
  })

  it('are one entry where there are no reasons, off without a connection, and not there without the right', () => {
    const bare = sampleAccount({ capabilities: ['queuePause'] })
    expect(menu({ accounts: [bare], queues: [sampleQueue()] })[0]).toBe('Pause')
    expect(menu({ accounts: [bare], queues: [sampleQueue({ paused: {} })] })[0]).toBe('End the pause')
    expect(menu({ accounts: [bare], queues: [sampleQueue({ signedIn: false })] })[0]).toBe('Dial… (off)')
    const stale = { ...bare, connection: 'stale' as const, staleSince: at(9, 0) }
    expect(menu({ accounts: [stale], queues: [sampleQueue()] })).toContain('Pause (off)')
    expect(menu({ accounts: [able], queues: [sampleQueue()] }).join()).not.toContain('Pause')
  })
})

it('"do not disturb" can be switched on while nobody knows whether it is', () => {
  const entries = trayMenu(sampleState({ accounts: [sampleAccount({ capabilities: ['dnd'] })] }), words)
  expect(entries[0]).toMatchObject({
    label: 'Switch on “do not disturb”',
    command: { type: 'setDnd', accountId: 'a1', on: true }
  })
})
