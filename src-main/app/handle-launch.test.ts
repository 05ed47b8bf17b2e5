import { beforeEach, describe, expect, it, vi } from 'vitest'
import { DialRequests } from '../calls/dial-requests.ts'
import { silentLog } from '../logging/log.ts'
import { Notices } from '../state/notices.ts'
import { ManualClock } from '../util/clock.ts'
import { SECOND } from '../util/durations.ts'
import { sampleCall } from '../windows/testing/samples.ts'
import { callForAction, handleLaunchRequest } from './handle-launch.ts'

const held = sampleCall({ id: 'held', state: 'held', startedAt: 1, allowed: ['resume', 'hangUp'] })
const talking = sampleCall({ id: 'talking', state: 'connected', startedAt: 2, allowed: ['hold', 'hangUp'] })
const ringing = sampleCall({ id: 'ringing', startedAt: 3, allowed: ['answer', 'reject'] })

it('hangs up the call that is being talked on, not the one on hold', () => {
  expect(callForAction('hangUp', [held, ringing, talking])?.id).toBe('talking')
  expect(callForAction('hangUp', [held])?.id).toBe('held')
})

it('answers what rings first, and nothing where nothing rings', () => {
  const later = { ...ringing, id: 'later', startedAt: 4 }
  expect(callForAction('answer', [talking, later, ringing])?.id).toBe('ringing')
  expect(callForAction('answer', [held, talking])).toBeUndefined()
})

describe('the window of what another start asked for', () => {
  const window = { show: vi.fn(), showInactive: vi.fn() }
  const act = vi.fn(() => Promise.resolve())
  let clock: ManualClock
  let dialRequests: DialRequests

  beforeEach(() => {
    vi.clearAllMocks()
    clock = new ManualClock()
    dialRequests = new DialRequests({
      clock,
      notices: new Notices(clock),
      log: silentLog,
      region: () => 'DE',
      linksAllowed: () => false,
      accounts: { ableFor: () => ({ accountId: 'a', reason: { kind: 'onlyOne' } }), learn: () => undefined },
      called: { dialling: (_account, _number, dial) => dial(), otherThan: () => undefined },
      accountLabel: (accountId) => accountId,
      dial: () => Promise.resolve()
    })
  })

  const asks = (launch: { readonly link?: string; readonly dial?: string; readonly answer?: boolean }): Promise<void> =>
    handleLaunchRequest({ dialRequests, calls: { entities: { values: () => [ringing] } }, commands: { act } }, window, {
      answer: false,
      hangUp: false,
      ...launch
    })

  it('comes up once for a hundred links in two seconds, and never takes the keyboard', async () => {
    for (let count = 0; count < 100; count++) await asks({ link: `tel:+49302312${String(5_000 + count)}` })
    expect(window.showInactive).toHaveBeenCalledTimes(1)
    await clock.advance(2 * SECOND)
    await asks({ dial: '030901820' })
    expect(window.showInactive).toHaveBeenCalledTimes(2)
    expect(window.show).not.toHaveBeenCalled()
  })

  it('comes up when what is asked for waits there, not before', async () => {
    window.showInactive.mockImplementationOnce(() => expect(dialRequests.entities.values()).toHaveLength(1))
    await asks({ link: 'tel:+493023125201' })
    expect(window.showInactive).toHaveBeenCalledTimes(1)
  })

  it('comes up for what is no number, and for every emergency number', async () => {
    await asks({ link: 'tel:DROP%20TABLE' })
    await asks({ link: 'tel:112' })
    expect(window.showInactive).toHaveBeenCalledTimes(2)
  })

  it('comes up where a failure is told', async () => {
    vi.spyOn(dialRequests, 'offer').mockRejectedValueOnce(new Error('broken'))
    await expect(asks({ link: 'tel:112' })).rejects.toThrow('broken')
    expect(window.showInactive).toHaveBeenCalledTimes(1)
  })

  it('takes the keyboard when the user starts the program or acts on a call', async () => {
    await asks({})
    await asks({ answer: true })
    expect(act).toHaveBeenCalledExactlyOnceWith({ callId: 'ringing', action: 'answer' })
    expect(window.show).toHaveBeenCalledTimes(2)
    expect(window.showInactive).not.toHaveBeenCalled()
  })
})
