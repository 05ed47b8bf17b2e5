import { describe, expect, it } from 'vitest'
import { actionsIn, companyForEachCase, shown, type ShownCall } from '../../../testing/dstny-company.ts'

const company = companyForEachCase()

/** Jane talks with Harriet and has Anna in a second call; both come together. */
async function conference(): Promise<ShownCall> {
  await company.talk()
  await company.pbx.extension('200').dials(company.pbx.extension('201'), 'desk')
  await company.pbx.extension('201').answers()
  return await addSecond()
}

async function addSecond(): Promise<ShownCall> {
  const [one, two] = await company.calls()
  const body = { targetCallId: two?.callId }
  return shown(await company.client.post(`${company.callPath(one?.callId ?? '')}/conference`, body))
}

const names = ({ participants = [] }: ShownCall) => participants.map((one) => one.remoteParty.displayName)

describe('a conference', () => {
  it('is made of two calls, and the second one disappears', async () => {
    const made = await conference()
    expect(made).toMatchObject({ status: 'ACTIVE', conference: true, event: 'PARTICIPANT_ADDED' })
    expect(made.remoteParty).toMatchObject({ type: 'SERVICE_ID', displayName: 'Conference' })
    expect(names(made)).toEqual(['Harriet', 'Anna Berg'])
    expect(actionsIn(made)).toEqual(['HOLD', 'MOVE'])
    expect((await company.client.post(`${company.callPath(made.callId)}/mute`)).text).toContain('action.not.allowed')
    expect((await company.calls()).map((call) => call.callId)).toEqual([made.callId])
    expect(await company.onlyCall('anna.berg')).toMatchObject({ conference: true, status: 'ACTIVE' })
  })

  it('lets who came into it muted speak again', async () => {
    await company.talk()
    await company.pbx.extension('200').dials('201', 'desk')
    await company.pbx.extension('201').answers()
    const [, two] = await company.calls()
    await company.client.post(`${company.callPath(two?.callId ?? '')}/mute`)
    const [one] = await company.calls()
    const body = { targetCallId: one?.callId }
    const made = shown(await company.client.post(`${company.callPath(two?.callId ?? '')}/conference`, body))
    expect(actionsIn(made)).toEqual(['HOLD', 'MOVE', 'UNMUTE'])
    const heard = shown(await company.client.post(`${company.callPath(made.callId)}/unmute`))
    expect(actionsIn(heard)).toEqual(['HOLD', 'MOVE'])
  })

  it('takes a third one', async () => {
    await conference()
    company.pbx.extension('202').logsOutOf(company.pbx.queue('Sales'))
    company.pbx.extension('203').logsInTo(company.pbx.queue('Support'))
    await company.pbx.extension('200').dials(company.pbx.queue('Support'), 'desk')
    await company.pbx.extension('203').answers()
    expect(names(await addSecond())).toEqual(['Harriet', 'Anna Berg', 'Åsa Lindqvist'])
  })

  it('shows the queue a participant came through', async () => {
    company.pbx.queue('Sales').setSignedIn(company.pbx.extension('202'), false)
    company.pbx.queue('Sales').setSignedIn(company.pbx.extension('200'), true)
    await company.pbx.outside('+12025550100', 'Ana').dials(company.pbx.queue('Sales'))
    await company.pbx.extension('200').answers(undefined, 'desk')
    await company.pbx.extension('200').dials('201', 'desk')
    await company.pbx.extension('201').answers()
    const [first, second] = (await addSecond()).participants ?? []
    expect([first?.historyInfo?.previousRetargetReason, second?.historyInfo]).toEqual(['DISTRIBUTED', undefined])
  })

  it('loses who is removed and stays a conference with the last two', async () => {
    const made = await conference()
    const [harriet] = made.participants ?? []
    const path = `${company.callPath(made.callId)}/participants/${encodeURIComponent(harriet?.id ?? '')}/remove`
    const left = shown(await company.client.post(path))
    expect(left).toMatchObject({ conference: true, event: 'PARTICIPANT_LEFT' })
    expect(names(left)).toEqual(['Anna Berg'])
    expect((await company.client.post(path)).status).toBe(404)
  })

  it('is a plain call with the last two where the system does so', async () => {
    company.pbx.behaviour.conferenceOfTwoIsPlain = true
    const made = await conference()
    const id = encodeURIComponent(made.participants?.[0]?.id ?? '')
    const left = shown(await company.client.post(`${company.callPath(made.callId)}/participants/${id}/remove`))
    expect(left).toMatchObject({ conference: false, remoteParty: { displayName: 'Anna Berg' } })
    expect(actionsIn(left)).toContain('TRANSFER')
  })

  it('goes on without the one who leaves', async () => {
    const made = await conference()
    const gone = shown(await company.client.post(`${company.callPath(made.callId)}/conference/leave`))
    expect(gone).toMatchObject({ status: 'TERMINATED', event: 'LEFT_CONFERENCE' })
    expect([gone.remoteParty, gone.participants, await company.calls()]).toEqual([undefined, undefined, []])
    expect(await company.onlyCall('anna.berg')).toMatchObject({
      conference: false,
      remoteParty: { displayName: 'Harriet' }
    })
  })

  it('ends for all when the one who made it clears it', async () => {
    const made = await conference()
    await company.client.delete(company.callPath(made.callId))
    expect([await company.calls(), await company.calls('anna.berg')]).toEqual([[], []])
  })

  it('only loses a participant who hangs up', async () => {
    await conference()
    company.pbx.extension('201').hangsUp()
    expect(names(await company.onlyCall())).toEqual(['Harriet'])
  })

  it('is refused with a call nobody has answered, and without a second call', async () => {
    const call = await company.talk()
    await company.pbx.extension('200').dials('201', 'desk')
    const [one, two] = await company.calls()
    const path = `${company.callPath(one?.callId ?? '')}/conference`
    expect((await company.client.post(path, { targetCallId: two?.callId })).status).toBe(409)
    expect((await company.client.post(path)).status).toBe(400)
    const stale = { targetCallId: two?.callId, targetStateToken: 1 }
    expect((await company.client.post(path, stale)).text).toContain('targetStateToken')
    expect((await company.client.post(`${company.callPath(one?.callId ?? '')}/conference/leave`)).status).toBe(409)
    expect(call.isConference).toBe(false)
  })
})
