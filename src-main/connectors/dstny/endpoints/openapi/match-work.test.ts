import { expect, it, vi } from 'vitest'
import { dstnyOperations } from '../../../../wire-tables/dstny.ts'
import type { DocumentedOperation } from './document.ts'
import type * as Names from './names.ts'

const counted = vi.hoisted(() => {
  // test files share modules: what an earlier one has loaded has the real functions
  vi.resetModules()
  return { characters: 0 }
})
vi.mock('./names.ts', async (original) => {
  const names = await original<typeof Names>()
  const counting =
    <T>(work: (text: string) => T) =>
    (text: string): T => {
      counted.characters += text.length
      return work(text)
    }
  return {
    nameOf: counting(names.nameOf),
    placeholders: counting(names.placeholders),
    wordsOf: counting(names.wordsOf)
  }
})
const { matchOperations } = await import('./match.ts')

/** Operations that all could be ours, with long descriptions. */
const plausible = (count: number): readonly DocumentedOperation[] => {
  const rows = Object.values(dstnyOperations)
  return Array.from({ length: count }, (_, index) => {
    const [row = dstnyOperations.holdCall] = rows.slice(index % rows.length)
    return {
      method: row.methods[0],
      path: `/v${String(index)}${row.path}`,
      operationId: undefined,
      tags: [row.group],
      queryNames: ['start', 'limit'],
      bodyNames: ['destination', 'stateToken'],
      description: 'retrieve queue statistics of the organization '.repeat(40),
      deprecated: false
    }
  })
}

const workOf = (count: number): number => {
  counted.characters = 0
  matchOperations(plausible(count))
  return counted.characters
}

it('an operation of a document is taken apart once, however many functions it may be', () => {
  const [half, all] = [workOf(950), workOf(1_900)]
  expect(all / half).toBeLessThan(2.1)
  expect(all / 1_900).toBeLessThan(2_500)
})
