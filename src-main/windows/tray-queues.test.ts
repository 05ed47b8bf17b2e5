import { describe, expect, it } from 'vitest'
import { able, at, find, menu, read, words } from './testing/menu-text.ts'
import { sampleAccount, sampleQueue, sampleState } from './testing/samples.ts'
import { trayMenu } from './tray-menu.ts'

describe('groups in the tray menu', () => {
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
