import { describe, expect, it } from 'vitest'
import { caller, companyForEachCase, shown } from '../../../testing/dstny-company.ts'

const company = companyForEachCase()

/** What a watcher of Anna reads in her dialogs. */
async function dialogOf(user: string): Promise<Record<string, string>> {
  const reader = await company.client.stream(
    `/api/user/contacts-information/v1/example.org/${user}@example.org/line-state/events`
  )
  const xml = (await reader.data()) ?? ''
  await reader.close()
  const part = (name: string): string => new RegExp(`${name}="([^"]+)"`).exec(xml)?.[1] ?? ''
  return { callId: part('call-id'), fromTag: part('remote-tag'), toTag: part('local-tag') }
}

const pickupPath = (): string => `${company.control()}/devices/200-desk/pickup`

describe('picking up by SIP dialog', () => {
  it('takes a colleague’s ringing call, and the colleague sees that it was replaced', async () => {
    const call = await company.pbx.outside(caller, 'Harriet').dials(company.pbx.extension('201'))
    const dialog = await dialogOf('anna.berg')
    const anna = await company.as('anna.berg').stream(`${company.state('anna.berg')}/dialog-events`)
    await anna.data()
    const taken = await company.client.post(pickupPath(), { ...dialog, earlyOnly: true })
    expect(shown(taken)).toMatchObject({ status: 'ACTIVE', inbound: true, remoteParty: { displayName: 'Harriet' } })
    expect(await anna.data()).toContain('<state event="replaced">terminated</state>')
    expect(company.pbx.extension('201').log.filter((row) => row.kind === 'missed')).toEqual([])
    expect(call.liveLegs.map((leg) => leg.state)).toEqual(['connected', 'connected'])
  })

  it('refuses wrong tags, an answered call, and people without the right', async () => {
    const call = await company.pbx.outside(caller).dials(company.pbx.extension('201'))
    const dialog = await dialogOf('anna.berg')
    const wrong = { ...dialog, toTag: 'nobody', earlyOnly: true }
    expect((await company.client.post(pickupPath(), wrong)).status).toBe(404)
    expect((await company.client.post(pickupPath(), dialog)).status).toBe(400)
    await company.pbx.extension('201').answers(call)
    const early = { ...dialog, earlyOnly: true }
    expect((await company.client.post(pickupPath(), early)).status).toBe(409)
    const path = `${company.control('bjorn')}/devices/202-desk/pickup`
    expect((await company.as('bjorn').post(path, early)).status).toBe(403)
  })

  it('takes an answered call when it may', async () => {
    const call = await company.pbx.outside(caller, 'Harriet').dials(company.pbx.extension('201'))
    const dialog = await dialogOf('anna.berg')
    await company.pbx.extension('201').answers(call)
    const taken = await company.client.post(pickupPath(), { ...dialog, earlyOnly: false })
    expect([taken.status, company.pbx.extension('201').isBusy]).toEqual([200, false])
    expect(company.pbx.findOutside(caller)?.legIn(call).remote.name).toBe('Jane Doe')
  })

  it('takes a queue’s call that rings at an agent', async () => {
    const sales = company.pbx.queue('Sales')
    await company.pbx.outside(caller).dials(sales)
    const dialog = await dialogOf('bjorn')
    await company.client.post(pickupPath(), { ...dialog, earlyOnly: true })
    expect([sales.waitingCount, sales.counters.answered, company.pbx.extension('202').isBusy]).toEqual([0, 1, false])
  })
})

describe('picking up by call', () => {
  it('is for service accounts only', async () => {
    const call = await company.pbx.outside(caller, 'Harriet').dials(company.pbx.extension('201'))
    const id = encodeURIComponent(company.pbx.extension('201').legIn(call).id)
    expect((await company.client.post(`${pickupPath()}/${id}`)).status).toBe(403)
    const service = company.as('crm')
    const path = `${company.control('crm')}/devices/208-soft/pickup`
    expect((await service.post(`${path}/unknown`)).status).toBe(404)
    expect(shown(await service.post(`${path}/${id}`))).toMatchObject({ remoteParty: { displayName: 'Harriet' } })
  })

  it('takes who waits in a queue', async () => {
    const sales = company.pbx.queue('Sales')
    company.pbx.extension('202').logsOutOf(sales)
    const call = await company.pbx.outside(caller, 'Harriet').dials(sales)
    const waiting = encodeURIComponent(call.liveLegs[0]?.id ?? '')
    const path = `${company.control('crm')}/devices/208-soft/pickup/${waiting}`
    expect(shown(await company.as('crm').post(path))).toMatchObject({ status: 'ACTIVE' })
    expect([sales.waitingCount, sales.counters.answered]).toEqual([0, 1])
  })
})

describe('a queue that rings all agents at once', () => {
  it('shows the others that somebody took the call', async () => {
    const sales = company.pbx.queue('Sales')
    sales.ringsAll = true
    company.pbx.extension('201').logsInTo(sales)
    const call = await company.pbx.outside(caller).dials(sales)
    const reader = await company.as('bjorn').stream(`${company.state('bjorn')}/dialog-events`)
    expect(await reader.data()).toContain('<state>early</state>')
    await company.pbx.extension('201').answers(call)
    expect(await reader.data()).toContain('<state event="replaced">terminated</state>')
    expect([company.pbx.extension('202').isBusy, sales.counters.answered]).toEqual([false, 1])
  })
})
