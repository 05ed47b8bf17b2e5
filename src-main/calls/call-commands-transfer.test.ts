import { beforeEach, describe, expect, it } from 'vitest'
import { CtiError } from '../util/errors.ts'
import { CommandsStage } from './testing/commands-stage.ts'
import { reportedCall } from './testing/seen-call.ts'

let stage: CommandsStage

beforeEach(() => {
  stage = new CommandsStage()
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
    stage.see({ ...original, allowed: [...original.allowed] })
    stage.see({ ...consultation, allowed: [...consultation.allowed] })
  }

  it('is started from the call it is about', async () => {
    stage.see({ ...original, allowed: ['consult'] })
    await stage.commands.act({ callId: 'a:c1', action: 'consult', number: '201', kind: 'plain' })
    const as = { lineId: 'l1', roleId: 'private' }
    await stage.commands.act({ callId: 'a:c1', action: 'consult', number: '201', ...as })
    expect(stage.sent()).toEqual([
      { type: 'consult', vendorId: 'c1', number: '201' },
      { type: 'consult', vendorId: 'c1', number: '201', ...as }
    ])
  })

  it.each(['a:c1', 'a:c2'])('is completed and cancelled from either call: %s', async (callId) => {
    seeBoth()
    expect(stage.calls.entities.get('a:c2')?.consultsFor).toBe('a:c1')
    await stage.commands.act({ callId, action: 'completeTransfer', waitForAnswer: true })
    await stage.commands.act({ callId, action: 'cancelConsultation' })
    expect(stage.sent()).toEqual([
      { type: 'completeTransfer', vendorId: 'c1', otherVendorId: 'c2', waitForAnswer: true },
      { type: 'cancelConsultation', vendorId: 'c2', otherVendorId: 'c1' }
    ])
  })

  it.each([{ action: 'completeTransfer' }, { action: 'blindTransfer', number: '201' }] as const)(
    'remembers who got the call, once that was accepted: $action',
    async (order) => {
      seeBoth()
      const { allowed, ...rest } = consultation
      stage.see({
        ...rest,
        allowed: [...allowed],
        state: 'connected',
        remote: { kind: 'internal', number: '201', withheld: false }
      })
      stage.link.execute.mockRejectedValueOnce(new CtiError('conflict', { userMessage: 'No.' }))
      await expect(stage.commands.act({ callId: 'a:c1', ...order })).rejects.toThrow()
      expect(stage.handedOver).not.toHaveBeenCalled()
      await stage.commands.act({ callId: 'a:c1', ...order })
      expect(stage.handedOver).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ id: 'a:c1' }), '201')
    }
  )

  it('joins two calls that were not made for each other, handing over the one that can be', async () => {
    stage.see({ allowed: ['completeTransfer', 'blindTransfer'] })
    stage.see({ vendorId: 'c2', allowed: ['completeTransfer'] })
    await stage.commands.act({ callId: 'a:c2', action: 'completeTransfer', otherCallId: 'a:c1' })
    const expected = { type: 'completeTransfer', vendorId: 'c1', otherVendorId: 'c2', waitForAnswer: false }
    expect(stage.link.execute).toHaveBeenCalledExactlyOnceWith('a', expected)
    await expect(stage.commands.act({ callId: 'a:c2', action: 'completeTransfer' })).rejects.toMatchObject({
      kind: 'notFound'
    })
  })

  it('is a call of its own when the one it was about has ended', () => {
    seeBoth()
    stage.calls.apply('a', { type: 'callEnded', vendorId: 'c1', answeredElsewhere: false })
    expect(stage.calls.entities.get('a:c2')).not.toHaveProperty('consultsFor')
  })

  it('survives a loss of the connection', () => {
    seeBoth()
    stage.calls.replace('a', [reportedCall(), reportedCall({ vendorId: 'c2' })])
    expect(stage.calls.entities.get('a:c2')?.consultsFor).toBe('a:c1')
    stage.calls.replace('a', [reportedCall({ vendorId: 'c2' })])
    expect(stage.calls.entities.get('a:c2')).not.toHaveProperty('consultsFor')
  })

  it('passes the kind of a transfer on', async () => {
    stage.see({ allowed: ['blindTransfer'] })
    await stage.commands.act({
      callId: 'a:c1',
      action: 'blindTransfer',
      number: '201',
      kind: 'campOn',
      supervised: true
    })
    const expected = { type: 'blindTransfer', vendorId: 'c1', number: '201', kind: 'campOn', supervised: true }
    expect(stage.link.execute).toHaveBeenCalledExactlyOnceWith('a', expected)
  })
})

describe('handing over without asking', () => {
  const order = { callId: 'a:c1', action: 'blindTransfer', number: '201' } as const
  const shown = () => stage.calls.entities.get('a:c1')
  const gone = (sentOn = false): void =>
    stage.calls.apply('a', { type: 'callEnded', vendorId: 'c1', answeredElsewhere: false, sentOn })

  beforeEach(() => {
    stage.see({ state: 'connected', allowed: ['blindTransfer', 'hangUp'] })
    stage.link.can.mockImplementation((_account, capability) => capability === 'supervisedTransfer')
  })

  it('comes back when it fails, wherever the account can, unless it is ordered otherwise', async () => {
    await stage.commands.act(order)
    await stage.commands.act({ ...order, kind: 'plain' })
    await stage.commands.act({ ...order, supervised: false })
    await stage.commands.act({ ...order, kind: 'voicemail' })
    stage.link.can.mockReturnValue(false)
    await stage.commands.act(order)
    const plain = { type: 'blindTransfer', vendorId: 'c1', number: '201' }
    expect(stage.sent()).toEqual([
      { ...plain, supervised: true },
      { ...plain, supervised: true },
      plain,
      { ...plain, kind: 'voicemail' },
      plain
    ])
  })

  it('is shown from when it was accepted, with whom it goes to', async () => {
    let shownBefore: unknown = 'not asked'
    stage.link.execute.mockImplementation(async () => void (shownBefore = shown()?.transfer))
    await stage.commands.act({ ...order, number: '030 901820' })
    expect(shownBefore).toBeUndefined()
    expect(shown()?.transfer).toMatchObject({ state: 'pending', to: { kind: 'external', number: '+4930901820' } })
    await stage.commands.act(order)
    expect(shown()?.transfer).toMatchObject({ to: { kind: 'internal', number: '201' } })
  })

  it('leaves nothing behind when it is refused, or cannot be sent at all', async () => {
    stage.link.execute.mockRejectedValueOnce(new CtiError('conflict', { userMessage: 'changed' }))
    await expect(stage.commands.act(order)).rejects.toMatchObject({ kind: 'conflict' })
    stage.link.requireLink.mockImplementationOnce(() => {
      throw new CtiError('network', { userMessage: 'no link' })
    })
    await expect(stage.commands.act(order)).rejects.toMatchObject({ userMessage: 'no link' })
    expect(shown()).not.toHaveProperty('transfer')
  })

  it('is not confirmed after a lost answer, which is told, and is not sent again', async () => {
    stage.link.execute.mockRejectedValueOnce(new CtiError('timeout', { userMessage: 'late' }))
    await expect(stage.commands.act(order)).rejects.toMatchObject({ kind: 'timeout' })
    expect(shown()?.transfer?.state).toBe('unconfirmed')
    expect([stage.sent(), stage.link.reread.mock.calls]).toMatchObject([[{ number: '201' }], [['a']]])
  })

  it('is followed although its end is told before its answer', async () => {
    stage.link.execute.mockImplementationOnce(async () => gone(true))
    await stage.commands.act(order)
    expect(shown()).toMatchObject({ state: 'cleared', transfer: { state: 'sentOn' } })
  })

  it.each(['hangUp', 'park'] as const)('that failed is over with %s', async (action) => {
    await stage.commands.act(order)
    const back = { state: 'connected', transferState: 'failed', failure: 'Busy', allowed: [action] } as const
    stage.see({ ...back, allowed: [...back.allowed] })
    expect(shown()?.transfer?.state).toBe('failed')
    await stage.commands.act({ callId: 'a:c1', action })
    gone()
    expect(shown()).toMatchObject({ state: 'cleared' })
    expect(shown()).not.toHaveProperty('transfer')
  })

  it('is what connecting before the answer comes to, and nobody tells more of it', async () => {
    const ringing = { vendorId: 'c2', direction: 'outgoing', consultsForVendorId: 'c1' } as const
    stage.see({ state: 'held', allowed: ['completeTransfer', 'blindTransfer'] })
    stage.see({ ...ringing, state: 'alerting', remote: { kind: 'internal', number: '201', withheld: false } })
    await stage.commands.act({ callId: 'a:c1', action: 'completeTransfer', waitForAnswer: true })
    expect(shown()?.transfer).toMatchObject({ state: 'pending', to: { number: '201' } })
    gone()
    expect(shown()).toMatchObject({ state: 'cleared', transfer: { state: 'unconfirmed' } })
  })

  it('is not what connecting after the answer is', async () => {
    stage.see({ state: 'held', allowed: ['completeTransfer', 'blindTransfer'] })
    stage.see({ vendorId: 'c2', state: 'connected', consultsForVendorId: 'c1', allowed: ['completeTransfer'] })
    await stage.commands.act({ callId: 'a:c1', action: 'completeTransfer' })
    gone()
    expect(shown()).toMatchObject({ state: 'cleared' })
    expect(shown()).not.toHaveProperty('transfer')
  })

  it('that failed is over when the call is handed over after asking', async () => {
    await stage.commands.act(order)
    stage.see({ state: 'held', transferState: 'failed', allowed: ['completeTransfer', 'blindTransfer'] })
    stage.see({ vendorId: 'c2', state: 'connected', consultsForVendorId: 'c1', allowed: ['completeTransfer'] })
    await stage.commands.act({ callId: 'a:c2', action: 'completeTransfer' })
    gone()
    expect(shown()).not.toHaveProperty('transfer')
  })
})
