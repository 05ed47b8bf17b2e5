import { beforeEach, describe, expect, it } from 'vitest'
import type { Capability } from '../../src-preload/contract/capability.ts'
import { defined } from '../util/defined.ts'
import { CtiError } from '../util/errors.ts'
import { CommandsStage } from './testing/commands-stage.ts'

let stage: CommandsStage

beforeEach(() => {
  stage = new CommandsStage()
})

describe('dialling', () => {
  const order = { accountId: 'a', number: '030 901820' } as const
  const only = (...able: readonly Capability[]): void =>
    void stage.link.can.mockImplementation((_, capability) => able.includes(capability))

  it('shows the line and the role that were chosen', async () => {
    only('dial', 'callbackDial')
    await stage.commands.dial({ ...order, deviceId: 'desk', lineId: 'l1', roleId: 'business' })
    const as = { lineId: 'l1', roleId: 'business' }
    expect(stage.sent()).toEqual([{ type: 'dial', number: '+4930901820', deviceId: 'desk', ...as }])
    expect(stage.notify).not.toHaveBeenCalled()
  })

  it('goes by call-back where the account cannot dial, and says what happens next', async () => {
    only('callbackDial')
    await stage.commands.dial({ ...order, roleId: 'business' })
    expect(stage.sent()).toEqual([
      { type: 'callBack', number: '+4930901820', answerPlaceId: undefined, roleId: 'business' }
    ])
    expect(stage.notify).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('Your telephone rings first'))
  })

  it('goes by call-back when the user wants that, and from the telephone when that is wanted', async () => {
    only('dial', 'callbackDial')
    await stage.commands.dial({ ...order, startedBy: 'callBack', answerPlaceId: 'mobile', kind: 'pastDiversion' })
    only('callbackDial')
    await stage.commands.dial({ ...order, startedBy: 'device', deviceId: 'desk' })
    expect(stage.sent()).toEqual([
      { type: 'callBack', number: '+4930901820', answerPlaceId: 'mobile', kind: 'pastDiversion' },
      { type: 'dial', number: '+4930901820', deviceId: 'desk' }
    ])
  })

  it('never shows another number than the chosen one: a call-back cannot choose', async () => {
    only('callbackDial')
    await expect(stage.commands.dial({ ...order, lineId: 'anonymous' })).rejects.toMatchObject({ kind: 'unsupported' })
    expect(stage.sent()).toEqual([])
  })

  it('by call-back is not repeated when the answer is lost, and promises nothing', async () => {
    only('callbackDial')
    stage.link.execute.mockRejectedValue(new CtiError('timeout', { userMessage: 'lost' }))
    await expect(stage.commands.dial(order)).rejects.toMatchObject({ kind: 'timeout', retryable: false })
    expect([stage.sent().length, stage.notify.mock.calls]).toEqual([1, []])
  })

  it('uses the chosen device, else the preferred one', async () => {
    stage.link.preferredDeviceId.mockReturnValue('desk')
    await stage.commands.dial({ accountId: 'a', number: '201', deviceId: 'mobile' })
    await stage.commands.dial({ accountId: 'a', number: '030 901820' })
    expect(stage.sent()).toEqual([
      { type: 'dial', number: '201', deviceId: 'mobile' },
      { type: 'dial', number: '+4930901820', deviceId: 'desk' }
    ])
  })

  it('calls a SIP address where the account can, and says so where it cannot', async () => {
    only('dial', 'dialAddress')
    await stage.commands.dial({ accountId: 'a', number: 'sip:anna@example.org;transport=tls' })
    expect(stage.sent()).toEqual([{ type: 'dial', number: 'anna@example.org', deviceId: undefined }])
    only('dial')
    const refused = stage.commands.dial({ accountId: 'a', number: 'anna@example.org' })
    await expect(refused).rejects.toMatchObject({
      kind: 'unsupported',
      userMessage: expect.stringMatching(/numbers only/)
    })
    expect(stage.sent()).toHaveLength(1)
  })

  it('says that an account is not connected before it says what that cannot do', async () => {
    only()
    stage.link.requireLink.mockImplementation(() => {
      throw new CtiError('network', { userMessage: 'not connected' })
    })
    const refused = stage.commands.dial({ accountId: 'a', number: 'anna@example.org' })
    await expect(refused).rejects.toMatchObject({ kind: 'network' })
  })

  it('refuses what is no number', async () => {
    await expect(stage.commands.dial({ accountId: 'a', number: 'Anna' })).rejects.toMatchObject({ kind: 'unsupported' })
    expect(stage.link.execute).not.toHaveBeenCalled()
  })
})

describe('ringing several people', () => {
  it('asks for the people who were chosen, once', async () => {
    const first = { contactIds: ['201', '202'], how: 'oneByOne' as const }
    await stage.commands.act({ action: 'ringGroup', accountId: 'a', first })
    expect(stage.sent()).toEqual([{ type: 'ringGroup', first }])
  })

  it('asks for a group by its name in the system, and for the number they are connected to', async () => {
    const first = { queueId: 'a:q1', groupSeconds: 60, memberSeconds: 15 }
    await stage.commands.act({ action: 'ringGroup', accountId: 'a', first, number: '030 901820' })
    expect(stage.sent()).toEqual([
      { type: 'ringGroup', first: { vendorId: 'q1', groupSeconds: 60, memberSeconds: 15 }, number: '+4930901820' }
    ])
  })

  it('is refused for a group of another account and for what is no number', async () => {
    const ring = (queueId: string, number?: string): Promise<void> =>
      stage.commands.act({ action: 'ringGroup', accountId: 'a', first: { queueId }, ...defined({ number }) })
    await expect(ring('b:q1')).rejects.toMatchObject({ kind: 'notFound' })
    await expect(ring('a:q1', 'Anna')).rejects.toMatchObject({ kind: 'unsupported' })
    expect(stage.sent()).toEqual([])
  })

  it('is not repeated when the answer is lost', async () => {
    stage.link.execute.mockRejectedValue(new CtiError('timeout', { userMessage: 'lost' }))
    const ring = stage.commands.act({ action: 'ringGroup', accountId: 'a', first: { queueId: 'a:q1' } })
    await expect(ring).rejects.toMatchObject({ kind: 'timeout', retryable: false })
    expect([stage.sent().length, stage.link.reread.mock.calls]).toEqual([1, [['a']]])
  })
})
