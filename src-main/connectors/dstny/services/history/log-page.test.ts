import { describe, expect, it } from 'vitest'
import { cutPage } from './log-page.ts'

const rows = (...ids: (bigint | string)[]) => ids.map((itemId) => ({ itemId }))
const cut = (ids: (bigint | string)[], asked: Parameters<typeof cutPage>[1], count = ids.length) => {
  const { items, ...ends } = cutPage({ items: rows(...ids), count }, asked)
  return [items.map(({ itemId }) => String(itemId)).join(' '), ends] as const
}

describe('a page of a log', () => {
  it('comes newest first, whatever the server thinks, and ids are compared as whole numbers', () => {
    expect(cut([9n, 10n, 9007199254740993n, 9007199254740992n], { limit: 9 })).toEqual([
      '9007199254740993 9007199254740992 10 9',
      { newest: '9007199254740993' }
    ])
  })

  it('goes on where it is full, also when some of it could not be read', () => {
    expect(cut([3n, 2n], { limit: 2 })).toEqual(['3 2', { older: '2', newest: '3' }])
    expect(cut([3n], { limit: 2 }, 2)).toEqual(['3', { older: '3', newest: '3' }])
    expect(cut([3n], { limit: 2 })).toEqual(['3', { newest: '3' }])
    expect(cut([], { limit: 2 }, 2)).toEqual(['', {}])
  })

  it('of a server that knows neither limit nor cursor is what was asked for, and ends', () => {
    const everything = [5n, 4n, 3n, 2n, 1n]
    expect(cut(everything, { limit: 2 })).toEqual(['5 4', { older: '4', newest: '5' }])
    expect(cut(everything, { olderThan: '4', limit: 2 })).toEqual(['3 2', { older: '2', newest: '3' }])
    expect(cut(everything, { olderThan: '1', limit: 2 })).toEqual(['', {}])
  })

  it('forward is the oldest part of what is new, so that nothing is left out', () => {
    expect(cut([5n, 4n, 3n, 2n, 1n], { newerThan: '2', limit: 2 })).toEqual(['4 3', { newest: '4' }])
    expect(cut([5n, 4n, 3n], { newerThan: '3', olderThan: '5', limit: 2 })).toEqual(['4', { older: '4', newest: '4' }])
  })

  it('keeps an order also for ids that are no numbers', () => {
    expect(cut(['a', 'c', 'b'], { limit: 2 })).toEqual(['c b', { older: 'b', newest: 'c' }])
  })
})
