import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ManualClock } from '../../util/clock.ts'
import { createPbx, type Pbx } from '../pbx.ts'
import { DstnyTestClient } from '../testing/dstny-client.ts'
import { openDstnyFront, type DstnyFront } from './dstny.ts'

const devices = '/api/user/user-device-information/v1/example.org/jane'
const voicemail = '/api/user/user-voicemail-settings/v1/example.org/jane'
const mobile = '/api/user/mobile-subscriber/v1/example.org/%2B493023125700'

let pbx: Pbx
let front: DstnyFront
let client: DstnyTestClient

beforeEach(async () => {
  pbx = createPbx({ clock: new ManualClock() })
  front = await openDstnyFront(pbx)
  client = new DstnyTestClient(front, front.issueToken('jane'))
})

afterEach(async () => {
  await front.close()
  pbx[Symbol.dispose]()
})

const as = (user: string): DstnyTestClient => new DstnyTestClient(front, front.issueToken(user))

describe('devices', () => {
  it('have an icon and a name with limits, and tell the stream of changes', async () => {
    const reader = await client.stream(`${devices}/events`)
    const desk = `${devices}/devices/200-desk`
    expect((await client.get(`${desk}/icon?fallback=true`)).text).toBe('DESKPHONE_DEFAULT')
    expect((await client.send('PUT', `${desk}/icon?name=TYPE_2`)).status).toBe(204)
    expect(await reader.data()).toContain('DEVICE_INFO')
    expect((await client.get(`${desk}/icon`)).text).toBe('DESKPHONE_TYPE_2')
    expect((await client.send('PUT', `${desk}/icon?name=TYPE_3`)).text).toContain('"fieldName":"name"')
    expect((await client.send('PUT', `${desk}/name?name=${'x'.repeat(33)}`)).status).toBe(400)
    expect((await client.send('PUT', `${desk}/name?name=${'x'.repeat(32)}`)).status).toBe(204)
    expect(await reader.data()).toContain('DEVICE_INFO')
    expect((await client.get(`${devices}/devices/none/icon`)).status).toBe(404)
  })

  it('tell their user agent', async () => {
    const { text } = await client.get(`${devices}/devices/200-desk/attributes`)
    expect(JSON.parse(text)).toEqual([{ name: 'USER_AGENT', value: 'Simulated Desk phone/1.0' }])
  })
})

describe('voicemail settings', () => {
  it('are read, changed and sent back whole', async () => {
    const before = JSON.parse((await client.get(voicemail)).text) as object
    expect(Object.keys(before)).toHaveLength(13)
    const wanted = { ...before, playHumanAssistance: true, humanAssistanceNumber: '+493023125302' }
    expect((await client.send('PUT', voicemail, JSON.stringify(wanted))).status).toBe(204)
    expect(JSON.parse((await client.get(voicemail)).text)).toEqual(wanted)
  })

  it.each([
    ['smsNotification', '"yes"'],
    ['humanAssistanceNumber', '"a person"'],
    ['humanAssistanceNumber', '7']
  ])('refuse a bad %s', async (name, value) => {
    const answer = await client.send('PUT', voicemail, `{"${name}":${value}}`)
    expect([answer.status, answer.text.includes(`"fieldName":"${name}"`)]).toEqual([400, true])
  })
})

describe('the mobile subscriber', () => {
  it('has settings that are read and written', async () => {
    expect((await client.get(`${mobile}/full-caller-id`)).text).toBe('true')
    expect((await client.send('PUT', `${mobile}/full-caller-id?enable=false`)).status).toBe(204)
    expect((await client.get(`${mobile}/full-caller-id`)).text).toBe('false')
    await client.send('PUT', `${mobile}/number-presentation?value=3`)
    expect((await client.get(`${mobile}/number-presentation`)).text).toBe('3')
    await client.send('PUT', `${mobile}/pbx-integration?enable=false`)
    await client.send('PUT', `${mobile}/route-to-pbx?enable=false`)
    expect(pbx.extension('jane').mobileSettings).toMatchObject({ joinsPbx: false, routesToPbx: false })
  })

  it('is guarded, and its values are checked', async () => {
    expect((await client.send('PUT', `${mobile}/number-presentation?value=4`)).status).toBe(400)
    expect((await client.send('PUT', `${mobile}/route-to-pbx`)).status).toBe(400)
    expect((await as('bjorn').get(`${mobile}/full-caller-id`)).status).toBe(403)
    expect((await as('ingrid').get(`${mobile}/full-caller-id`)).status).toBe(200)
    expect((await client.get(mobile.replace('700', '799') + '/full-caller-id')).status).toBe(404)
  })
})

describe('text messages and the web client', () => {
  it('puts text messages into the outbox, with the number in full', async () => {
    const body = JSON.stringify({ smsText: 'Bin gleich da – à bientôt' })
    expect((await client.post('/api/user/sms/v1/03023125123', body)).status).toBe(204)
    expect(pbx.outbox).toMatchObject([
      { from: 'jane@example.org', to: '+493023125123', text: 'Bin gleich da – à bientôt' }
    ])
    expect((await client.post('/api/user/sms/v1/03023125123')).text).toContain('value.required')
    expect((await client.post('/api/user/sms/v1/jane', body)).status).toBe(400)
    expect((await as('peter.kurz').post('/api/user/sms/v1/03023125123', body)).status).toBe(403)
  })

  it('gives the address of the web client', async () => {
    const { text } = await client.get('/api/user/end-user-configuration/v1/example.org/jane/web-client-url')
    expect(JSON.parse(text)).toEqual({ url: 'https://web.example.org/client/jane' })
  })
})
