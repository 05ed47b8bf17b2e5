import { describe, expect, it } from 'vitest'
import { dstnyScopes } from './dstny-scopes.ts'
import { dstnyOperations, type WireOperation } from './dstny.ts'

const rows: [string, WireOperation][] = Object.entries(dstnyOperations)

const groupCounts: Record<string, readonly [operations: number, deprecated: number]> = {
  'ACD/Attendant Group API': [8, 5],
  'Distribution Group API': [9, 0],
  'Queue Statistics API': [5, 2],
  'Call Recording Control API': [2, 2],
  'Calls API': [4, 0],
  'Line State API': [4, 0],
  'Communication Log API': [9, 0],
  'Call Control API': [19, 0],
  'Call Recording API': [6, 0],
  'Call State API': [8, 0],
  'Event API': [12, 0],
  'Buddy List API': [4, 0],
  'Contacts API': [5, 0],
  'Contacts Information API': [16, 16],
  'Contacts Information V1 API': [20, 0],
  'Personal Contacts API': [16, 0],
  'Activity Diversion Mapping API': [5, 0],
  'Diversion API': [11, 0],
  'Mobile Subscriber API': [6, 0],
  'Presence Shortcuts API': [5, 0],
  'End-user Configuration API': [6, 0],
  'User Device Information API': [10, 0],
  'User Information API': [8, 0],
  'User Line API': [3, 0],
  'User Voicemail Settings API': [2, 0],
  'User Tickets API': [3, 0],
  'SMS API': [1, 0]
}

describe('the Dstny endpoint table', () => {
  it('has every operation of the contract', () => {
    expect(rows).toHaveLength(207)
  })

  it('marks the deprecated operations', () => {
    expect(rows.filter(([, row]) => row.deprecated)).toHaveLength(25)
  })

  it('has the operations of each group', () => {
    const counted: Record<string, [number, number]> = {}
    for (const [, row] of rows) {
      const count = (counted[row.group] ??= [0, 0])
      count[0] += 1
      if (row.deprecated) count[1] += 1
    }
    expect(counted).toEqual(groupCounts)
  })

  it('has well-formed placeholders, each a whole segment and used once', () => {
    for (const [id, row] of rows) {
      const segments = row.path.split('/').slice(1)
      const names = segments.filter((segment) => segment.includes('{') || segment.includes('}'))
      for (const name of names) expect(name, id).toMatch(/^\{[A-Za-z_]+\}$/)
      expect(new Set(names).size, id).toBe(names.length)
      expect(segments[0], id).toBe('api')
    }
  })

  it('has no two operations with the same method and path', () => {
    const places = rows.flatMap(([, row]) =>
      row.methods.map((method) => `${method} ${row.path.replace(/\{\w+\}/g, '{}')}`)
    )
    expect(new Set(places).size).toBe(places.length)
  })

  it('has query names with at most the two marks', () => {
    for (const [id, row] of rows) for (const name of row.query) expect(name, id).toMatch(/^[A-Za-z-]+(\[\])?!?$/)
  })

  it('sends bodies only with methods that may have one', () => {
    for (const [id, row] of rows) if (row.body !== 'none') expect(['PUT', 'POST'], id).toContain(row.methods[0])
  })

  it('knows the fourteen ticket scopes', () => {
    expect(Object.keys(dstnyScopes)).toHaveLength(14)
  })
})
