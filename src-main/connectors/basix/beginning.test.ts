import { expect, it } from 'vitest'
import { connectionLost } from '../../transport/transport-errors.ts'
import { ManualClock } from '../../util/clock.ts'
import { SECOND } from '../../util/durations.ts'
import { Beginning } from './beginning.ts'
import type { ElementName } from './elements/element-store.ts'

const HOST = 'pbx.example'
const { signal } = new AbortController()

function begin(...told: readonly ElementName[]) {
  const clock = new ManualClock()
  return { clock, beginning: new Beginning({ hasBegun: (kind) => told.includes(kind) }, clock, HOST) }
}

it('a socket that ends before it has told anything leaves nobody waiting for silence', async () => {
  const { clock, beginning } = begin()
  const over = beginning.over(signal)
  beginning.fail(connectionLost(HOST))
  await expect(over).rejects.toMatchObject({ kind: 'network' })
  await clock.advance(SECOND)
  expect(clock.sleeping).toBe(0)
})

it('nor does one that has told everything, is silent, or says nothing for too long', async () => {
  const all = begin('user', 'group', 'group_member', 'channel', 'channel_waiting')
  const told = all.beginning.over(signal)
  all.beginning.heard()
  await told
  const silent = begin('user', 'channel')
  const quiet = silent.beginning.over(signal)
  await silent.clock.advance(2 * SECOND)
  await quiet
  const mute = begin()
  const late = expect(mute.beginning.over(signal)).rejects.toMatchObject({ kind: 'timeout' })
  await mute.clock.advance(11 * SECOND)
  await late
  expect([all, silent, mute].map(({ clock }) => clock.sleeping)).toEqual([0, 0, 0])
})
