import { describe, expect, it } from 'vitest'
import { companyForEachCase } from '../../../testing/dstny-company.ts'

const devices = '/api/user/user-device-information/v1/example.org/jane'
const voicemail = '/api/user/user-voicemail-settings/v1/example.org/jane'
const mobile = '/api/user/mobile-subscriber/v1/example.org/%2B493023125700'

const company = companyForEachCase()

describe('devices', () => {
  it('have an icon and a name with limits, and tell the stream of changes', async () => {
    const reader = await company.client.stream(`${devices}/events`)
    const desk = `${devices}/devices/200-desk`
    expect((await company.client.get(`${desk}/icon?fallback=true`)).text).toBe('DESKPHONE_DEFAULT')
    expect((await company.client.put(`${desk}/icon?name=TYPE_2`)).status).toBe(204)
    expect(await reader.data()).toContain('DEVICE_INFO')
    expect((await company.client.get(`${desk}/icon`)).text).toBe('DESKPHONE_TYPE_2')
    expect((await company.client.put(`${desk}/icon?name=TYPE_3`)).text).toContain('"fieldName":"name"')
    expect((await company.client.put(`${desk}/name?name=${'x'.repeat(33)}`)).status).toBe(400)
    expect((await company.client.put(`${desk}/name?name=${'x'.repeat(32)}`)).status).toBe(204)
    expect(await reader.data()).toContain('DEVICE_INFO')
    expect((await company.client.get(`${devices}/devices/none/icon`)).status).toBe(404)
  })

  it('tell their user agent', async () => {
    const { text } = await company.client.get(`${devices}/devices/200-desk/attributes`)
    expect(JSON.parse(text)).toEqual([{ name: 'USER_AGENT', value: 'Simulated Desk phone/1.0' }])
  })
})

describe('voicemail settings', () => {
  it('are read, changed and sent back whole', async () => {
    const before = (await company.client.read(voicemail)) as object
    expect(Object.keys(before)).toHaveLength(13)
    const wanted = { ...before, playHumanAssistance: true, humanAssistanceNumber: '+493023125302' }
    expect((await company.client.put(voicemail, wanted)).status).toBe(204)
    expect(await company.client.read(voicemail)).toEqual(wanted)
  })

  it.each([
    ['smsNotification', '"yes"'],
    ['humanAssistanceNumber', '"a person"'],
    ['humanAssistanceNumber', '7']
  ])('refuse a bad %s', async (name, value) => {
    const answer = await company.client.put(voicemail, `{"${name}":${value}}`)
    expect([answer.status, answer.text.includes(`"fieldName":"${name}"`)]).toEqual([400, true])
  })
})

describe('the mobile subscriber', () => {
  it('has settings that are read and written', async () => {
    expect((await company.client.get(`${mobile}/full-caller-id`)).text).toBe('true')
    expect((await company.client.put(`${mobile}/full-caller-id?enable=false`)).status).toBe(204)
    expect((await company.client.get(`${mobile}/full-caller-id`)).text).toBe('false')
    await company.client.put(`${mobile}/number-presentation?value=3`)
    expect((await company.client.get(`${mobile}/number-presentation`)).text).toBe('3')
    await company.client.put(`${mobile}/pbx-integration?enable=false`)
    await company.client.put(`${mobile}/route-to-pbx?enable=false`)
    expect(company.pbx.extension('jane').mobileSettings).toMatchObject({ joinsPbx: false, routesToPbx: false })
  })

  it('is guarded, and its values are checked', async () => {
    expect((await company.client.put(`${mobile}/number-presentation?value=4`)).status).toBe(400)
    expect((await company.client.put(`${mobile}/route-to-pbx`)).status).toBe(400)
    expect((await company.as('bjorn').get(`${mobile}/full-caller-id`)).status).toBe(403)
    expect((await company.as('ingrid').get(`${mobile}/full-caller-id`)).status).toBe(200)
    expect((await company.client.get(mobile.replace('700', '799') + '/full-caller-id')).status).toBe(404)
  })
})

describe('text messages and the web client', () => {
  it('puts text messages into the outbox, with the number in full', async () => {
    const body = { smsText: 'Bin gleich da – à bientôt' }
    expect((await company.client.post('/api/user/sms/v1/03023125123', body)).status).toBe(204)
    expect(company.pbx.outbox).toMatchObject([
      { from: 'jane@example.org', to: '+493023125123', text: 'Bin gleich da – à bientôt' }
    ])
    expect((await company.client.post('/api/user/sms/v1/03023125123')).text).toContain('value.required')
    expect((await company.client.post('/api/user/sms/v1/jane', body)).status).toBe(400)
    expect((await company.as('peter.kurz').post('/api/user/sms/v1/03023125123', body)).status).toBe(403)
  })

  it('gives the address of the web client', async () => {
    const { text } = await company.client.get('/api/user/end-user-configuration/v1/example.org/jane/web-client-url')
    expect(JSON.parse(text)).toEqual({ url: 'https://web.example.org/client/jane' })
  })
})
