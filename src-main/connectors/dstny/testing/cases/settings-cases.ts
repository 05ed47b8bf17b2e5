import { expect } from 'vitest'
import type { Case, Stage } from '../../../testing/stage.ts'

/** The line others see as nobody. */
async function anonymousLine(stage: Stage): Promise<string> {
  await stage.goLive()
  await stage.until(() => stage.picture.lines.length > 0)
  return stage.picture.lines.find(({ kind }) => kind === 'anonymous')?.id ?? 'no such line'
}

/** The lines to call with, and how a call chooses one. */
export function lineCases(one: Case): void {
  one('shows the lines to call with, and which is active', ['callerLines'], async (stage) => {
    await anonymousLine(stage)
    const { lines } = stage.picture
    expect(lines.map(({ name, number }) => [name, number])).toEqual(
      stage.me.lines.map((line) => [line.name, line.number])
    )
    expect(lines.filter(({ active }) => active).map(({ kind }) => kind)).toEqual(['officeFixed'])
  })
  one('activates a line, and follows a change made elsewhere', ['callerLines'], async (stage) => {
    const lineId = await anonymousLine(stage)
    const active = (): string => stage.picture.lines.flatMap((line) => (line.active ? line.kind : [])).join()
    await stage.ask('line.activate', { lineId })
    expect(stage.me.activeLine?.kind).toBe('anonymous')
    await stage.until(() => active() === 'anonymous')
    stage.me.activeLine = stage.me.lines.find(({ kind }) => kind === 'mobile')
    stage.pbx.events.emit({ kind: 'configuration', extension: stage.me })
    await stage.until(() => active() === 'officeMobile')
  })
  one('refuses a line that is gone, and leaves the active one', ['callerLines'], async (stage) => {
    await stage.goLive()
    await expect(stage.ask('line.activate', { lineId: 'ACD:99' })).rejects.toMatchObject({ kind: 'notFound' })
    expect(stage.me.activeLine).toBeUndefined()
  })
  one('dials and consults with a chosen line and role', ['callerLines', 'consultation'], async (stage) => {
    const lineId = await anonymousLine(stage)
    const as = { lineId, roleId: 'private' }
    await stage.do({ type: 'dial', number: '201', deviceId: undefined, ...as })
    const anna = stage.colleague
    await stage.until(() => anna.legs.length === 1)
    expect(anna.legIn().remote).toMatchObject({ withheld: true })
    await anna.answers()
    await stage.until(() => stage.picture.callStates.join() === 'connected')
    await stage.do({ type: 'consult', vendorId: stage.picture.call.vendorId, number: '202', ...as })
    const asked = stage.pbx.extension('202')
    await stage.until(() => asked.legs.length === 1)
    expect(asked.legIn().remote).toMatchObject({ withheld: true })
  })
  one('does not dial at all when the chosen line or role is gone', ['callerLines', 'dial'], async (stage) => {
    await stage.goLive()
    const dial = { type: 'dial', number: '201', deviceId: undefined } as const
    await expect(stage.do({ ...dial, lineId: 'ACD:99' })).rejects.toMatchObject({ kind: 'notFound' })
    await expect(stage.do({ ...dial, roleId: 'nobody' })).rejects.toMatchObject({ kind: 'protocol' })
    expect([stage.truth, stage.colleague.legs]).toEqual([[], []])
  })
}

/** What telephones are called, voicemail and mobile subscription. */
export function settingsCases(one: Case): void {
  one('names a telephone and gives it another picture', ['devices'], async (stage) => {
    await stage.goLive()
    const deviceId = stage.picture.devices[0]?.id ?? ''
    await stage.ask('device.rename', { deviceId, name: 'Empfang ☎' })
    await stage.ask('device.setIcon', { deviceId, icon: 'second' })
    await stage.until(() => stage.picture.devices[0]?.icon === 'second')
    expect(stage.picture.devices[0]?.name).toBe('Empfang ☎')
    expect(stage.me.device(deviceId)).toMatchObject({ name: 'Empfang ☎', icon: 'second' })
    const attributes = await stage.ask('device.attributes', { deviceId })
    expect(attributes).toContainEqual(expect.objectContaining({ kind: 'program' }))
    const gone = stage.ask('device.rename', { deviceId: 'gone', name: 'x' })
    await expect(gone).rejects.toMatchObject({ kind: 'notFound' })
  })
  one('changes one part of the voicemail and nothing else', ['voicemailSettings'], async (stage) => {
    await stage.goLive()
    const before = { ...stage.me.voicemail }
    const settings = await stage.ask('voicemail.settings', {})
    expect(settings).toMatchObject({ takesMessages: true, textsOnMessage: false })
    await Promise.all([
      stage.ask('voicemail.change', { textsOnMessage: true }),
      stage.ask('voicemail.change', { offersPerson: true, personNumber: '201' })
    ])
    expect(stage.me.voicemail).toEqual({ ...before, smsOnMessage: true, offersPerson: true, personNumber: '201' })
    await stage.ask('voicemail.change', { offersPerson: false, personNumber: null })
    expect(await stage.ask('voicemail.settings', {})).not.toHaveProperty('personNumber')
  })
  one('says what the voicemail does not accept', ['voicemailSettings'], async (stage) => {
    await stage.goLive()
    const nobody = stage.ask('voicemail.change', { offersPerson: true })
    await expect(nobody).rejects.toMatchObject({ kind: 'protocol' })
    expect(stage.me.voicemail.offersPerson).toBe(false)
  })
  one('reads and changes the own mobile subscription', ['mobileSettings'], async (stage) => {
    await stage.goLive()
    const [number = ''] = await stage.ask('mobile.numbers', {})
    expect(number).toBe(stage.me.data.mobile)
    expect(await stage.ask('mobile.settings', { number })).toEqual({ fullCallerId: true, numberPresentation: '2' })
    await stage.ask('mobile.switch', { number, setting: 'fullCallerId', on: false })
    await stage.ask('mobile.switch', { number, setting: 'pbxIntegration', on: false })
    await stage.ask('mobile.switch', { number, setting: 'routesToPbx', on: false })
    await stage.ask('mobile.setNumberPresentation', { number, value: 3 })
    expect(stage.me.mobileSettings).toEqual({
      showsFullCallerId: false,
      numberPresentation: 3,
      joinsPbx: false,
      routesToPbx: false
    })
    expect(await stage.ask('mobile.settings', { number })).toEqual({ fullCallerId: false, numberPresentation: '3' })
  })
  one('does not ask for the mobile number of somebody else', ['mobileSettings'], async (stage) => {
    await stage.goLive()
    const others = stage.ask('mobile.settings', { number: '+493023125999' })
    await expect(others).rejects.toMatchObject({ kind: 'notFound' })
    const value = stage.ask('mobile.setNumberPresentation', { number: stage.me.data.mobile ?? '', value: 9 })
    await expect(value).rejects.toMatchObject({ kind: 'protocol' })
    expect(stage.picture.current?.capabilities.has('mobileSettings')).toBe(true)
  })
}
