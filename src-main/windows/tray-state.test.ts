import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { legStates } from '../../src-preload/contract/call.ts'
import { sampleAccount, sampleCall, samplePresence, sampleState } from './testing/samples.ts'
import { firstRinging, hasUnseen, isAllOff, trayIconName, trayState } from './tray-state.ts'
import type { TrayState } from './tray-state.ts'

const states: readonly TrayState[] = ['available', 'busy', 'onCall', 'signedOut', 'lost']
const stale = sampleAccount({ id: 'a2', connection: 'stale', staleSince: 1 })
const away = samplePresence({ available: false })

describe('the tray icon says', () => {
  it('available while I am', () => {
    expect(trayState(sampleState({ presence: [samplePresence()] }))).toBe('available')
  })

  it('busy when one account is set so', () => {
    expect(trayState(sampleState({ presence: [away] }))).toBe('busy')
  })

  it('busy when one account refuses calls, as long as that is sure', () => {
    const refusing = sampleAccount({ id: 'a2', dnd: true })
    expect(trayState(sampleState({ accounts: [sampleAccount(), refusing] }))).toBe('busy')
    expect(trayState(sampleState({ accounts: [sampleAccount(), { ...refusing, ...stale }] }))).toBe('available')
  })

  it('on a call, before busy', () => {
    const calls = [sampleCall({ state: 'held' })]
    expect(trayState(sampleState({ presence: [away], calls }))).toBe('onCall')
  })

  it('on a call while I call somebody', () => {
    const calls = [sampleCall({ state: 'alerting', direction: 'outgoing' })]
    expect(trayState(sampleState({ calls }))).toBe('onCall')
  })

  it.each(legStates.filter((state) => state !== 'connected' && state !== 'held'))(
    'nothing about an incoming call that is %s',
    (state) => {
      expect(trayState(sampleState({ calls: [sampleCall({ state })] }))).toBe('available')
    }
  )

  it('signed out without an account, and when all ask to sign in again', () => {
    expect(trayState(sampleState({ accounts: [] }))).toBe('signedOut')
    expect(trayState(sampleState({ accounts: [sampleAccount({ connection: 'signInAgain' })] }))).toBe('signedOut')
  })

  it('what the other accounts say while one of them is switched off, and signed out when all are', () => {
    const off = sampleAccount({ id: 'a3', connection: 'off' })
    expect(trayState(sampleState({ accounts: [sampleAccount(), off] }))).toBe('available')
    expect(trayState(sampleState({ accounts: [stale, off] }))).toBe('lost')
    expect(trayState(sampleState({ accounts: [off] }))).toBe('signedOut')
    expect([[off], [off, stale], []].map((accounts) => isAllOff(sampleState({ accounts })))).toEqual([
      true,
      false,
      false
    ])
  })

  it.each(['stale', 'connecting'] as const)('lost while the only account is %s, whatever was known', (connection) => {
    const calls = [sampleCall({ state: 'connected' })]
    expect(trayState(sampleState({ accounts: [sampleAccount({ connection })], calls }))).toBe('lost')
  })

  it('what the other accounts say while one of them is lost', () => {
    const presence = [samplePresence(), samplePresence({ accountId: 'a2', available: false })]
    expect(trayState(sampleState({ accounts: [sampleAccount(), stale], presence }))).toBe('available')
  })
})

it('there is a dot while a missed call is unseen, and none when all were seen', () => {
  const call = { id: 'm1', accountId: 'a1', remote: sampleCall().remote, at: 1, sources: [] }
  expect(hasUnseen({ missed: {} })).toBe(false)
  expect(hasUnseen({ missed: { m1: call, m2: { ...call, id: 'm2', seen: true } } })).toBe(true)
  expect(hasUnseen({ missed: { m1: { ...call, seen: true } } })).toBe(false)
})

it.each(states.flatMap((state) => [trayIconName(state, false), trayIconName(state, true)]))(
  'there is the icon %s in every size',
  (name) => {
    const sizes = ['16', '16@2x', '22', '22@2x']
    const missing = sizes.filter(
      (size) => !existsSync(new URL(`../../resources/tray/${name}-${size}.png`, import.meta.url))
    )
    expect(missing).toEqual([])
  }
)

describe('what rings first', () => {
  it('is the longest ringing call of an account that can be trusted', () => {
    const calls = [
      sampleCall({ id: 'a1:1', startedAt: 3 }),
      sampleCall({ id: 'a1:2', startedAt: 2 }),
      sampleCall({ id: 'a2:3', accountId: 'a2', startedAt: 1 }),
      sampleCall({ id: 'a1:4', state: 'connected', startedAt: 0 })
    ]
    const accounts = [sampleAccount(), sampleAccount({ id: 'a2', connection: 'stale' })]
    expect(firstRinging(sampleState({ accounts, calls }))?.id).toBe('a1:2')
    expect(firstRinging(sampleState({ accounts }))).toBeUndefined()
  })
})
