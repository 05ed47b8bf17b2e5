import { beforeEach, describe, expect, it, vi } from 'vitest'
import { silentLog } from '../logging/log.ts'
import { Notices } from '../state/notices.ts'
import { ManualClock } from '../util/clock.ts'
import { HOUR, SECOND } from '../util/durations.ts'
import { CtiError } from '../util/errors.ts'
import type { Call } from '../../src-preload/contract/call.ts'
import type { DialOrder } from '../../src-preload/contract/command.ts'
import type { DialAccount } from '../../src-preload/contract/dial.ts'
import { sampleCall } from '../windows/testing/samples.ts'
import { CalledNumbers } from './called-numbers.ts'
import { DialRequests } from './dial-requests.ts'

const dial = vi.fn<(order: DialOrder) => Promise<void>>()
const learn = vi.fn<(number: string, accountId: string) => void>()
let able: DialAccount | undefined
let calls: readonly Call[]
let clock: ManualClock
let notices: Notices
let linksAllowed: boolean
let region: string
let requests: DialRequests

beforeEach(() => {
  dial.mockReset().mockResolvedValue(undefined)
  learn.mockReset()
  able = { accountId: 'a', reason: { kind: 'onlyOne' } }
  calls = []
  clock = new ManualClock()
  notices = new Notices(clock)
  linksAllowed = false
  region = 'DE'
  requests = new DialRequests({
    clock,
    notices,
    log: silentLog,
    region: () => region,
    linksAllowed: () => linksAllowed,
    accounts: { ableFor: () => able, learn },
    called: new CalledNumbers({ calls: { values: () => calls }, clock, region: () => region }),
    accountLabel: (accountId) => accountId.toUpperCase(),
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
    expect(dial).toHaveBeenCalledExactlyOnceWith({ accountId: 'b', number: '+4930901820', deviceId: 'desk' })
    await expect(requests.confirm(request?.id ?? '', 'b')).rejects.toMatchObject({ kind: 'notFound' })
    expect(requests.entities.values()).toEqual([])
  })

  it('is dialled at once from a link when the user allowed it, but a code always waits', async () => {
    linksAllowed = true
    await requests.offer('link', 'tel:201')
    expect(dial).toHaveBeenCalledExactlyOnceWith({ accountId: 'a', number: '201' })
    await clock.advance(2 * SECOND)
    await requests.offer('link', 'tel:*21*201%23')
    expect(dial).toHaveBeenCalledOnce()
    expect(requests.entities.values()).toMatchObject([{ number: { kind: 'code', digits: '*21*201#' } }])
  })

  it.each(['link', 'commandLine'] as const)('is no SIP address from a %s', async (source) => {
    linksAllowed = true
    await requests.offer(source, 'sip:anna@example.org')
    await clock.advance(2 * SECOND)
    await requests.offer(source, 'anna@example.org')
    expect(dial).not.toHaveBeenCalled()
    expect(requests.entities.values().map(({ number }) => number)).toEqual([undefined, undefined])
  })

  it('on the command line waits even when links are allowed', async () => {
    linksAllowed = true
    await requests.offer('commandLine', '201')
    expect(dial).not.toHaveBeenCalled()
  })

  it.each([-HOUR, HOUR])('is taken once in two seconds, whoever sets the clock by %i', async (ms) => {
    await requests.offer('link', 'tel:201')
    clock.set(ms)
    await requests.offer('link', 'tel:202')
    expect(requests.entities.values()).toHaveLength(1)
    await clock.advance(2 * SECOND)
    await requests.offer('link', 'tel:203')
    expect(requests.entities.values()).toHaveLength(2)
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

describe('an emergency number from outside', () => {
  it('is never dropped, however soon it comes after another', async () => {
    await requests.offer('link', 'tel:201')
    await requests.offer('link', 'tel:911')
    await requests.offer('commandLine', '110')
    expect(digits()).toEqual(['201', '911', '110'])
    expect(requests.entities.values().slice(1)).toMatchObject([{ number: emergency }, { number: emergency }])
    expect(notices.entities.values()).toEqual([])
  })

  it('waits for a yes even when links are allowed, is asked once, and stays when others crowd in', async () => {
    linksAllowed = true
    await requests.offer('link', 'tel:112')
    await requests.offer('link', 'tel:112')
    expect(dial).not.toHaveBeenCalled()
    for (const digit of '123456') {
      await requests.offer('link', `tel:*2${digit}`)
      await clock.advance(2 * SECOND)
    }
    expect(digits()).toEqual(['112', '*23', '*24', '*25', '*26'])
  })

  it('is told by the region: 110 is a number of the company elsewhere', async () => {
    region = 'SE'
    await requests.offer('link', 'tel:110')
    expect(requests.entities.values()[0]?.number).not.toHaveProperty('emergency')
  })
})

describe('a number that costs more', () => {
  it.each([
    ['tel:+19005550123', 'premium'],
    ['tel:09001234567', 'premium'],
    ['tel:+491805123456', 'shared'],
    ['tel:+4930901820', undefined]
  ])('%s says so: %s', async (link, cost) => {
    await requests.offer('link', link)
    expect(requests.entities.values()[0]?.number?.cost).toBe(cost)
  })

  it('waits for a yes even when links are allowed', async () => {
    linksAllowed = true
    await requests.offer('link', 'tel:+19005550123')
    expect(dial).not.toHaveBeenCalled()
    expect(digits()).toEqual(['+19005550123'])
  })
})

describe('a number chosen in a window', () => {
  const order = {
    accountId: 'a',
    number: '*21*0301234#',
    deviceId: 'desk',
    kind: 'pastDiversion',
    lineId: 'l1'
  } as const

  it('that is a code waits for a yes, with its exact digits and what it was to be called with', async () => {
    await requests.order(order)
    await requests.order(order)
    expect(dial).not.toHaveBeenCalled()
    const [request, second] = requests.entities.values()
    expect(second).toBeUndefined()
    expect(request).toMatchObject({
      source: 'typed',
      accountId: 'a',
      deviceId: 'desk',
      number: { digits: '*21*0301234#' }
    })
    await requests.confirm(request?.id ?? '', 'a', 'mobile')
    expect(dial).toHaveBeenCalledExactlyOnceWith({ ...order, deviceId: 'mobile' })
  })

  it('and then called from another account does not take the line of the first along', async () => {
    await requests.order(order)
    await requests.confirm(requests.entities.values()[0]?.id ?? '', 'b', 'x')
    expect(dial).toHaveBeenCalledExactlyOnceWith({
      accountId: 'b',
      number: '*21*0301234#',
      deviceId: 'x',
      kind: 'pastDiversion'
    })
  })

  it('that is premium waits too, and an ordinary, shared-cost or emergency number is dialled at once', async () => {
    await requests.order({ accountId: 'a', number: '0900 1234567' })
    expect(dial).not.toHaveBeenCalled()
    for (const target of ['030 901820', '201', '0180 5123456', '112'])
      await requests.order({ accountId: 'a', number: target })
    expect(dial.mock.calls.map(([{ number }]) => number)).toEqual(['030 901820', '201', '0180 5123456', '112'])
  })

  it('that is none is refused as before', async () => {
    dial.mockRejectedValue(new CtiError('unsupported', { userMessage: 'no number' }))
    await expect(requests.order({ accountId: 'a', number: 'anna' })).rejects.toMatchObject({ kind: 'unsupported' })
  })
})

describe('the account', () => {
  const number = '+4930901820'

  it('of a link that is dialled without asking is told where another should have called', async () => {
    linksAllowed = true
    able = { accountId: 'b', reason: { kind: 'onlyOne' }, passedOverId: 'a' }
    await requests.offer('link', `tel:${number}`)
    expect(dial).toHaveBeenCalledExactlyOnceWith({ accountId: 'b', number })
    expect(notices.entities.values()).toMatchObject([{ level: 'info', text: expect.stringMatching(/^A .* B\.$/) }])
  })

  it('is asked for where none can call a link', async () => {
    linksAllowed = true
    able = undefined
    await requests.offer('link', `tel:${number}`)
    expect([dial.mock.calls, digits()]).toEqual([[], [number]])
  })

  it('is remembered for the number when it was chosen and the number was dialled', async () => {
    await requests.order({ accountId: 'a', number })
    expect(learn).not.toHaveBeenCalled()
    await requests.order({ accountId: 'b', number: '201', isChosen: true })
    expect(learn).toHaveBeenCalledExactlyOnceWith('201', 'b')
    dial.mockRejectedValue(new CtiError('network', { userMessage: 'no' }))
    await expect(requests.order({ accountId: 'a', number: '202', isChosen: true })).rejects.toThrow()
    expect(learn).toHaveBeenCalledOnce()
  })

  it('that was chosen where the number waited is remembered, too', async () => {
    await requests.offer('link', `tel:${number}`)
    await requests.confirm(requests.entities.values()[0]?.id ?? '', 'b', undefined, true)
    expect(learn).toHaveBeenCalledExactlyOnceWith(number, 'b')
  })
})

describe('a number that another account calls already', () => {
  const number = '+4930901820'
  const remote = { kind: 'external', number: '030901820', withheld: false } as const
  const onB = sampleCall({ id: 'b:1', accountId: 'b', remote })
  const request = () => requests.entities.values()[0]

  it('waits for a yes, that names it, and is then dialled once', async () => {
    calls = [onB]
    await requests.order({ accountId: 'a', number, isChosen: true })
    expect(dial).not.toHaveBeenCalled()
    expect(request()).toMatchObject({ source: 'typed', accountId: 'a', calledWithId: 'b', number: { digits: number } })
    await requests.confirm(request()?.id ?? '', 'a')
    expect(dial).toHaveBeenCalledOnce()
    expect(learn).toHaveBeenCalledExactlyOnceWith(number, 'a')
  })

  it('waits in a link that would be dialled without asking', async () => {
    calls = [onB]
    linksAllowed = true
    await requests.offer('link', `tel:${number}`)
    expect(dial).not.toHaveBeenCalled()
    expect(request()).toMatchObject({ source: 'link', calledWithId: 'b' })
  })

  it('waits while nothing has told the other call yet, even while that is on its way', async () => {
    let accept = (): void => undefined
    dial.mockReturnValueOnce(new Promise((resolve) => (accept = resolve)))
    const first = requests.order({ accountId: 'b', number })
    await requests.order({ accountId: 'a', number })
    expect([dial.mock.calls.length, request()?.calledWithId]).toEqual([1, 'b'])
    accept()
    await first
  })

  it('is dialled at once where the other call is over, or nothing came of it', async () => {
    calls = [{ ...onB, endedAt: 5 }]
    await requests.order({ accountId: 'a', number })
    await clock.advance(10 * SECOND)
    dial.mockRejectedValueOnce(new CtiError('conflict', { userMessage: 'no' }))
    await expect(requests.order({ accountId: 'a', number })).rejects.toThrow()
    await requests.order({ accountId: 'b', number })
    calls = [{ ...onB, id: 'b:2', endedAt: 6 }]
    await requests.order({ accountId: 'a', number })
    expect(dial).toHaveBeenCalledTimes(4)
  })

  it('is dialled at once where it is the same account, an extension, or the emergency services', async () => {
    calls = [onB, { ...onB, remote: { ...remote, number: '201' } }, { ...onB, remote: { ...remote, number: '112' } }]
    await requests.order({ accountId: 'b', number })
    await requests.order({ accountId: 'a', number: '201' })
    await requests.order({ accountId: 'a', number: '112' })
    expect(dial).toHaveBeenCalledTimes(3)
  })
})

describe('what waits when the region changes', () => {
  it('is read anew', async () => {
    await requests.offer('link', 'tel:02079460018')
    await clock.advance(2 * SECOND)
    await requests.offer('link', 'tel:anna')
    region = 'GB'
    await requests.reread()
    expect(requests.entities.values()).toMatchObject([{ number: { country: 'GB' } }, { problem: expect.any(String) }])
  })
})

const emergency = { emergency: true }
const digits = (): (string | undefined)[] => requests.entities.values().map(({ number }) => number?.digits)
