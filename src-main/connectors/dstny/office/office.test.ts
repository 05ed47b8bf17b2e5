import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Stage } from '../../testing/stage.ts'
import { openUserStage } from '../testing/dstny-stage.ts'
import type { UserStage } from '../testing/dstny-stage.ts'

let stage: Stage
let goLiveAs: UserStage['goLiveAs']

beforeEach(async () => void ({ stage, goLiveAs } = await openUserStage()))
afterEach(() => stage[Symbol.asyncDispose]())

const lineNames = (): readonly (string | undefined)[] => stage.picture.lines.map(({ name }) => name)

describe('the lines to call with', () => {
  it('are off with a reason when they may not be read, and everything else goes on', async () => {
    stage.front.faults.reply(403, { operation: 'listUserLines' })
    await goLiveAs('jane')
    await stage.until(() => stage.picture.lost.length > 0)
    expect([stage.picture.lost, stage.picture.lines, stage.picture.state]).toEqual([['callerLines'], [], 'live'])
  })

  it('are shown where nobody may know which of them is active', async () => {
    stage.front.faults.reply(403, { operation: 'getActiveLine' })
    const body = JSON.stringify({ line: [{ type: 'OFFICE_FIXED', groupId: 0, number: '200', name: 'Desk' }] })
    stage.front.faults.reply(200, { operation: 'listUserLines', body, contentType: 'application/json' })
    await goLiveAs('jane')
    await stage.until(() => stage.front.count('getActiveLine') > 0 && lineNames().length > 0)
    expect(stage.picture.lost).toEqual([])
  })

  it('do not keep the account from being live, and come when the server can', async () => {
    stage.front.faults.reply(500, { operation: 'listUserLines' })
    await goLiveAs('jane')
    await stage.until(() => stage.front.count('listUserLines') >= 3)
    stage.front.faults.clear()
    stage.pbx.events.emit({ kind: 'configuration', extension: stage.me })
    await stage.until(() => lineNames().length > 0)
    expect(stage.picture.lost).toEqual([])
  })

  it('are read when one is chosen that is not known yet', async () => {
    stage.front.faults.reply(503, { operation: 'listUserLines', retryAfter: 5 })
    await goLiveAs('jane')
    await stage.until(() => stage.front.count('listUserLines') === 1)
    stage.front.faults.clear()
    expect(lineNames()).toEqual([])
    await stage.passing(stage.do({ type: 'dial', number: '201', deviceId: undefined, lineId: 'OFFICE_MOBILE:0' }))
    await stage.until(() => stage.colleague.legs.length === 1)
    expect(stage.colleague.legIn().remote.number).toBe(stage.me.data.mobile)
  })

  it('keep a call from beginning long after it was asked for', async () => {
    stage.front.faults.reply(503, { operation: 'listUserLines', retryAfter: 60 })
    await goLiveAs('jane')
    await stage.until(() => stage.front.count('listUserLines') === 1)
    stage.front.faults.clear()
    const dialled = stage.do({ type: 'dial', number: '201', deviceId: undefined, lineId: 'OFFICE_MOBILE:0' })
    await expect(stage.passing(dialled)).rejects.toMatchObject({ kind: 'rateLimited' })
    await stage.until(() => lineNames().length > 0)
    expect(stage.front.count('makeCall')).toBe(0)
  })
})

describe('what is sent once', () => {
  it('joins a meeting once, and says so when nobody knows whether it did', async () => {
    await goLiveAs('jane')
    const [meeting] = await stage.ask('meeting.list', {})
    stage.front.faults.dropAfterActing('joinConference')
    const joined = stage.passing(stage.ask('meeting.join', { meetingId: meeting?.id ?? '' }))
    await expect(joined).rejects.toMatchObject({
      kind: 'network',
      retryable: false,
      userMessage: expect.stringContaining('did not confirm')
    })
    expect(stage.front.count('joinConference')).toBe(1)
  })

  it('hands a mobile call over once, and the state tells what became of it', async () => {
    await goLiveAs('jane')
    await stage.outside().dials(stage.me)
    await stage.me.answers(undefined, 'mobile')
    stage.front.faults.dropAfterActing('startMobileTransfer')
    const started = stage.passing(stage.ask('mobileTransfer.start', { to: '201', attended: true }))
    await expect(started).rejects.toMatchObject({ kind: 'network', retryable: false })
    expect(stage.front.count('startMobileTransfer')).toBe(1)
    expect(await stage.ask('mobileTransfer.state', {})).toMatchObject({ kind: 'attended', to: '201' })
  })
})

describe('a user without call control', () => {
  it('calls by call-back, which is all that is left', async () => {
    stage.front.faults.reply(403, { operation: 'getUserCallState' })
    await goLiveAs('jane')
    await stage.until(() => stage.picture.lost.includes('dial'))
    expect(stage.picture.current?.capabilities.has('callbackDial')).toBe(true)
    await stage.do({ type: 'callBack', number: '201', answerPlaceId: undefined })
    await stage.me.answers(undefined, 'mobile')
    await stage.until(() => stage.colleague.legs.length === 1)
  })

  it('hears that there is no telephone to ring, and nobody is called', async () => {
    await goLiveAs('anna.berg')
    stage.front.faults.reply(404, { operation: 'setupCallbackCall' })
    const refused = stage.do({ type: 'callBack', number: '200', answerPlaceId: 'mobile' })
    await expect(refused).rejects.toMatchObject({ kind: 'unsupported' })
    expect(stage.me.legs).toEqual([])
  })
})
