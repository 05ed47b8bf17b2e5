import { expect } from 'vitest'
import type { ConnectorTest, ConnectorHarness } from '../../../testing/connector-harness.ts'

/** The line others see as nobody. */
async function anonymousLine(harness: ConnectorHarness): Promise<string> {
  await harness.goLive()
  await harness.until(() => harness.recorded.lines.length > 0)
  return harness.recorded.lines.find(({ kind }) => kind === 'anonymous')?.id ?? 'no such line'
}

/** The lines to call with, and how a call chooses one. */
export function lineCases(connectorTest: ConnectorTest): void {
  connectorTest('shows the lines to call with, and which is active', ['callerLines'], async (harness) => {
    await anonymousLine(harness)
    const { lines } = harness.recorded
    expect(lines.map(({ name, number }) => [name, number])).toEqual(
      harness.me.lines.map((line) => [line.name, line.number])
    )
    expect(lines.filter(({ active }) => active).map(({ kind }) => kind)).toEqual(['officeFixed'])
  })
  connectorTest('activates a line, and follows a change made elsewhere', ['callerLines'], async (harness) => {
    const lineId = await anonymousLine(harness)
    const active = (): string => harness.recorded.lines.flatMap((line) => (line.active ? line.kind : [])).join()
    await harness.ask('line.activate', { lineId })
    expect(harness.me.activeLine?.kind).toBe('anonymous')
    await harness.until(() => active() === 'anonymous')
    harness.me.activeLine = harness.me.lines.find(({ kind }) => kind === 'mobile')
    harness.pbx.events.emit({ kind: 'configuration', extension: harness.me })
    await harness.until(() => active() === 'officeMobile')
  })
  connectorTest('refuses a line that is gone, and leaves the active one', ['callerLines'], async (harness) => {
    await harness.goLive()
    await expect(harness.ask('line.activate', { lineId: 'ACD:99' })).rejects.toMatchObject({ kind: 'notFound' })
    expect(harness.me.activeLine).toBeUndefined()
  })
  connectorTest('dials and consults with a chosen line and role', ['callerLines', 'consultation'], async (harness) => {
    const lineId = await anonymousLine(harness)
    const as = { lineId, roleId: 'private' }
    await harness.do({ type: 'dial', number: '201', deviceId: undefined, ...as })
    const anna = harness.colleague
    await harness.until(() => anna.legs.length === 1)
    expect(anna.legIn().remote).toMatchObject({ withheld: true })
    await anna.answers()
    await harness.until(() => harness.recorded.callStates.join() === 'connected')
    await harness.do({ type: 'consult', vendorId: harness.recorded.call.vendorId, number: '202', ...as })
    const asked = harness.pbx.extension('202')
    await harness.until(() => asked.legs.length === 1)
    expect(asked.legIn().remote).toMatchObject({ withheld: true })
  })
  connectorTest(
    'does not dial at all when the chosen line or role is gone',
    ['callerLines', 'dial'],
    async (harness) => {
      await harness.goLive()
      const dial = { type: 'dial', number: '201', deviceId: undefined } as const
      await expect(harness.do({ ...dial, lineId: 'ACD:99' })).rejects.toMatchObject({ kind: 'notFound' })
      await expect(harness.do({ ...dial, roleId: 'nobody' })).rejects.toMatchObject({ kind: 'protocol' })
      expect([harness.serverState, harness.colleague.legs]).toEqual([[], []])
    }
  )
}

/** What telephones are called, voicemail and mobile subscription. */
export function settingsCases(connectorTest: ConnectorTest): void {
  connectorTest('names a telephone and gives it another picture', ['devices'], async (harness) => {
    await harness.goLive()
    const deviceId = harness.recorded.devices[0]?.id ?? ''
    await harness.ask('device.rename', { deviceId, name: 'Empfang ☎' })
    await harness.ask('device.setIcon', { deviceId, icon: 'second' })
    await harness.until(() => harness.recorded.devices[0]?.icon === 'second')
    expect(harness.recorded.devices[0]?.name).toBe('Empfang ☎')
    expect(harness.me.device(deviceId)).toMatchObject({ name: 'Empfang ☎', icon: 'second' })
    const attributes = await harness.ask('device.attributes', { deviceId })
    expect(attributes).toContainEqual(expect.objectContaining({ kind: 'program' }))
    const gone = harness.ask('device.rename', { deviceId: 'gone', name: 'x' })
    await expect(gone).rejects.toMatchObject({ kind: 'notFound' })
  })
  connectorTest('changes one part of the voicemail and nothing else', ['voicemailSettings'], async (harness) => {
    await harness.goLive()
    const before = { ...harness.me.voicemail }
    const settings = await harness.ask('voicemail.settings', {})
    expect(settings).toMatchObject({ takesMessages: true, textsOnMessage: false })
    await Promise.all([
      harness.ask('voicemail.change', { textsOnMessage: true }),
      harness.ask('voicemail.change', { offersPerson: true, personNumber: '201' })
    ])
    expect(harness.me.voicemail).toEqual({ ...before, smsOnMessage: true, offersPerson: true, personNumber: '201' })
    await harness.ask('voicemail.change', { offersPerson: false, personNumber: null })
    expect(await harness.ask('voicemail.settings', {})).not.toHaveProperty('personNumber')
  })
  connectorTest('says what the voicemail does not accept', ['voicemailSettings'], async (harness) => {
    await harness.goLive()
    const nobody = harness.ask('voicemail.change', { offersPerson: true })
    await expect(nobody).rejects.toMatchObject({ kind: 'protocol' })
    expect(harness.me.voicemail.offersPerson).toBe(false)
  })
  connectorTest('reads and changes the own mobile subscription', ['mobileSettings'], async (harness) => {
    await harness.goLive()
    const [number = ''] = await harness.ask('mobile.numbers', {})
    expect(number).toBe(harness.me.data.mobile)
    expect(await harness.ask('mobile.settings', { number })).toEqual({ fullCallerId: true, numberPresentation: '2' })
    await harness.ask('mobile.switch', { number, setting: 'fullCallerId', on: false })
    await harness.ask('mobile.switch', { number, setting: 'pbxIntegration', on: false })
    await harness.ask('mobile.switch', { number, setting: 'routesToPbx', on: false })
    await harness.ask('mobile.setNumberPresentation', { number, value: 3 })
    expect(harness.me.mobileSettings).toEqual({
      showsFullCallerId: false,
      numberPresentation: 3,
      joinsPbx: false,
      routesToPbx: false
    })
    expect(await harness.ask('mobile.settings', { number })).toEqual({ fullCallerId: false, numberPresentation: '3' })
  })
  connectorTest('does not ask for the mobile number of somebody else', ['mobileSettings'], async (harness) => {
    await harness.goLive()
    const others = harness.ask('mobile.settings', { number: '+493023125999' })
    await expect(others).rejects.toMatchObject({ kind: 'notFound' })
    const value = harness.ask('mobile.setNumberPresentation', { number: harness.me.data.mobile ?? '', value: 9 })
    await expect(value).rejects.toMatchObject({ kind: 'protocol' })
    expect(harness.recorded.current?.capabilities.has('mobileSettings')).toBe(true)
  })
}
