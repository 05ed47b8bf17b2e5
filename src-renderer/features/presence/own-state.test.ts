import { expect, test } from 'vitest'
import type { OwnPresence } from '../../../src-preload/contract/presence.ts'
import { anAccount, aCall, aTalk } from '../../testing/samples.ts'
import { ownState } from './own-state.ts'

const presenceOf = (accountId: string, parts: Partial<OwnPresence> = {}): OwnPresence => ({
  accountId,
  activityName: 'Available',
  available: true,
  activities: [],
  roles: [],
  shortcuts: [],
  ...parts
})

const one = anAccount()
const two = anAccount({ id: 'a2' })

test('accounts that say the same say it once, with the end that they agree on', () => {
  const lunch = { activityName: 'Lunch', available: false, until: 5 }
  const both = { a1: presenceOf('a1', lunch), a2: presenceOf('a2', lunch) }
  expect(ownState([one, two], both, [])).toEqual({ tone: 'amber', words: ['Lunch'], until: 5 })
  const apart = { ...both, a2: presenceOf('a2') }
  expect(ownState([one, two], apart, [])).toEqual({ tone: 'amber', words: ['Lunch', 'Available'] })
})

test('a call goes before the activity, a ringing one does not', () => {
  const presence = { a1: presenceOf('a1') }
  expect(ownState([one], presence, [aTalk()])).toEqual({ tone: 'red', words: ['On a call', 'Available'] })
  expect(ownState([one], presence, [aCall()])).toEqual({ tone: 'green', words: ['Available'] })
})

test('Do not disturb is a word of its own, and a shortcut says more than its activity', () => {
  const shortcut = {
    id: 's',
    name: 'Gone',
    activityId: 'x',
    icon: 'home',
    available: false,
    duration: 'noEndTime'
  } as const
  const gone = presenceOf('a1', {
    activityName: 'Away',
    available: false,
    shortcuts: [shortcut],
    appliedShortcutId: 's'
  })
  expect(ownState([{ ...one, dnd: true }], { a1: gone }, [])?.words).toEqual(['Do not disturb', 'Gone'])
})

test('what an account without a connection said is not said any more', () => {
  const lost = { ...one, connection: 'stale' } as const
  expect(ownState([lost], { a1: presenceOf('a1') }, [aTalk()])).toBeUndefined()
})
