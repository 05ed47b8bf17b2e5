import { beforeEach, describe, expect, it } from 'vitest'
import { CtiError } from '../util/errors.ts'
import { CommandsStage } from './testing/commands-stage.ts'
import { reportedCall } from './testing/seen-call.ts'

let stage: CommandsStage

beforeEach(() => {
  stage = new CommandsStage()
})

describe('a pressed control', () => {
  it.each(['reject', 'hangUp', 'hold', 'resume', 'mute', 'unmute'] as const)(
    '%s goes to the account',
    async (action) => {
      stage.see({ allowed: [action] })
      await stage.commands.act({ callId: 'a:c1', action })
      expect(stage.link.execute).toHaveBeenCalledExactlyOnceWith('a', { type: action, vendorId: 'c1' })
    }
  )

  it('answers with the telephone that the call names, and without one where it names none', async () => {
    stage.preferred.mockReturnValue(['mobile'])
    stage.see({ answerDeviceIds: ['desk', 'mobile'] })
    stage.see({ vendorId: 'c2', answerDeviceIds: [] })
    await stage.commands.act({ callId: 'a:c1', action: 'answer' })
    await stage.commands.act({ callId: 'a:c2', action: 'answer' })
    expect(stage.sent()).toEqual([
      { type: 'answer', vendorId: 'c1', deviceId: 'mobile' },
      { type: 'answer', vendorId: 'c2', deviceId: undefined }
    ])
  })

  it('answers with the telephone that was chosen, which is kept for the account', async () => {
    stage.see({ answerDeviceIds: ['desk', 'mobile'] })
    stage.commands.chooseAnswerDevice('a:c1', 'mobile')
    await stage.commands.act({ callId: 'a:c1', action: 'answer' })
    expect(stage.sent()).toEqual([{ type: 'answer', vendorId: 'c1', deviceId: 'mobile' }])
    expect(stage.preferAnswerDevice.mock.calls).toEqual([['a', 'mobile']])
  })

  it('chooses no telephone that cannot answer the call, nor one for a call that is gone', () => {
    stage.see({ answerDeviceIds: ['desk'] })
    const choose = (callId: string, deviceId: string) => () => stage.commands.chooseAnswerDevice(callId, deviceId)
    const gone = expect.objectContaining({ kind: 'notFound' })
    expect(choose('a:c1', 'mobile')).toThrow(gone)
    expect(choose('a:c9', 'desk')).toThrow(gone)
    expect(stage.preferAnswerDevice).not.toHaveBeenCalled()
  })

  it('transfers to an understood number', async () => {
    stage.see({ allowed: ['blindTransfer'] })
    await stage.commands.act({ callId: 'a:c1', action: 'blindTransfer', number: '030 901820' })
    expect(stage.link.execute).toHaveBeenCalledWith('a', {
      type: 'blindTransfer',
      vendorId: 'c1',
      number: '+4930901820'
    })
  })

  it('swaps with another call of the same account only', async () => {
    stage.see({ allowed: ['swap'] })
    stage.see({ vendorId: 'c2' })
    stage.calls.apply('b', { type: 'callUpdated', call: reportedCall(), order: 'unknown' })
    await stage.commands.act({ callId: 'a:c1', action: 'swap', otherCallId: 'a:c2' })
    expect(stage.link.execute).toHaveBeenCalledWith('a', { type: 'swap', vendorId: 'c1', otherVendorId: 'c2' })
    await expect(stage.commands.act({ callId: 'a:c1', action: 'swap', otherCallId: 'b:c1' })).rejects.toMatchObject({
      kind: 'notFound'
    })
    await expect(stage.commands.act({ callId: 'a:c1', action: 'swap', otherCallId: 'a:c1' })).rejects.toMatchObject({
      kind: 'notFound'
    })
  })

  it('sends digits, and nothing else, as tones', async () => {
    stage.see({ allowed: ['dtmf'] })
    await stage.commands.act({ callId: 'a:c1', action: 'dtmf', digits: '12#' })
    expect(stage.link.execute).toHaveBeenCalledWith('a', { type: 'dtmf', vendorId: 'c1', digits: '12#' })
    await expect(stage.commands.act({ callId: 'a:c1', action: 'dtmf', digits: 'x' })).rejects.toMatchObject({
      kind: 'unsupported'
    })
  })

  it('is refused for a call that is unknown or in another state', async () => {
    await expect(stage.commands.act({ callId: 'a:c1', action: 'hold' })).rejects.toMatchObject({ kind: 'notFound' })
    stage.see({ allowed: ['answer'] })
    await expect(stage.commands.act({ callId: 'a:c1', action: 'hold' })).rejects.toMatchObject({ kind: 'conflict' })
    expect(stage.link.execute).not.toHaveBeenCalled()
  })

  it.each(['timeout', 'network'] as const)('is not repeated after %s; the state is read again', async (kind) => {
    stage.see({})
    stage.link.execute.mockRejectedValue(new CtiError(kind, { userMessage: 'lost' }))
    await expect(stage.commands.act({ callId: 'a:c1', action: 'answer' })).rejects.toMatchObject({
      kind,
      retryable: false,
      userMessage: expect.stringContaining('may or may not have happened')
    })
    expect(stage.link.execute).toHaveBeenCalledOnce()
    expect(stage.link.reread).toHaveBeenCalledExactlyOnceWith('a')
  })

  it('has the state read again after a conflict, with the reason kept', async () => {
    stage.see({})
    stage.link.execute.mockRejectedValue(new CtiError('conflict', { userMessage: 'changed' }))
    await expect(stage.commands.act({ callId: 'a:c1', action: 'answer' })).rejects.toMatchObject({
      userMessage: 'changed'
    })
    expect(stage.link.reread).toHaveBeenCalledOnce()
  })

  it('is certainly not carried out when there is no link', async () => {
    stage.see({})
    stage.link.requireLink.mockImplementation(() => {
      throw new CtiError('network', { userMessage: 'not connected' })
    })
    await expect(stage.commands.act({ callId: 'a:c1', action: 'answer' })).rejects.toMatchObject({
      userMessage: 'not connected'
    })
    expect(stage.link.execute).not.toHaveBeenCalled()
    expect(stage.link.reread).not.toHaveBeenCalled()
  })
})

describe('the rest of call control', () => {
  it('picks up any call by its id, on the chosen device or the preferred one', async () => {
    stage.link.preferredDeviceId.mockReturnValue('desk')
    await stage.commands.act({ action: 'pickUpAnyCall', accountId: 'a', systemCallId: 'c9' })
    await stage.commands.act({ action: 'pickUpAnyCall', accountId: 'a', systemCallId: 'c9', deviceId: 'mobile' })
    expect(stage.sent()).toEqual([
      { type: 'pickUpAnyCall', systemCallId: 'c9', deviceId: 'desk' },
      { type: 'pickUpAnyCall', systemCallId: 'c9', deviceId: 'mobile' }
    ])
  })

  const join = { action: 'addToConference', callId: 'a:c1', otherCallId: 'a:c2' } as const

  it('joins calls, removes people and moves to another device', async () => {
    const participants = [{ id: 'p1', party: { kind: 'internal', withheld: false } }] as const
    stage.see({ allowed: ['addToConference', 'removeParticipant', 'move'], participants: [...participants] })
    stage.see({ vendorId: 'c2' })
    await stage.commands.act(join)
    await stage.commands.act({ callId: 'a:c1', action: 'removeParticipant', participantId: 'p1' })
    await stage.commands.act({ callId: 'a:c1', action: 'move', deviceId: 'mobile' })
    expect(stage.sent()).toEqual([
      { type: 'addToConference', vendorId: 'c1', otherVendorId: 'c2' },
      { type: 'removeParticipant', vendorId: 'c1', participantId: 'p1' },
      { type: 'move', vendorId: 'c1', deviceId: 'mobile' }
    ])
    const nobody = stage.commands.act({ callId: 'a:c1', action: 'removeParticipant', participantId: 'p2' })
    await expect(nobody).rejects.toMatchObject({ kind: 'notFound' })
  })

  it('says that a call is parked, and how to get it back', async () => {
    stage.see({ allowed: ['park'] })
    await stage.commands.act({ callId: 'a:c1', action: 'park' })
    stage.parkCode.mockReturnValue('*70')
    await stage.commands.act({ callId: 'a:c1', action: 'park' })
    expect(stage.notify.mock.calls.flat()).toEqual([
      expect.stringContaining('+4930123456 is parked'),
      expect.stringContaining('*70')
    ])
    await stage.commands.act({ action: 'retrieve', accountId: 'a' })
    expect(stage.link.execute).toHaveBeenLastCalledWith('a', { type: 'dial', number: '*70', deviceId: undefined })
  })

  it('says that it is in the list, where the system has one', async () => {
    stage.link.can.mockImplementation((_, capability) => capability === 'parkedCalls')
    stage.parkCode.mockReturnValue('*70')
    stage.see({ allowed: ['park'] })
    await stage.commands.act({ callId: 'a:c1', action: 'park' })
    expect(stage.notify.mock.calls.flat()).toEqual([expect.stringContaining('list of parked calls')])
  })

  it('fetches a parked call from its slot, with the preferred device', async () => {
    stage.link.preferredDeviceId.mockReturnValue('desk')
    await stage.commands.act({ action: 'retrieve', accountId: 'a', slot: '901' })
    expect(stage.link.execute).toHaveBeenCalledWith('a', { type: 'retrieve', slot: '901', deviceId: 'desk' })
    expect(stage.parkCode).not.toHaveBeenCalled()
  })

  it('picks up with the preferred device', async () => {
    stage.link.preferredDeviceId.mockReturnValue('desk')
    await stage.commands.act({ action: 'pickUp', accountId: 'a', pickupId: 'p' })
    expect(stage.link.execute).toHaveBeenCalledWith('a', { type: 'pickUp', pickupId: 'p', deviceId: 'desk' })
  })
})
