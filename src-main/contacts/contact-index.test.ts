import { describe, expect, it } from 'vitest'
import type { ContactRow } from '../../src-preload/contract/contact.ts'
import { ContactIndex } from './contact-index.ts'

const row = (name: string, parts: Partial<ContactRow> & { readonly number?: string } = {}): ContactRow => {
  const { number = '', ...rest } = parts
  return { id: name, accountId: 'a', name, numbers: [{ label: '', number, display: '' }], ...rest }
}
const national = (number: string): string => number.replace('+49', '0 ')

function indexOf(...rows: readonly ContactRow[]): (query: string, limit?: number) => readonly string[] {
  const index = new ContactIndex()
  index.remember(rows, national)
  return (query, limit = 10) => index.find(query, limit, new Set(['a'])).map(({ name }) => name)
}

describe('somebody who is known is found', () => {
  const find = indexOf(
    row('Åsa Björk', { number: '201' }),
    row('Karl Jönsson', { company: 'Stone & Sons' }),
    row('Antonín Dvořák', { number: '+493023125201' }),
    row('Anna Müller-Lüdenscheidt')
  )

  it('without marks and capitals, by the beginning of any word of name and company', () => {
    expect([find('asa'), find('JONSSON'), find('dvorak'), find('ludenscheidt')].flat()).toEqual([
      'Åsa Björk',
      'Karl Jönsson',
      'Antonín Dvořák',
      'Anna Müller-Lüdenscheidt'
    ])
    expect([find('sons'), find('jonsson sto'), find('sa'), find('onsson'), find('stone björk')]).toEqual([
      ['Karl Jönsson'],
      ['Karl Jönsson'],
      [],
      [],
      []
    ])
  })

  it('by a number as it is dialled, as it is shown, and by a part of it', () => {
    for (const typed of ['+49 30 2312', '030 23125201', '23125201', '5201'])
      expect(find(typed)).toEqual(['Antonín Dvořák'])
    expect([find('20'), find('01'), find('201')]).toEqual([['Åsa Björk'], [], ['Åsa Björk', 'Antonín Dvořák']])
  })

  it('the closest first: the whole number, the beginning of the name, then the rest, and no more than wanted', () => {
    const names = indexOf(row('Berta Ann'), row('Annika'), row('Ann'))
    expect([names('ann'), names('ann', 2)]).toEqual([
      ['Annika', 'Ann', 'Berta Ann'],
      ['Annika', 'Ann']
    ])
    const numbers = indexOf(row('Long', { number: '2011' }), row('Short', { number: '201' }))
    expect(numbers('201')).toEqual(['Short', 'Long'])
  })

  it('by nothing and by signs alone is nobody', () => {
    expect([find(''), find(' '), find('&'), find('-')]).toEqual([[], [], [], []])
  })
})

it('what somebody was doing when they were read is not said later', () => {
  const index = new ContactIndex()
  index.remember([row('Kim', { available: true, inCall: true, activityName: 'Lunch' })], national)
  expect(index.find('kim', 1, new Set(['a']))).toEqual([row('Kim')])
})

it('accounts that are not asked for, and removed ones, give nobody', () => {
  const index = new ContactIndex()
  index.remember([row('Kim'), row('Kim', { accountId: 'b' })], national)
  expect(index.find('kim', 9, new Set(['b']))).toMatchObject([{ accountId: 'b' }])
  index.forgetAccount('b')
  expect(index.find('kim', 9, new Set(['a', 'b']))).toMatchObject([{ accountId: 'a' }])
})
