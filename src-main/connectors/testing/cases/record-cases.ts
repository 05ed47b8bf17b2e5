import { expect } from 'vitest'
import { MINUTE } from '../../../util/durations.ts'
import { live } from '../stage.ts'
import type { Case } from '../stage.ts'

/** Systems and accounts that know no calls: they are live, ask when they are asked, and no more. */
export function recordCases(one: Case): void {
  one('is live without calls, and asks for nothing by itself', [], async (stage) => {
    await stage.goLive()
    const before = stage.front.requests().length
    await stage.outside().dials(stage.me)
    await stage.advance(MINUTE)
    expect([stage.picture.state, stage.picture.calls.size]).toEqual(['live', 0])
    expect(stage.front.requests()).toHaveLength(before)
    await expect(stage.do({ type: 'dial', number: '201', deviceId: undefined })).rejects.toMatchObject({
      name: 'CtiError'
    })
    expect(stage.truth).toEqual(['alerting'])
  })
  one('finds somebody without asking twice', ['contactSearch'], async (stage) => {
    await stage.goLive()
    const before = stage.front.requests().length
    const found = await stage.picture.current?.searchContacts('ber', 5, live)
    expect(found?.map(({ name }) => name)).toContain('Anna Berg')
    expect(stage.front.requests()).toHaveLength(before + 1)
  })
}
