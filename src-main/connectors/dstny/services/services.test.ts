import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ConnectorHarness } from '../../testing/connector-harness.ts'
import { openUserHarness } from '../testing/dstny-harness.ts'
import type { UserHarness } from '../testing/dstny-harness.ts'

let harness: ConnectorHarness
let goLiveAs: UserHarness['goLiveAs']

beforeEach(async () => void ({ harness, goLiveAs } = await openUserHarness()))
afterEach(() => harness[Symbol.asyncDispose]())

const lineNames = (): readonly (string | undefined)[] => harness.recorded.lines.map(({ name }) => name)

describe('the lines to call with', () => {
  it('are off with a reason when they may not be read, and everything else goes on', async () => {
    harness.front.faults.reply(403, { operation: 'listUserLines' })
    await goLiveAs('jane')
    await harness.until(() => harness.recorded.lost.length > 0)
    expect([harness.recorded.lost, harness.recorded.lines, harness.recorded.state]).toEqual([
      ['callerLines'],
      [],
      'live'
    ])
  })

  it('are shown where nobody may know which of them is active', async () => {
    harness.front.faults.reply(403, { operation: 'getActiveLine' })
    const body = JSON.stringify({ line: [{ type: 'OFFICE_FIXED', groupId: 0, number: '200', name: 'Desk' }] })
    harness.front.faults.reply(200, { operation: 'listUserLines', body, contentType: 'application/json' })
    await goLiveAs('jane')
    await harness.until(() => harness.front.count('getActiveLine') > 0 && lineNames().length > 0)
    expect(harness.recorded.lost).toEqual([])
  })

  it('do not keep the account from being live, and come when the server can', async () => {
    harness.front.faults.reply(500, { operation: 'listUserLines' })
    await goLiveAs('jane')
    await harness.until(() => harness.front.count('listUserLines') >= 3)
    harness.front.faults.clear()
    harness.pbx.events.emit({ kind: 'configuration', extension: harness.me })
    await harness.until(() => lineNames().length > 0)
    expect(harness.recorded.lost).toEqual([])
  })

  it('are read when one is chosen that is not known yet', async () => {
    harness.front.faults.reply(503, { operation: 'listUserLines', retryAfter: 5 })
    await goLiveAs('jane')
    await harness.until(() => harness.front.count('listUserLines') === 1)
    harness.front.faults.clear()
    expect(lineNames()).toEqual([])
    await harness.passing(harness.do({ type: 'dial', number: '201', deviceId: undefined, lineId: 'OFFICE_MOBILE:0' }))
    await harness.until(() => harness.colleague.legs.length === 1)
    expect(harness.colleague.legIn().remote.number).toBe(harness.me.data.mobile)
  })

  it('keep a call from beginning long after it was asked for', async () => {
    harness.front.faults.reply(503, { operation: 'listUserLines', retryAfter: 60 })
    await goLiveAs('jane')
    await harness.until(() => harness.front.count('listUserLines') === 1)
    harness.front.faults.clear()
    const dialled = harness.do({ type: 'dial', number: '201', deviceId: undefined, lineId: 'OFFICE_MOBILE:0' })
    await expect(harness.passing(dialled)).rejects.toMatchObject({ kind: 'rateLimited' })
    await harness.until(() => lineNames().length > 0)
    expect(harness.front.count('makeCall')).toBe(0)
  })
})

describe('what is sent once', () => {
  it('joins a meeting once, and says so when nobody knows whether it did', async () => {
    await goLiveAs('jane')
    const [meeting] = await harness.ask('meeting.list', {})
    harness.front.faults.dropAfterActing('joinConference')
    const joined = harness.passing(harness.ask('meeting.join', { meetingId: meeting?.id ?? '' }))
    await expect(joined).rejects.toMatchObject({
      kind: 'network',
      retryable: false,
      userMessage: expect.stringContaining('did not confirm')
    })
    expect(harness.front.count('joinConference')).toBe(1)
  })

  it('hands a mobile call over once, and the state tells what became of it', async () => {
    await goLiveAs('jane')
    await harness.outside().dials(harness.me)
    await harness.me.answers(undefined, 'mobile')
    harness.front.faults.dropAfterActing('startMobileTransfer')
    const started = harness.passing(harness.ask('mobileTransfer.start', { to: '201', attended: true }))
    await expect(started).rejects.toMatchObject({ kind: 'network', retryable: false })
    expect(harness.front.count('startMobileTransfer')).toBe(1)
    expect(await harness.ask('mobileTransfer.state', {})).toMatchObject({ kind: 'attended', to: '201' })
  })
})

describe('a user without call control', () => {
  it('calls by call-back, which is all that is left', async () => {
    harness.front.faults.reply(403, { operation: 'getUserCallState' })
    await goLiveAs('jane')
    await harness.until(() => harness.recorded.lost.includes('dial'))
    expect(harness.recorded.current?.capabilities.has('callbackDial')).toBe(true)
    await harness.do({ type: 'callBack', number: '201', answerPlaceId: undefined })
    await harness.me.answers(undefined, 'mobile')
    await harness.until(() => harness.colleague.legs.length === 1)
  })

  it('hears that there is no telephone to ring, and nobody is called', async () => {
    await goLiveAs('anna.berg')
    harness.front.faults.reply(404, { operation: 'setupCallbackCall' })
    const refused = harness.do({ type: 'callBack', number: '200', answerPlaceId: 'mobile' })
    await expect(refused).rejects.toMatchObject({ kind: 'unsupported' })
    expect(harness.me.legs).toEqual([])
  })
})
