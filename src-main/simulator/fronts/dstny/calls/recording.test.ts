import { beforeEach, describe, expect, it } from 'vitest'
import { SECOND } from '../../../../util/durations.ts'
import { actionsIn, companyForEachCase, shown } from '../../../testing/dstny-company.ts'

const company = companyForEachCase()

const usual = ['HOLD', 'MOVE', 'MUTE', 'PARK', 'TRANSFER']

async function act(name: string, body?: string) {
  return company.client.post(`${company.recordingPath((await company.onlyCall()).callId)}/${name}`, body)
}

const recActions = async () => actionsIn(await company.onlyCall()).filter((name) => !usual.includes(name))

async function recordings(): Promise<{ itemType: string; duration: number }[]> {
  const path = '/api/user/communication-log/v1/example.org/jane?itemType=RECORDING'
  const { text } = await company.client.get(path)
  const { historyItems } = JSON.parse(text) as {
    historyItems: Record<string, { itemType: string; duration: number }>[]
  }
  return historyItems.flatMap((item) => Object.values(item))
}

describe('recording on demand', () => {
  beforeEach(async () => {
    company.pbx.extension('200').recordingMode = 'onDemand'
    await company.talk()
  })

  it('runs by itself and offers what fits', async () => {
    expect(await company.onlyCall()).toMatchObject({ externalRecording: true, externalRecordingPaused: false })
    expect(await recActions()).toEqual(['PAUSE_REC', 'SAVE_REC'])
    await act('save')
    expect(await recActions()).toEqual(['DISCARD_REC', 'PAUSE_REC'])
    await act('pause')
    expect(await recActions()).toEqual(['DISCARD_REC', 'RESUME_REC'])
    await act('discard')
    expect(await recActions()).toEqual(['RESUME_REC', 'SAVE_REC'])
    expect((await act('discard')).status).toBe(409)
    expect((await act('start')).status).toBe(409)
  })

  it('does not count the pauses', async () => {
    await company.clock.advance(10 * SECOND)
    expect(shown(await act('pause')).externalRecordingPaused).toBe(true)
    await company.clock.advance(7 * SECOND)
    await act('resume')
    await company.clock.advance(5 * SECOND)
    expect(await company.onlyCall()).toMatchObject({ duration: 22, externalRecordingDuration: 15 })
  })

  it('is in the log when it was saved', async () => {
    await company.clock.advance(10 * SECOND)
    await act('save')
    company.pbx.extension('200').hangsUp()
    expect(await recordings()).toMatchObject([{ itemType: 'RECORDING', duration: 10, isPlayed: false }])
  })

  it('is thrown away when it was not, or was discarded again', async () => {
    await act('save')
    await act('discard')
    company.pbx.extension('200').hangsUp()
    expect(await recordings()).toEqual([])
  })

  it('offers no pause where the service has none', async () => {
    company.pbx.extension('200').hangsUp()
    company.pbx.extension('200').canPauseRecording = false
    await company.talk()
    expect(await recActions()).toEqual(['SAVE_REC'])
  })

  it('changes the token, and a wrong one is refused', async () => {
    expect((await act('save', '{"stateToken":1}')).text).toContain('state.token.mismatch')
    expect(await recActions()).toContain('SAVE_REC')
  })
})

describe('recording from start to stop', () => {
  beforeEach(async () => {
    company.pbx.extension('200').recordingMode = 'startStop'
    await company.talk()
  })

  it('begins when it is started and is kept when it is stopped', async () => {
    await company.clock.advance(10 * SECOND)
    expect(await company.onlyCall()).toMatchObject({ recordable: true, recording: false, recordingDuration: 0 })
    expect(await recActions()).toEqual(['START_REC'])
    expect(shown(await act('start')).recording).toBe(true)
    await company.clock.advance(4 * SECOND)
    expect((await company.onlyCall()).recordingDuration).toBe(4)
    expect(await recActions()).toEqual(['STOP_REC'])
    expect((await act('start')).status).toBe(409)
    await act('stop')
    expect(await recActions()).toEqual(['START_REC'])
    expect(await recordings()).toMatchObject([{ duration: 4 }])
  })

  it('is kept when the call ends before it is stopped', async () => {
    await act('start')
    await company.clock.advance(3 * SECOND)
    company.pbx.extension('200').hangsUp()
    expect(await recordings()).toMatchObject([{ duration: 3 }])
  })
})

describe('a user without recording', () => {
  it('has no such actions', async () => {
    await company.talk()
    expect(await recActions()).toEqual([])
    expect((await act('start')).status).toBe(409)
  })
})
