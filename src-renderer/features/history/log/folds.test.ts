import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { HistoryItem } from '../../../../src-preload/contract/services/history.ts'
import { Folds, type Fold } from './folds.ts'
import { entryOf, type LogEntry } from './log-entry.ts'

const entry = (id: number, parts: Partial<HistoryItem> = {}, accountId = 'a'): LogEntry =>
  entryOf(accountId, { id: String(id), kind: 'missed', at: id, seen: false, number: '201', ...parts })
const shape = (folds: readonly Fold[]): string[][] => folds.map(({ entries }) => entries.map(({ id }) => id))

test('calls in a row with one person are one line', () => {
  const folds = new Folds().of([entry(9), entry(8), entry(7, { number: '202' }), entry(6)])
  expect(shape(folds)).toEqual([['9', '8'], ['7'], ['6']])
})

test.each([
  ['another kind', { kind: 'incoming' } as const],
  ['another mailbox', { inbox: 'Support' }],
  ['no number', { number: undefined }]
])('%s is a line of its own', (_what, parts) => {
  expect(new Folds().of([entry(9), entry(8, parts as Partial<HistoryItem>)])).toHaveLength(2) // undefined stands for absent here
})

test('messages and other accounts are lines of their own', () => {
  const messages = [entry(9, { kind: 'voicemail' }), entry(8, { kind: 'voicemail' })]
  expect(new Folds().of(messages)).toHaveLength(2)
  expect(new Folds().of([entry(9), entry(8, {}, 'b')])).toHaveLength(2)
})

test('a line keeps its key while calls come at either end, and when the first is gone', () => {
  const folds = new Folds()
  const [first] = folds.of([entry(5), entry(4)])
  const [grown] = folds.of([entry(6), entry(5), entry(4), entry(3)])
  const [shrunk] = folds.of([entry(4), entry(3)])
  expect([grown?.key, shrunk?.key]).toEqual([first?.key, first?.key])
})

test('no two lines ever have one key, however the list changes', () => {
  const anEntry = fc.record({ id: fc.integer({ min: 0, max: 12 }), number: fc.constantFrom('201', '202') })
  const aList = fc.uniqueArray(anEntry, { selector: ({ id }) => id, maxLength: 12 })
  fc.assert(
    fc.property(fc.array(aList, { maxLength: 6 }), (lists) => {
      const folds = new Folds()
      for (const list of lists) {
        const keys = folds.of(list.map(({ id, number }) => entry(id, { number }))).map(({ key }) => key)
        expect(new Set(keys).size).toBe(keys.length)
      }
    })
  )
})
