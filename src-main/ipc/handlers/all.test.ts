import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { channels } from '../../../src-preload/contract/channels.ts'
import { FakeLink } from '../../accounts/testing/fake-connector.ts'
import { reportedCall } from '../../calls/testing/seen-call.ts'
import { now, startAll } from '../testing/start-all.ts'

let cwd: string
let app: Awaited<ReturnType<typeof startAll>>

beforeEach(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'ringside-'))
  app = await startAll(cwd)
})
afterEach(async () => {
  await app.publisher[Symbol.asyncDispose]()
  rmSync(cwd, { recursive: true })
})

const reportedNowhere = { accountId: '?', startedAt: 0, remote: { number: '?' } }
const done = { ok: true, value: undefined }

describe('the handlers', () => {
  it('are all behind one channel', () => {
    expect(app.ipcMain.handle.mock.calls.map(([channel]) => channel as string)).toEqual([channels.request])
  })

  it('answer with the state and send patches from then on', async () => {
    expect(await app.ask('state.snapshot', undefined)).toMatchObject({
      ok: true,
      value: { state: { calls: { 'id1:c1': { state: 'alerting' } }, settings: { app: { region: 'DE' } } } }
    })
    await app.ask('settings.change', { theme: 'dark' })
    await app.clock.advance(16)
    expect(app.window.pushes('state.patch')).toMatchObject([{ set: { settings: { app: { theme: 'dark' } } } }])
  })

  it('take what is pressed to the link', async () => {
    const asked = [
      await app.ask('call.act', { callId: 'id1:c1', action: 'answer' }),
      await app.ask('call.dial', { accountId: 'id1', number: '201' }),
      await app.ask('presence.applyShortcut', { accountId: 'id1', shortcutId: 's1' }),
      await app.ask('presence.setActivity', { accountId: 'id1', activityId: 'x' }),
      await app.ask('queue.setSignedIn', { queueId: 'id1:q1', signedIn: true })
    ]
    expect(asked).toEqual(asked.map(() => done))
    expect(app.link.commands.map(({ type }) => type)).toEqual([
      'answer',
      'dial',
      'applyShortcut',
      'setActivity',
      'setQueueSignedIn'
    ])
  })

  it('answer with the telephone that was chosen in any window, and keep it', async () => {
    const sink = app.started[0]?.sink
    const two = reportedCall({ answerDeviceIds: ['desk', 'soft'] })
    sink?.apply({ type: 'callUpdated', call: two, order: 'unknown' })
    expect(app.calls.entities.get('id1:c1')?.answerDeviceId).toBe('desk')
    expect(await app.ask('call.chooseAnswerDevice', { callId: 'id1:c1', deviceId: 'soft' })).toEqual(done)
    expect(app.calls.entities.get('id1:c1')?.answerDeviceId).toBe('soft')
    expect(app.keeper.find('id1')?.answerDeviceId).toBe('soft')
    await app.ask('call.act', { callId: 'id1:c1', action: 'answer' })
    expect(app.link.commands).toEqual([{ type: 'answer', vendorId: 'c1', deviceId: 'soft' }])
    sink?.apply({ type: 'callUpdated', call: { ...two, vendorId: 'c2' }, order: 'unknown' })
    expect(app.calls.entities.get('id1:c2')?.answerDeviceId).toBe('soft')
    expect(await app.ask('call.chooseAnswerDevice', { callId: 'id1:c2', deviceId: 'sold' })).toMatchObject({
      ok: false,
      error: { kind: 'notFound' }
    })
  })

  it('keep what is written about a call, find it again, and forget it with everything of the kind or the account', async () => {
    const text = 'wants invoice 4711'
    const kept = () => app.ask('privacy.kept', undefined)
    const write = () => app.ask('note.write', { callId: 'id1:c1', text })
    expect(await write()).toEqual(done)
    expect(app.stores.notes.all()).toMatchObject({ 'id1:c1': { text, isKept: true } })
    const { accountId, startedAt: at, remote } = app.calls.entities.get('id1:c1') ?? reportedNowhere
    const past = { accountId, at, number: remote.number ?? '' }
    expect(await app.ask('note.about', past)).toMatchObject({ ok: true, value: { text } })
    expect(await app.ask('note.about', { ...past, number: '999' })).toEqual({ ok: true, value: null })
    expect(await app.ask('note.writeAbout', { call: { ...past, number: '299' }, name: 'Kim', text })).toEqual(done)
    const found = app.notes.find('kim', 5)
    expect(await app.ask('note.find', { query: 'KIM', limit: 5 })).toMatchObject({
      value: [{ id: found[0]?.id, text }]
    })
    expect(await app.ask('note.change', { noteId: found[0]?.id ?? '?', text: '' })).toEqual(done)
    expect(await kept()).toEqual({ ok: true, value: { notes: 1, missed: 0, calls: 0 } })
    for (const what of ['notes', 'missed', 'calls'] as const) {
      expect(await app.ask('privacy.clear', { what })).toEqual(done)
    }
    expect(await kept()).toEqual({ ok: true, value: { notes: 0, missed: 0, calls: 0 } })
    await write()
    expect(await app.ask('account.remove', { accountId: 'id1' })).toEqual(done)
    expect(await kept()).toMatchObject({ value: { notes: 0 } })
  })

  it('take a call that is over off every window', async () => {
    app.started[0]?.sink.apply({ type: 'callEnded', vendorId: 'c1', answeredElsewhere: false })
    expect(app.calls.entities.get('id1:c1')?.state).toBe('cleared')
    expect(await app.ask('call.dismiss', { callId: 'id1:c1' })).toEqual(done)
    expect(app.calls.entities.get('id1:c1')).toBeUndefined()
    expect(await app.ask('call.dismiss', { callId: 'id1:nobody' })).toEqual(done)
  })

  it('take what is asked beside calls to the link, with numbers as they are dialled', async () => {
    const send = (to: string) => app.ask('message.send', { accountId: 'id1', to, text: 'Hello' })
    expect(await send('030 901820')).toEqual(done)
    expect(app.link.asked).toEqual([['message.send', { accountId: 'id1', to: '+4930901820', text: 'Hello' }]])
    expect(await send('Kim')).toMatchObject({ ok: false, error: { kind: 'unsupported' } })
    expect(app.link.asked).toHaveLength(1)
    expect(await app.ask('message.send', { accountId: 'nobody', to: '201', text: 'x' })).toMatchObject({ ok: false })
  })

  it('take everything a call is made with to the link', async () => {
    const as = { lineId: 'l1', roleId: 'business' }
    expect(await app.ask('call.dial', { accountId: 'id1', number: '201', deviceId: 'desk', ...as })).toEqual(done)
    expect(await app.ask('call.dial', { accountId: 'id1', number: '201', startedBy: 'callBack' })).toEqual(done)
    expect(app.link.commands).toEqual([
      { type: 'dial', number: '201', deviceId: 'desk', ...as },
      { type: 'callBack', number: '201', answerPlaceId: undefined }
    ])
    expect(app.notices.entities.values().map(({ text }) => text)).toContainEqual(expect.stringContaining('rings first'))
  })

  it('dial every number of a list as it is dialled, and refuse the list for one that is none', async () => {
    const create = (number: string) =>
      app.ask('personalContact.create', {
        accountId: 'id1',
        inUsualList: false,
        status: 'contact',
        numbers: [
          { label: 'work', number: '030 901820' },
          { label: 'other', number }
        ]
      })
    app.link.answers = { 'personalContact.create': {} }
    expect(await create('201')).toEqual({ ok: true, value: {} })
    expect(app.link.asked).toMatchObject([
      ['personalContact.create', { numbers: [{ label: 'work', number: '+4930901820' }, { number: '201' }] }]
    ])
    expect(await create('Kim')).toMatchObject({ ok: false, error: { kind: 'unsupported' } })
    expect(app.link.asked).toHaveLength(1)
  })

  it('mirror who is watched and tell the next link of it', async () => {
    const watch = (accountId: string) => app.ask('colleague.watch', { accountId, contactIds: ['kim'] })
    expect(await watch('id1')).toEqual(done)
    const sink = app.started[0]?.sink
    sink?.apply({ type: 'colleagueChanged', colleague: { contactId: 'kim', line: 'alerting', pickupId: 'p' } })
    const shown = () => app.colleagues.entities.get('id1:kim')
    expect(shown()).toMatchObject({ line: 'alerting', pickupId: 'p' })
    sink?.status('stale', 'gone')
    sink?.link(undefined)
    expect(shown()).toEqual({ id: 'id1:kim', accountId: 'id1', contactId: 'kim', line: 'unknown' })
    const next = new FakeLink(['colleagues'])
    sink?.replace(now)
    sink?.link(next)
    sink?.status('live')
    expect([app.link.watched, next.watched]).toEqual([[['kim']], [['kim']]])
    expect(shown()).toBeDefined()
    expect(await watch('nobody')).toMatchObject({ ok: false, error: { kind: 'notFound' } })
    expect(await app.ask('account.options', { accountId: 'id1' })).toMatchObject({ value: [{ name: 'seconds' }] })
    expect(await app.ask('account.setOptions', { accountId: 'id1', values: { seconds: '20' } })).toEqual(done)
    expect(app.keeper.find('id1')?.settings).toMatchObject({ seconds: '20' })
    expect(await app.ask('account.remove', { accountId: 'id1' })).toEqual(done)
    expect(app.colleagues.entities.values()).toEqual([])
  })

  it('ask only for what the account can do', async () => {
    expect(await app.ask('call.dial', { accountId: 'id1', number: '201', kind: 'barge' })).toMatchObject({
      ok: false,
      error: { kind: 'unsupported' }
    })
    expect(await app.ask('call.dial', { accountId: 'id1', number: '201', kind: 'intercom' })).toEqual(done)
    expect(app.link.commands).toEqual([{ type: 'dial', number: '201', deviceId: undefined, kind: 'intercom' }])
  })

  it('dial with the telephone used last, over the next link too', async () => {
    const sink = app.started[0]?.sink
    sink?.apply({ type: 'deviceUsed', deviceId: 'soft' })
    const next = new FakeLink(['dial'])
    sink?.link(undefined)
    sink?.replace(now)
    sink?.link(next)
    sink?.status('live')
    expect(await app.ask('call.dial', { accountId: 'id1', number: '201' })).toEqual(done)
    expect(await app.ask('call.dial', { accountId: 'id1', number: '201', deviceId: 'desk' })).toEqual(done)
    expect(next.commands).toEqual(['soft', 'desk'].map((deviceId) => ({ type: 'dial', number: '201', deviceId })))
  })

  it('keep the park code and dial it to get a call back', async () => {
    const retrieve = () => app.ask('call.act', { action: 'retrieve', accountId: 'id1' })
    expect(await retrieve()).toMatchObject({ ok: false, error: { kind: 'unsupported' } })
    expect(await app.ask('account.setParkCode', { accountId: 'id1', code: '*70' })).toEqual(done)
    expect(app.accounts.entities.get('id1')?.parkCode).toBe('*70')
    expect(app.keeper.find('id1')?.parkCode).toBe('*70')
    expect(await retrieve()).toEqual(done)
    expect(app.link.commands).toMatchObject([{ type: 'dial', number: '*70' }])
    await app.ask('account.setParkCode', { accountId: 'id1', code: '' })
    expect(app.keeper.find('id1')).not.toHaveProperty('parkCode')
    expect(await app.ask('account.setParkCode', { accountId: 'nobody', code: '' })).toMatchObject({ ok: false })
  })

  it('understand and confirm numbers', async () => {
    expect(await app.ask('dial.understand', { text: '030 901820' })).toMatchObject({ value: { digits: '+4930901820' } })
    expect(await app.ask('dial.understand', { text: 'kim' })).toMatchObject({ value: { problem: expect.any(String) } })
    await app.dialRequests.offer('link', 'tel:201')
    const [request] = app.dialRequests.entities.values()
    expect(await app.ask('dialRequest.confirm', { id: request?.id ?? '?', accountId: 'id1' })).toEqual(done)
    expect(app.link.commands).toMatchObject([{ type: 'dial', number: '201' }])
    expect(await app.ask('dialRequest.dismiss', { id: 'dial-9' })).toEqual(done)
  })

  it('look after accounts', async () => {
    expect(await app.ask('account.vendors', undefined)).toMatchObject({
      value: [{ vendor: 'fake', vendorName: 'Fake PBX' }, { vendor: 'plain' }]
    })
    for (const accountId of [{}, { accountId: 'id1' }]) {
      const form = await app.ask('account.form', { vendor: 'fake', ...accountId })
      expect(form).toMatchObject({ value: { vendor: 'fake', methods: [{ id: 'password' }] } })
    }
    expect(await app.ask('account.form', { vendor: 'nobody' })).toMatchObject({ error: { kind: 'unsupported' } })
    expect(await app.ask('account.preferDevice', { accountId: 'id1', deviceId: 'desk' })).toEqual(done)
    expect(await app.ask('account.reconnect', { accountId: 'id1' })).toEqual(done)
    expect(await app.ask('contacts.search', { query: 'kim', limit: 5 })).toEqual({ ok: true, value: [] })
    const values = { address: 'x', password: 'two' }
    expect(await app.ask('account.signIn', { vendor: 'fake', method: 'password', values })).toMatchObject({
      value: { status: 'more', fields: [{ name: 'code' }] }
    })
    expect(await app.ask('account.remove', { accountId: 'id1' })).toEqual(done)
    expect(app.accounts.entities.values()).toEqual([])
  })

  it('pass on what is for windows and the demo', async () => {
    expect(await app.ask('popup.dismiss', { callId: 'id1:c1' })).toEqual(done)
    expect(await app.ask('popup.resize', { height: 120 })).toEqual(done)
    expect(await app.ask('popup.isLimited', undefined)).toEqual({ ok: true, value: true })
    expect(await app.ask('window.openMain', undefined)).toEqual(done)
    const file = { kind: 'csv', name: 'VIP', bytes: new Uint8Array([49]) } as const
    expect(await app.ask('file.save', file)).toEqual({ ok: true, value: true })
    expect(app.windows.saveFile).toHaveBeenCalledWith(file)
    expect(await app.ask('demo.run', { action: 'ringMe' })).toEqual(done)
    expect(await app.ask('demo.show', { shown: false })).toEqual(done)
    expect(app.windows.dismissPopup).toHaveBeenCalledWith('id1:c1')
    expect(app.windows.resizePopup).toHaveBeenCalledWith(120)
    expect(app.windows.openMain).toHaveBeenCalledOnce()
    expect(app.demo.run).toHaveBeenCalledWith('ringMe')
    expect(app.demo.show).toHaveBeenCalledWith(false)
    expect(app.calls.entities.get('id1:c1')).toBeDefined()
  })

  it('clear missed calls and pass on which are on screen', async () => {
    app.missed.add({ source: { accountId: 'id1', kind: 'call', id: 'id1:c7' }, remote: reportedCall().remote, at: 1 })
    const ids = app.missed.entities.values().map(({ id }) => id)
    expect(await app.ask('missed.onScreen', { ids })).toEqual(done)
    expect(app.windows.missedOnScreen).toHaveBeenCalledWith(ids)
    expect(await app.ask('missed.clear', { ids: [...ids, 'gone'] })).toEqual(done)
    expect(app.missed.entities.values()).toEqual([])
    const many = Array.from({ length: 51 }, (_, n) => `m${n}`)
    expect(await app.ask('missed.clear', { ids: many })).toMatchObject({ ok: false })
  })

  it('pass on which queues are on screen, as many as fit there', async () => {
    const ids = ['id1:q1', 'id1:q2']
    expect(await app.ask('queue.onScreen', { ids })).toEqual(done)
    expect(app.windows.queuesOnScreen.mock.calls).toEqual([[ids]])
    const bad = [Array.from({ length: 201 }, (_, n) => `q${n}`), [''], ['x'.repeat(301)]]
    for (const refused of bad) expect(await app.ask('queue.onScreen', { ids: refused })).toMatchObject({ ok: false })
    expect(app.windows.queuesOnScreen).toHaveBeenCalledOnce()
  })

  it('pause groups with "do not disturb", say so, and take back both in one step', async () => {
    const [first] = app.started
    const tell = (paused: boolean): void =>
      first?.sink.apply({
        type: 'queuesChanged',
        queues: [{ vendorId: 'q1', name: 'Sales', kind: 'acd', signedIn: true, ...(paused ? { paused: {} } : {}) }],
        complete: true
      })
    tell(false)
    expect(await app.ask('presence.setDnd', { accountId: 'id1', on: true })).toEqual(done)
    tell(true)
    const told = app.notices.entities.values().at(-1)
    expect(told).toMatchObject({ text: 'Do not disturb is on; groups paused: 1.', undo: true })
    expect(await app.ask('notice.undo', { id: told?.id ?? '' })).toEqual(done)
    expect(app.notices.entities.get(told?.id ?? '')).toBeUndefined()
    expect(app.link.commands).toEqual([
      { type: 'setDnd', on: true },
      { type: 'setQueuePaused', vendorId: 'q1', paused: true },
      { type: 'setDnd', on: false },
      { type: 'setQueuePaused', vendorId: 'q1', paused: false }
    ])
  })

  it('dismiss notices', async () => {
    const id = app.notices.add('info', 'x')
    expect(await app.ask('notice.dismiss', { id })).toEqual(done)
    expect(app.notices.entities.get(id)).toBeUndefined()
  })
})
