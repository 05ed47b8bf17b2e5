import { beforeEach, describe, expect, it } from 'vitest'
import { CommandsStage } from './testing/commands-stage.ts'
import { seenCall } from './testing/seen-call.ts'

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
    await stage.commands.act({ callId: 'a:c1', action: 'consult', target: '201', kind: 'plain' })
    const as = { lineId: 'l1', roleId: 'private' }
    await stage.commands.act({ callId: 'a:c1', action: 'consult', target: '201', ...as })
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

  it('joins two calls that were not made for each other, handing over the one that can be', async () => {
    stage.see({ allowed: ['completeTransfer', 'blindTransfer'] })
    stage.see({ vendorId: 'c2', allowed: ['completeTransfer'] })
    await stage.commands.act({ callId: 'a:c2', action: 'completeTransfer', target: 'a:c1' })
    const expected = { type: 'completeTransfer', vendorId: 'c1', otherVendorId: 'c2', waitForAnswer: false }
    expect(stage.link.execute).toHaveBeenCalledExactlyOnceWith('a', expected)
    await expect(stage.commands.act({ callId: 'a:c2', action: 'completeTransfer' })).rejects.toMatchObject({
      kind: 'notFound'
    })
  })

  it('is a call of its own when the one it was about has ended', () => {
    seeBoth()
    stage.calls.apply('a', { type: 'callGone', vendorId: 'c1', answeredElsewhere: false })
    expect(stage.calls.entities.get('a:c2')).not.toHaveProperty('consultsFor')
  })

  it('survives a loss of the connection', () => {
    seeBoth()
    stage.calls.replace('a', [seenCall(), seenCall({ vendorId: 'c2' })])
    expect(stage.calls.entities.get('a:c2')?.consultsFor).toBe('a:c1')
    stage.calls.replace('a', [seenCall({ vendorId: 'c2' })])
    expect(stage.calls.entities.get('a:c2')).not.toHaveProperty('consultsFor')
  })

  it('passes the kind of a transfer on', async () => {
    stage.see({ allowed: ['blindTransfer'] })
    await stage.commands.act({
      callId: 'a:c1',
      action: 'blindTransfer',
      target: '201',
      kind: 'campOn',
      supervised: true
    })
    const expected = { type: 'blindTransfer', vendorId: 'c1', number: '201', kind: 'campOn', supervised: true }
    expect(stage.link.execute).toHaveBeenCalledExactlyOnceWith('a', expected)
  })
})
