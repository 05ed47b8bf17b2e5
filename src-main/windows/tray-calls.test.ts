import { describe, expect, it } from 'vitest'
import type { Call, CallTransfer } from '../../src-preload/contract/call.ts'
import { able, at, find, menu, read, words } from './testing/menu-text.ts'
import { sampleAccount, sampleCall, sampleState } from './testing/samples.ts'
import { trayMenu } from './tray-menu.ts'

describe('calls in the tray menu', () => {
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
})
