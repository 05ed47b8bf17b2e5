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

  it.each([
    ['ends', (): void => front.faults.dropConnections({ operation: 'streamDialogEvents' })],
    ['misses a document', (): void => says('<dialog-info version="9" state="partial"/>')]
  ])('that %s is opened again when the server wants it, and not before', async (_, end) => {
    says('<dialog-info version="1" state="full"/>\rretry: 90000')
    await stage.advance(35 * SECOND) // healthy, so that it would be opened again at once
    end()
    await stage.advance(85 * SECOND)
    expect([count('streamDialogEvents'), stage.picture.state]).toEqual([1, 'stale'])
    await stage.advance(19 * SECOND) // not everybody comes in that very second
    await stage.livesAgain()
    expect(count('streamDialogEvents')).toBe(2)
  })

  it('that wants to be left alone for a day is opened again in minutes', async () => {
    says('<dialog-info version="1" state="full"/>\rretry: 86400000')
    await stage.advance(SECOND)
    front.faults.dropConnections({ operation: 'streamDialogEvents' })
    await stage.advance(115 * SECOND)
    expect([count('streamDialogEvents'), stage.picture.state]).toEqual([1, 'stale'])
    await stage.advance(19 * SECOND)
    await stage.livesAgain()
    expect(count('streamDialogEvents')).toBe(2)
  })

  it('that the server does not have is replaced by asking, and the user hears of it', async () => {
    front.faults.reply(404, { operation: 'streamDialogEvents' })
    await stage.reconnects()
    await stage.livesAgain()
    await stage.rings()
    expect(stage.picture.told).toEqual([expect.stringMatching(/asks now and then/)])
  })
})
