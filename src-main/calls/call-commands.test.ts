import { beforeEach, describe, expect, it, vi } from 'vitest'
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
  preferredDeviceId: vi.fn<(accountId: string) => string | undefined>()
}

let calls: CallStore
let commands: CallCommands

beforeEach(() => {
  vi.resetAllMocks()
  link.execute.mockResolvedValue(undefined)
  calls = new CallStore(new ManualClock(), { named: (call) => call })
  commands = new CallCommands(calls, link, () => 'DE')
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
    await expect(commands.act({ callId: 'a:c1', action: 'swap' })).rejects.toMatchObject({ kind: 'notFound' })
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
