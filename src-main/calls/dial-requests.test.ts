import { beforeEach, describe, expect, it, vi } from 'vitest'
import { silentLog } from '../logging/log.ts'
import { Notices } from '../state/notices.ts'
import { ManualClock } from '../util/clock.ts'
import { SECOND } from '../util/durations.ts'
import { CtiError } from '../util/errors.ts'
import type { DialOrder } from '../../src-preload/contract/command.ts'
import { DialRequests } from './dial-requests.ts'

const dial = vi.fn<(order: DialOrder) => Promise<void>>()
let clock: ManualClock
let notices: Notices
let linksAllowed: boolean
let requests: DialRequests

beforeEach(() => {
  dial.mockReset().mockResolvedValue(undefined)
  clock = new ManualClock()
  notices = new Notices(clock)
  linksAllowed = false
  requests = new DialRequests({
    clock,
    notices,
    log: silentLog,
    region: () => 'DE',
    linksAllowed: () => linksAllowed,
    defaultAccountId: () => 'a',
    dial
  })
})

describe('a number from outside', () => {
  it('waits for a yes and is then dialled once', async () => {
    await requests.offer('link', 'tel:030901820')
    const [request] = requests.entities.values()
    expect(request).toMatchObject({ source: 'link', number: { digits: '+4930901820', country: 'DE' } })
    expect(dial).not.toHaveBeenCalled()
    await requests.confirm(request?.id ?? '', 'b', 'desk')
    expect(dial).toHaveBeenCalledExactlyOnceWith({ accountId: 'b', target: '+4930901820', deviceId: 'desk' })
    await expect(requests.confirm(request?.id ?? '', 'b')).rejects.toMatchObject({ kind: 'notFound' })
    expect(requests.entities.values()).toEqual([])
  })

  it('is dialled at once from a link when the user allowed it, but a code always waits', async () => {
    linksAllowed = true
    await requests.offer('link', 'tel:201')
    expect(dial).toHaveBeenCalledExactlyOnceWith({ accountId: 'a', target: '201' })
    await clock.advance(2 * SECOND)
    await requests.offer('link', 'tel:*21*201%23')
    expect(dial).toHaveBeenCalledOnce()
    expect(requests.entities.values()).toMatchObject([{ number: { kind: 'code', digits: '*21*201#' } }])
  })

  it('on the command line waits even when links are allowed', async () => {
    linksAllowed = true
    await requests.offer('commandLine', '201')
    expect(dial).not.toHaveBeenCalled()
  })

  it('is taken once in two seconds', async () => {
    await requests.offer('link', 'tel:201')
    await clock.advance(1.9 * SECOND)
    await requests.offer('link', 'tel:202')
    expect(requests.entities.values()).toHaveLength(1)
    expect(notices.entities.values()).toHaveLength(1)
    await clock.advance(0.1 * SECOND)
    await requests.offer('link', 'tel:203')
    expect(requests.entities.values()).toHaveLength(2)
  })

  it('that is none is shown with the reason and cannot be dialled', async () => {
    await requests.offer('link', 'tel:anna')
    const [request] = requests.entities.values()
    expect(request?.problem).toBeTruthy()
    await expect(requests.confirm(request?.id ?? '', 'a')).rejects.toMatchObject({ kind: 'notFound' })
  })

  it('goes when it is dismissed, and the oldest of more than five goes by itself', async () => {
    for (const digit of '1234567') {
      await requests.offer('link', `tel:20${digit}`)
      await clock.advance(2 * SECOND)
    }
    expect(requests.entities.values().map((request) => request.number?.digits)).toEqual([
      '203',
      '204',
      '205',
      '206',
      '207'
    ])
    for (const { id } of requests.entities.values()) requests.dismiss(id)
    expect(requests.entities.values()).toEqual([])
  })

  it('whose dialling fails is told, and not repeated', async () => {
    linksAllowed = true
    dial.mockRejectedValue(new CtiError('network', { userMessage: 'not connected' }))
    await requests.offer('link', 'tel:201')
    expect(notices.entities.values()).toMatchObject([{ level: 'error', text: 'not connected' }])
    expect(dial).toHaveBeenCalledOnce()
  })
})
