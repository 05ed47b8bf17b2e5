import { describe, expect, it } from 'vitest'
import type { OwnPresence, PresenceShortcut } from '../../src-preload/contract/presence.ts'
import { able, at, find, menu, read, words } from './testing/menu-text.ts'
import { sampleAccount, sampleCall, samplePresence, sampleQueue, sampleState } from './testing/samples.ts'
import { trayMenu } from './tray-menu.ts'

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
      const berg = entries.find((entry) => entry.kind === 'submenu' && entry.label === 'Vendor · Berg')
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
    const mark = { label: 'second', colour: 'brown' } as const
    const other = { ...able, id: 'a2', label: 'Second', mark, connection: 'stale', staleSince: at(12, 2) } as const
    const queues = [sampleQueue(), sampleQueue({ id: 'a2:q1', accountId: 'a2', name: 'Office' })]
    expect(menu({ accounts: [able, other], queues }).slice(0, 11)).toEqual([
      '(Second: connection lost since 12:02)',
      '---',
      'Vendor · Jane Doe · example.org >',
      '  [x] Support',
      '  ---',
      '  Switch off until tomorrow',
      'Second >',
      '  [x] Office (off)',
      '  ---',
      '  Switch off until tomorrow',
      '---'
    ])
  })

  it('switches each of several accounts off and on again, and tells of no trouble with one that is off', () => {
    const off = sampleAccount({ id: 'a2', label: 'Second', connection: 'off', offUntil: at(8, 0), capabilities: [] })
    const demo = sampleAccount({ id: 'a3', label: 'Demo', isDemo: true })
    const entries = trayMenu(sampleState({ accounts: [sampleAccount(), off, demo] }), words)
    expect(read(entries).slice(0, 6)).toEqual([
      'Vendor · Jane Doe · example.org >',
      '  Switch off until tomorrow',
      'Vendor · Second >',
      '  (Off until 08:00)',
      '  Switch on',
      '---'
    ])
    expect(find(entries, 'Switch off until tomorrow')).toMatchObject({
      command: { type: 'setAccountOff', accountId: 'a1', off: true }
    })
    expect(find(entries, 'Switch on')).toMatchObject({
      command: { type: 'setAccountOff', accountId: 'a2', off: false }
    })
  })

  it('switches the only account on, where the window cannot be told from one that is lost', () => {
    const off = sampleAccount({ connection: 'off', offUntil: at(8, 0), capabilities: [] })
    expect(menu({ accounts: [off] }).slice(0, 3)).toEqual(['(Off until 08:00)', 'Switch on', '---'])
  })

  it('says of five accounts how many are not connected, and which call is whose', () => {
    const accounts = [1, 2, 3, 4, 5].map((index) =>
      sampleAccount({
        id: `a${index}`,
        label: `Jane ${index}`,
        mark: { label: `Acme ${index}`, colour: 'teal' },
        connection: index === 5 ? 'live' : 'signInAgain'
      })
    )
    expect(menu({ accounts, calls: [sampleCall({ accountId: 'a5' })] }).slice(0, 7)).toEqual([
      '4 of 5 accounts not connected >',
      ...[1, 2, 3, 4].map((index) => `  Acme ${index} · Jane ${index}: sign in again…`),
      '---',
      'Anna Miller · ringing · Acme 5 >'
    ])
  })

  it('cuts names that would make it too wide', () => {
    const queues = [sampleQueue({ name: 'x'.repeat(200) })]
    expect(menu({ accounts: [able], queues })[0]).toBe(`[x] ${'x'.repeat(59)}…`)
  })
})

it('"do not disturb" can be switched on while nobody knows whether it is', () => {
  const entries = trayMenu(sampleState({ accounts: [sampleAccount({ capabilities: ['dnd'] })] }), words)
  expect(entries[0]).toMatchObject({
    label: 'Switch on “do not disturb”',
    command: { type: 'setDnd', accountId: 'a1', on: true }
  })
})
