import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markLabel } from '../../src-preload/contract/mark.ts'
import { firstCharacters, markColours } from '../../src-preload/contract/mark-values.ts'
import { freeColour, shortLabels } from './mark-rules.ts'
import type { Marked } from './mark-rules.ts'

const account = (vendorName: string, label: string, rest: Partial<Marked> = {}): Marked => ({
  vendorName,
  label,
  isDemo: false,
  ...rest
})

const JANE = 'Jane Doe · example.org'

describe('a short label is', () => {
  it.each<[what: string, accounts: readonly Marked[], labels: readonly string[]]>([
    ['of one account its system', [account('Dstny Core', JANE)], ['Dstny']],
    [
      'of five systems the system of each',
      ['Dstny Core', 'Callisto ManagerAssistant', 'MiRTA PBX', 'Brastel Basix', 'VoIPBin'].map((name) =>
        account(name, JANE)
      ),
      ['Dstny', 'Callisto', 'MiRTA', 'Brastel', 'VoIPBin']
    ],
    [
      'of two users of one system the user',
      [account('Acme PBX', JANE), account('Acme PBX', 'Anna Berg · example.org'), account('Other', JANE)],
      ['Jane Doe', 'Anna Berg', 'Other']
    ],
    [
      'of one user at two places the place',
      [account('Acme PBX', JANE), account('Acme PBX', 'Jane Doe · beispiel.de')],
      ['example.org', 'beispiel.de']
    ],
    [
      'of an instance in brackets that too',
      [account('Acme', 'jane (north)'), account('Acme', 'jane (south)')],
      ['north', 'south']
    ],
    [
      'of a user with a long name the first name',
      [account('Acme', 'Bartholomäus Lindqvist-Ångström'), account('Acme', 'Wolfeschlegelsteinhausen · a.example')],
      ['Bartholomäus', 'Wolfeschlege']
    ],
    [
      'of the same user twice the system with a number',
      [account('Acme', 'Jane'), account('Acme', 'Jane'), account('Acme', 'Jane')],
      ['Acme 1', 'Acme 2', 'Acme 3']
    ],
    ['of the demo that it is one', [account('Dstny Core', 'Demo', { isDemo: true })], ['Demo']],
    [
      'of several demos their systems',
      [account('Dstny Core', 'Demo', { isDemo: true }), account('MiRTA PBX', 'Demo', { isDemo: true })],
      ['Dstny', 'MiRTA']
    ],
    [
      'of demos that are named after their systems those alone',
      ['Dstny Core', 'MiRTA PBX'].map((system) => account(system, `Demo: ${system}`, { isDemo: true })),
      ['Dstny', 'MiRTA']
    ],
    ['what was typed', [account('Acme', JANE, { typed: 'مكتب' }), account('Acme', 'Jo')], ['مكتب', 'Jo']],
    [
      'never what was typed for another',
      [account('Acme', JANE), account('Other', 'Jo', { typed: 'acme' })],
      ['Jane Doe', 'acme']
    ],
    ['something even where nothing has a name', [account('', ''), account('', '')], ['1', '2']],
    ['not cut inside a character', [account('👩‍💻'.repeat(14), 'x')], ['👩‍💻'.repeat(12)]]
  ])('%s', (_what, accounts, labels) => {
    expect(shortLabels(accounts)).toEqual(labels)
  })

  it('never empty, too long or twice, whatever the accounts are called', () => {
    const words = fc.oneof(
      fc.constantFrom('Acme', 'Jane Doe', 'a · b', '1', 'Acme 1', '', ' '),
      fc.string({ unit: 'grapheme' })
    )
    const some = fc.array(
      fc.record({ vendorName: words, label: words, isDemo: fc.boolean(), typed: fc.constant(undefined) }),
      { maxLength: 12 }
    )
    fc.assert(
      fc.property(some, (accounts) => {
        const labels = shortLabels(accounts)
        expect(labels).toHaveLength(accounts.length)
        expect(labels.filter((label) => label === '' || firstCharacters(label, 12) !== label)).toEqual([])
        expect(new Set(labels.map((label) => label.toLocaleLowerCase('en'))).size).toBe(labels.length)
      })
    )
  })
})

describe('a typed label is', () => {
  it.each(['', 'Sales', 'x'.repeat(12), 'مكتب المبيعات'.slice(0, 12), '👨‍👩‍👧‍👦'.repeat(12)])('taken: %j', (label) => {
    expect(markLabel.safeParse(label).success).toBe(true)
  })

  it.each(['x'.repeat(13), '👨‍👩‍👧‍👦'.repeat(13), `a${'\u0301'.repeat(5_000)}`, 'x'.repeat(1_000_000), 5, null, {}])(
    'refused where it is longer than twelve characters or none (%#)',
    (label) => {
      expect(markLabel.safeParse(label).success).toBe(false)
    }
  )
})

describe('a colour', () => {
  it('is another one as long as there are enough, then the one fewest have', () => {
    const given: (typeof markColours)[number][] = []
    for (let count = 0; count < markColours.length + 2; count += 1) given.push(freeColour(given))
    expect(given).toEqual([...markColours, markColours[0], markColours[1]])
  })

  it('that is free again is given before one that is taken', () => {
    expect(freeColour(markColours.filter((colour) => colour !== 'olive'))).toBe('olive')
  })
})
