import { expect, it } from 'vitest'
import { soakSection, soakSectionOf, withSoakSection } from './soak-section.ts'

it('keeps the part of the soak when the rest of the page is written anew, and the rest when the soak is', () => {
  const first = withSoakSection('# Bench results\n\nold\n', soakSection(['one']))
  const second = withSoakSection('# Bench results\n\nnew\n', soakSectionOf(first))
  expect(second).toBe('# Bench results\n\nnew\n\n## Soak\n\none\n')
  expect(withSoakSection(second, soakSection(['two']))).toBe('# Bench results\n\nnew\n\n## Soak\n\ntwo\n')
})
