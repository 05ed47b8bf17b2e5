import { describe, expect, it } from 'vitest'
import type { Address, Groupcall } from './groupcall.ts'
import { newerGroupcall } from './groupcall.ts'
import { GroupcallTrees } from './groupcall-trees.ts'

const nobody: Address = { type: '', target: '', targetName: '', name: '', detail: '' }
const groupcall = (id: string, more: Partial<Groupcall> = {}): Groupcall => ({
  ...{ id, ownerId: undefined, status: 'progressing', source: nobody, destinations: [], ringMethod: 'ring_all' },
  ...{ masterCallId: undefined, masterGroupcallId: undefined, answerCallId: undefined, answerGroupcallId: undefined },
  ...{ callIds: [], groupcallIds: [], dialIndex: 0, createdAt: 1, updatedAt: undefined, deletedAt: undefined },
  ...more
})

function treesOf(...all: readonly Groupcall[]): GroupcallTrees {
  const trees = new GroupcallTrees()
  for (const one of all) trees.take(one)
  return trees
}

describe('trees of group calls', () => {
  it('are found from above and from below, whatever comes first', () => {
    const rows = [
      groupcall('root', { groupcallIds: ['first'] }),
      groupcall('first', { callIds: ['a'] }), // of a linear one: it does not name its parent
      groupcall('second', { masterGroupcallId: 'root', callIds: ['b'] })
    ]
    for (const order of [rows, rows.toReversed()]) {
      const trees = treesOf(...order)
      expect(['a', 'b', 'c'].map((id) => trees.rootOfCall(id))).toEqual(['root', 'root', undefined])
      expect(trees.tree('root').callIds.toSorted()).toEqual(['a', 'b'])
    }
  })

  it('have a root of which only the id is known', () => {
    const trees = treesOf(groupcall('child', { masterGroupcallId: 'unseen', callIds: ['a'] }))
    expect([trees.rootOfCall('a'), trees.tree('unseen').ids]).toEqual(['unseen', ['unseen', 'child']])
  })

  it('never go round', () => {
    const trees = treesOf(
      groupcall('a', { masterGroupcallId: 'b', groupcallIds: ['a'] }),
      groupcall('b', { masterGroupcallId: 'c' }),
      groupcall('c', { masterGroupcallId: 'a', callIds: ['leg'] })
    )
    const root = trees.rootOfCall('leg') ?? ''
    expect(trees.rootOf(root)).toBe(root)
    expect(trees.tree(root).ids.toSorted()).toEqual(['a', 'b', 'c'])
  })

  it('are followed so deep and no deeper', () => {
    const chain = Array.from({ length: 100 }, (_, at) => groupcall(`${at}`, { groupcallIds: [`${at + 1}`] }))
    expect(treesOf(...chain).tree('0').ids).toHaveLength(17)
  })

  it('are forgotten from the oldest that is over on', () => {
    const trees = treesOf(groupcall('over', { status: 'hangup', callIds: ['a'] }), groupcall('live'))
    for (let at = 0; at < 999; at++) trees.take(groupcall(`${at}`))
    expect([trees.find('over'), trees.rootOfCall('a'), trees.find('live')?.id]).toEqual([undefined, undefined, 'live'])
  })
})

describe('two states of a group call', () => {
  const answered = groupcall('a', { answerCallId: 'leg', updatedAt: 5, callIds: ['leg', 'other'] })
  it.each([
    ['the further one', groupcall('a', { status: 'hangup', updatedAt: 2 }), 'hangup'],
    ['of the same the later one', groupcall('a', { updatedAt: 9, callIds: ['later'] }), 'progressing']
  ])('give %s, with all ids that either names', (_, other, status) => {
    for (const [one, two] of [
      [answered, other],
      [other, answered]
    ] as const) {
      const merged = newerGroupcall(one, two)
      expect(merged).toMatchObject({ status, answerCallId: 'leg' })
      expect(merged.callIds).toEqual(expect.arrayContaining(['leg', 'other', ...other.callIds]))
    }
  })
})
