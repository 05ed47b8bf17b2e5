import { expect, it } from 'vitest'
import { parseJson } from '../transport/json.ts'
import { copiedText } from './copied-text.ts'
import { heldAfter } from './testing/held-memory.ts'

/** A text of half a megabyte that is one piece in memory. */
const large = (index: number): string =>
  Buffer.from(`"${'y'.repeat(450_000)}","the-thirty-characters-that-stay-${index}"`).toString()

/** What the parts of 100 large texts hold. */
const heldBy = (cut: (text: string) => string, kept: string[]): number =>
  heldAfter(() => {
    for (let index = 0; index < 100; index++) kept.push(cut(large(index)))
  })

it('a part of a text keeps all of it alive, a copied one does not', () => {
  const kept: string[] = []
  expect(heldBy((text) => text.slice(-40), kept)).toBeGreaterThan(30)
  expect(heldBy((text) => copiedText(text.slice(-40)), kept)).toBeLessThan(3)
  expect(kept).toHaveLength(200)
})

it('what is read from JSON does not keep it alive', () => {
  const kept: string[] = []
  const last = (text: string): string => String((parseJson(text) as unknown[])[1]) // a list of two
  expect(heldBy((text) => last(`[${text}]`), kept)).toBeLessThan(3)
  expect(heldBy((text) => last(`[${text},12345678901234567890]`), kept)).toBeLessThan(3)
  expect(kept).toHaveLength(200)
})

it.each(['', 'short', 'Zürich 📞 and more than thirteen', '\ud800 a lone half of a pair is kept'])(
  '%j is the same',
  (text) => {
    expect(copiedText(text)).toBe(text)
  }
)
