import { expect, it } from 'vitest'
import { QueuesOnScreen, type LookedAt } from './queues-on-screen.ts'

it('queues are looked at while the window can be seen, again when it is shown again, and not in one made anew', () => {
  const reported: LookedAt[] = []
  let isPageShown = true
  const screen = new QueuesOnScreen({ isPageShown: () => isPageShown, attend: (now) => reported.push(now) })
  const last = (): LookedAt | undefined => reported.at(-1)
  screen.show(['a:q1', 'b:q1'])
  expect(last()).toEqual({ isWindowVisible: true, queueIds: ['a:q1', 'b:q1'] })
  isPageShown = false
  screen.look()
  expect(last()).toEqual({ isWindowVisible: false, queueIds: [] })
  isPageShown = true
  screen.look()
  expect(last()).toEqual({ isWindowVisible: true, queueIds: ['a:q1', 'b:q1'] })
  screen.show([])
  screen.look()
  expect(last()).toEqual({ isWindowVisible: true, queueIds: [] })
})
