import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DstnyFront } from '../../simulator/fronts/dstny.ts'
import { SECOND } from '../../util/durations.ts'
import { openDstnyStage } from '../testing/dstny-stage.ts'
import type { Stage } from '../testing/stage.ts'

let front: DstnyFront
let stage: Stage

beforeEach(async () => {
  ;({ stage, front } = await openDstnyStage())
})

afterEach(() => stage[Symbol.asyncDispose]())

const count = (operation: string): number => front.requests.filter((one) => one.operation === operation).length
const says = (data: string): void =>
  front.streams.find(({ operation }) => operation === 'streamDialogEvents')?.send(data)

describe('the dialog stream', () => {
  it.each(['{}', 'ping', '<ping/>', '', '<dialog-info'])(
    'that says %j goes on, and the calls are read',
    async (data) => {
      await stage.advance(2 * SECOND)
      const before = [count('getUserCallState'), stage.picture.statuses.length]
      says(data)
      await stage.advance(2 * SECOND)
      const { statuses } = stage.picture
      expect([count('getUserCallState'), statuses.length]).toEqual([(before[0] ?? 0) + 1, before[1]])
      expect(count('streamDialogEvents')).toBe(1)
    }
  )

  it('that says something strange between its documents misses none of them', async () => {
    says('{}')
    await stage.rings()
    says('ping')
    stage.me.rejects()
    await stage.showsTruth()
    expect(stage.picture.statuses).not.toContain('stale')
  })
})
