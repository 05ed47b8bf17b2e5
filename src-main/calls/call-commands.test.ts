import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Capability } from '../../src-preload/contract/capability.ts'
import type { Command, SeenCall } from '../connectors/connector.ts'
import { ManualClock } from '../util/clock.ts'
import { CtiError } from '../util/errors.ts'
import { CallCommands } from './call-commands.ts'
import { CallStore } from './call-store.ts'
import { seenCall } from './testing/seen-call.ts'

const link = {
  requireLink: vi.fn<(accountId: string) => void>(),
  execute: vi.fn<(accountId: string, command: Command) => Promise<void>>(),
  reread: vi.fn<(accountId: string) => void>(),
  preferredDeviceId: vi.fn<(accountId: string) => string | undefined>(),
  can: vi.fn<(accountId: string, capability: Capability) => boolean>()
}

const parkCode = vi.fn<(accountId: string) => string | undefined>()
const tell = vi.fn<(text: string) => void>()

let calls: CallStore
let commands: CallCommands

beforeEach(() => {
  vi.resetAllMocks()
  link.execute.mockResolvedValue(undefined)
  calls = new CallStore(new ManualClock(), { named: (call) => call })
  commands = new CallCommands({ calls, link, region: () => 'DE', parkCode, tell })
})

const see = (changes: Partial<SeenCall>): void =>
  calls.apply('a', { type: 'callSeen', call: seenCall(changes), order: 'unknown' })

describe('a pressed control', () => {
  it.each(['reject', 'hangUp', 'hold', 'resume', 'mute', 'unmute'] as const)(
    '%s goes to the account',
    async (action) => {
      see({ allowed: [action] })
      await commands.act({ callId: 'a:c1', action })
      expect(link.execute).toHaveBeenCalledExactlyOnceWith('a', { type: action, vendorId: 'c1' })
    }
  )

  it('answers on the chosen device', async () => {
    see({})
    await commands.act({ callId: 'a:c1', action: 'answer', deviceId: 'mobile' })
    expect(link.execute).toHaveBeenCalledWith('a', { type: 'answer', vendorId: 'c1', deviceId: 'mobile' })
  })

  it('answers on the preferred device only where that can answer', async () => {
    see({ answerDeviceIds: ['desk'] })
    link.preferredDeviceId.mockReturnValueOnce('desk').mockReturnValueOnce('mobile')
    await commands.act({ callId: 'a:c1', action: 'answer' })
    await commands.act({ callId: 'a:c1', action: 'answer' })
    expect(link.execute.mock.calls.map(([, command]) => command)).toEqual([
      { type: 'answer', vendorId: 'c1', deviceId: 'desk' },
      { type: 'answer', vendorId: 'c1', deviceId: undefined }
    ])
  })

  it('transfers to an understood number', async () => {
    see({ allowed: ['blindTransfer'] })
    await commands.act({ callId: 'a:c1', action: 'blindTransfer', target: '030 901820' })
    expect(link.execute).toHaveBeenCalledWith('a', { type: 'blindTransfer', vendorId: 'c1', number: '+4930901820' })
  })

  it('swaps with another call of the same account only', async () => {
    see({ allowed: ['swap'] })
    see({ vendorId: 'c2' })
    calls.apply('b', { type: 'callSeen', call: seenCall(), order: 'unknown' })
    await commands.act({ callId: 'a:c1', action: 'swap', target: 'a:c2' })
    expect(link.execute).toHaveBeenCalledWith('a', { type: 'swap', vendorId: 'c1', otherVendorId: 'c2' })
    await expect(commands.act({ callId: 'a:c1', action: 'swap', target: 'b:c1' })).rejects.toMatchObject({
      kind: 'notFound'
    })
    await expect(commands.act({ callId: 'a:c1', action: 'swap', target: 'a:c1' })).rejects.toMatchObject({
      kind: 'notFound'
    })
  })

  it('sends digits, and nothing else, as tones', async () => {
    see({ allowed: ['dtmf'] })
    await commands.act({ callId: 'a:c1', action: 'dtmf', target: '12#' })
    expect(link.execute).toHaveBeenCalledWith('a', { type: 'dtmf', vendorId: 'c1', digits: '12#' })
    await expect(commands.act({ callId: 'a:c1', action: 'dtmf', target: 'x' })).rejects.toMatchObject({
      kind: 'unsupported'
    })
  })

  it('is refused for a call that is unknown or in another state', async () => {
    await expect(commands.act({ callId: 'a:c1', action: 'hold' })).rejects.toMatchObject({ kind: 'notFound' })
    see({ allowed: ['answer'] })
    await expect(commands.act({ callId: 'a:c1', action: 'hold' })).rejects.toMatchObject({ kind: 'conflict' })
    expect(link.execute).not.toHaveBeenCalled()
  })

  it.each(['timeout', 'network'] as const)('is not repeated after %s; the state is read again', async (kind) => {
    see({})
    link.execute.mockRejectedValue(new CtiError(kind, { userMessage: 'lost' }))
    await expect(commands.act({ callId: 'a:c1', action: 'answer' })).rejects.toMatchObject({
      kind,
      retryable: false,
      userMessage: expect.stringContaining('may or may not have happened')
    })
    expect(link.execute).toHaveBeenCalledOnce()
    expect(link.reread).toHaveBeenCalledExactlyOnceWith('a')
  })

  it('has the state read again after a conflict, with the reason kept', async () => {
    see({})
    link.execute.mockRejectedValue(new CtiError('conflict', { userMessage: 'changed' }))
    await expect(commands.act({ callId: 'a:c1', action: 'answer' })).rejects.toMatchObject({ userMessage: 'changed' })
    expect(link.reread).toHaveBeenCalledOnce()
  })

  it('is certainly not carried out when there is no link', async () => {
    see({})
    link.requireLink.mockImplementation(() => {
      throw new CtiError('network', { userMessage: 'not connected' })
    })
    await expect(commands.act({ callId: 'a:c1', action: 'answer' })).rejects.toMatchObject({
      userMessage: 'not connected'
    })
    expect(link.execute).not.toHaveBeenCalled()
    expect(link.reread).not.toHaveBeenCalled()
  })
})

describe('consultation and transfer', () => {
  const original = {
    vendorId: 'c1',
    allowed: ['consult', 'blindTransfer', 'completeTransfer', 'cancelConsultation']
  } as const
  const consultation = {
    vendorId: 'c2',
    consultsForVendorId: 'c1',
    allowed: ['completeTransfer', 'cancelConsultation']
  } as const
  const seeBoth = (): void => {
    see({ ...original, allowed: [...original.allowed] })
    see({ ...consultation, allowed: [...consultation.allowed] })
  }

  it('is started from the call it is about', async () => {
    see({ ...original, allowed: ['consult'] })
    await commands.act({ callId: 'a:c1', action: 'consult', target: '201', kind: 'plain' })
    const as = { lineId: 'l1', roleId: 'private' }
    await commands.act({ callId: 'a:c1', action: 'consult', target: '201', ...as })
    expect(link.execute.mock.calls.map(([, command]) => command)).toEqual([
      { type: 'consult', vendorId: 'c1', number: '201' },
      { type: 'consult', vendorId: 'c1', number: '201', ...as }
    ])
  })

  it.each(['a:c1', 'a:c2'])('is completed and cancelled from either call: %s', async (callId) => {
    seeBoth()
    expect(calls.entities.get('a:c2')?.consultsFor).toBe('a:c1')
    await commands.act({ callId, action: 'completeTransfer', waitForAnswer: true })
    await commands.act({ callId, action: 'cancelConsultation' })
    expect(link.execute.mock.calls.map(([, command]) => command)).toEqual([
      { type: 'completeTransfer', vendorId: 'c1', otherVendorId: 'c2', waitForAnswer: true },
      { type: 'cancelConsultation', vendorId: 'c2', otherVendorId: 'c1' }
    ])
  })

  it('joins two calls that were not made for each other, handing over the one that can be', async () => {
    see({ allowed: ['completeTransfer', 'blindTransfer'] })
    see({ vendorId: 'c2', allowed: ['completeTransfer'] })
    await commands.act({ callId: 'a:c2', action: 'completeTransfer', target: 'a:c1' })
    const expected = { type: 'completeTransfer', vendorId: 'c1', otherVendorId: 'c2', waitForAnswer: false }
    expect(link.execute).toHaveBeenCalledExactlyOnceWith('a', expected)
    await expect(commands.act({ callId: 'a:c2', action: 'completeTransfer' })).rejects.toMatchObject({
      kind: 'notFound'
    })
  })

  it('is a call of its own when the one it was about has ended', () => {
    seeBoth()
    calls.apply('a', { type: 'callGone', vendorId: 'c1', answeredElsewhere: false })
    expect(calls.entities.get('a:c2')).not.toHaveProperty('consultsFor')
  })

  it('survives a loss of the connection', () => {
    seeBoth()
    calls.replace('a', [seenCall(), seenCall({ vendorId: 'c2' })])
    expect(calls.entities.get('a:c2')?.consultsFor).toBe('a:c1')
    calls.replace('a', [seenCall({ vendorId: 'c2' })])
    expect(calls.entities.get('a:c2')).not.toHaveProperty('consultsFor')
  })

  it('passes the kind of a transfer on', async () => {
    see({ allowed: ['blindTransfer'] })
    await commands.act({ callId: 'a:c1', action: 'blindTransfer', target: '201', kind: 'campOn', supervised: true })
    const expected = { type: 'blindTransfer', vendorId: 'c1', number: '201', kind: 'campOn', supervised: true }
    expect(link.execute).toHaveBeenCalledExactlyOnceWith('a', expected)
  })
})

describe('dialling', () => {
  const order = { accountId: 'a', target: '030 901820' } as const
  const only = (...able: readonly Capability[]): void =>
    void link.can.mockImplementation((_, capability) => able.includes(capability))
  const sent = (): readonly Command[] => link.execute.mock.calls.map(([, command]) => command)

  it('shows the line and the role that were chosen', async () => {
    only('dial', 'callbackDial')
    await commands.dial({ ...order, deviceId: 'desk', lineId: 'l1', roleId: 'business' })
    const as = { lineId: 'l1', roleId: 'business' }
    expect(sent()).toEqual([{ type: 'dial', number: '+4930901820', deviceId: 'desk', ...as }])
    expect(tell).not.toHaveBeenCalled()
  })

  it('goes by call-back where the account cannot dial, and says what happens next', async () => {
    only('callbackDial')
    await commands.dial({ ...order, roleId: 'business' })
    expect(sent()).toEqual([{ type: 'callBack', number: '+4930901820', answerPlaceId: undefined, roleId: 'business' }])
    expect(tell).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('Your telephone rings first'))
  })

  it('goes by call-back when the user wants that, and from the telephone when that is wanted', async () => {
    only('dial', 'callbackDial')
    await commands.dial({ ...order, startedBy: 'callBack', answerPlaceId: 'mobile', kind: 'pastDiversion' })
    only('callbackDial')
    await commands.dial({ ...order, startedBy: 'device', deviceId: 'desk' })
    expect(sent()).toEqual([
      { type: 'callBack', number: '+4930901820', answerPlaceId: 'mobile', kind: 'pastDiversion' },
      { type: 'dial', number: '+4930901820', deviceId: 'desk' }
    ])
  })

  it('never shows another number than the chosen one: a call-back cannot choose', async () => {
    only('callbackDial')
    await expect(commands.dial({ ...order, lineId: 'anonymous' })).rejects.toMatchObject({ kind: 'unsupported' })
    expect(sent()).toEqual([])
  })

  it('by call-back is not repeated when the answer is lost, and promises nothing', async () => {
    only('callbackDial')
    link.execute.mockRejectedValue(new CtiError('timeout', { userMessage: 'lost' }))
    await expect(commands.dial(order)).rejects.toMatchObject({ kind: 'timeout', retryable: false })
    expect([sent().length, tell.mock.calls]).toEqual([1, []])
  })
})

describe('the rest of call control', () => {
  it('picks up any call by its id, on the chosen device or the preferred one', async () => {
    link.preferredDeviceId.mockReturnValue('desk')
    await commands.act({ action: 'pickUpAnyCall', accountId: 'a', systemCallId: 'c9' })
    await commands.act({ action: 'pickUpAnyCall', accountId: 'a', systemCallId: 'c9', deviceId: 'mobile' })
    expect(link.execute.mock.calls.map(([, command]) => command)).toEqual([
      { type: 'pickUpAnyCall', systemCallId: 'c9', deviceId: 'desk' },
      { type: 'pickUpAnyCall', systemCallId: 'c9', deviceId: 'mobile' }
    ])
  })

  const join = { action: 'addToConference', callId: 'a:c1', target: 'a:c2' } as const

  it('joins calls, removes people and moves to another device', async () => {
    const participants = [{ id: 'p1', party: { kind: 'internal', withheld: false } }] as const
    see({ allowed: ['addToConference', 'removeParticipant', 'move'], participants: [...participants] })
    see({ vendorId: 'c2' })
    await commands.act(join)
    await commands.act({ callId: 'a:c1', action: 'removeParticipant', participantId: 'p1' })
    await commands.act({ callId: 'a:c1', action: 'move', deviceId: 'mobile' })
    expect(link.execute.mock.calls.map(([, command]) => command)).toEqual([
      { type: 'addToConference', vendorId: 'c1', otherVendorId: 'c2' },
      { type: 'removeParticipant', vendorId: 'c1', participantId: 'p1' },
      { type: 'move', vendorId: 'c1', deviceId: 'mobile' }
    ])
    const nobody = commands.act({ callId: 'a:c1', action: 'removeParticipant', participantId: 'p2' })
    await expect(nobody).rejects.toMatchObject({ kind: 'notFound' })
  })

  it('says that a call is parked, and how to get it back', async () => {
    see({ allowed: ['park'] })
    await commands.act({ callId: 'a:c1', action: 'park' })
    parkCode.mockReturnValue('*70')
    await commands.act({ callId: 'a:c1', action: 'park' })
    expect(tell.mock.calls.flat()).toEqual([
      expect.stringContaining('+4930123456 is parked'),
      expect.stringContaining('*70')
    ])
    await commands.act({ action: 'retrieve', accountId: 'a' })
    expect(link.execute).toHaveBeenLastCalledWith('a', { type: 'dial', number: '*70', deviceId: undefined })
  })

  it('picks up with the preferred device', async () => {
    link.preferredDeviceId.mockReturnValue('desk')
    await commands.act({ action: 'pickUp', accountId: 'a', pickupId: 'p' })
    expect(link.execute).toHaveBeenCalledWith('a', { type: 'pickUp', pickupId: 'p', deviceId: 'desk' })
  })
})

describe('dialling', () => {
  it('uses the chosen device, else the preferred one', async () => {
    link.preferredDeviceId.mockReturnValue('desk')
    await commands.dial({ accountId: 'a', target: '201', deviceId: 'mobile' })
    await commands.dial({ accountId: 'a', target: '030 901820' })
    expect(link.execute.mock.calls.map(([, command]) => command)).toEqual([
      { type: 'dial', number: '201', deviceId: 'mobile' },
      { type: 'dial', number: '+4930901820', deviceId: 'desk' }
    ])
  })

  it('refuses what is no number', async () => {
    await expect(commands.dial({ accountId: 'a', target: 'Anna' })).rejects.toMatchObject({ kind: 'unsupported' })
    expect(link.execute).not.toHaveBeenCalled()
  })
})
