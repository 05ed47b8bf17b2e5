import { expect, it } from 'vitest'
import { digitsOf, foldedText } from './folded-text.ts'

it.each([
  ['Åsa Lindström', 'asa lindstrom'],
  ['JÖNSSON', 'jonsson'],
  ['Dvořák', 'dvorak'],
  ['Straße', 'strasse'],
  ['Łukasz Øre', 'lukasz ore'],
  ['ﬁle ＡＢ', 'file ab'],
  ['مُحَمَّد', 'محمد']
])('%s is searched for as %s', (text, folded) => {
  expect(foldedText(text)).toBe(folded)
  expect(foldedText(folded)).toBe(folded)
})

it('a number is its digits, however it is written', () => {
  expect([digitsOf('+49 (30) 2312-5123'), digitsOf('anonymous')]).toEqual(['493023125123', ''])
})
