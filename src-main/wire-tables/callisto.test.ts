import { describe, expect, it } from 'vitest'
import { callistoFunctions, type CallistoFunction } from './callisto.ts'

const rows: [string, CallistoFunction][] = Object.entries(callistoFunctions)

describe('the Callisto endpoint table', () => {
  it('has each function in one of the four areas, in a file of its own name', () => {
    for (const [name, { path }] of rows) {
      expect(path).toMatch(new RegExp(`^rest/(groups|members|vip|announcements)/${name}\\.asp$`))
    }
  })

  it('lets only adding and editing a group be posted and nothing else', () => {
    const postOnly = rows.filter(([, { methods }]) => !methods.some((method) => method === 'GET'))
    expect(postOnly.map(([name]) => name)).toEqual(['addGroup', 'editGroup'])
  })

  it('marks seven functions as assumed, all of them by guess alone', () => {
    const assumed = rows.filter(([, row]) => row.assumed)
    expect(assumed.map(([name]) => name).toSorted()).toEqual([
      'deleteAnnouncement',
      'deleteMember',
      'editMember',
      'getAnnouncements',
      'getIntegrationURLs',
      'getMembers',
      'getVIPNumbers'
    ])
    expect(assumed.every(([, { mark }]) => mark === 'A')).toBe(true)
  })
})
