import { expect, test } from 'vitest'
import type { Call } from '../../../src-preload/contract/call.ts'
import type { Party } from '../../../src-preload/contract/party.ts'
import { aCall, anAccount } from '../../testing/samples.ts'
import { answeredWhere, callOrigin } from './call-origin.ts'

const party = (name: string, number: string): Party => ({ kind: 'internal', name, number, withheld: false })
const anna = party('Anna Berg', '201')
const originOf = (parts: Partial<Call>): readonly string[] => callOrigin(aCall(parts), anAccount())

test.each<[string, Partial<Call>, readonly string[]]>([
  ['comes directly', {}, []],
  ['was transferred', { diverting: anna, called: anna, cameBy: 'transfer' }, ['Transferred by Anna Berg']],
  ['was diverted', { diverting: anna, called: anna }, ['Diverted by Anna Berg']],
  ['was diverted twice', { diverting: anna, called: party('Bob', '202') }, ['Diverted by Anna Berg', 'For Bob']],
  ['waited', { diverting: anna, cameBy: 'transfer', campedOn: true }, ['Transferred by Anna Berg', 'Waited for you']],
  ['asked for the queue that is shown', { queue: 'Sales', called: party('Sales', '300'), cameBy: 'queue' }, []],
  ['asked for somebody else', { called: party('Bob', '202') }, ['For Bob']]
])('says how a call came that %s', (_what, parts, words) => {
  expect(originOf(parts)).toEqual(words)
})

test('calls an own number that was called by the name of its line', () => {
  const account = anAccount({
    callerLines: [{ id: 'l', kind: 'queue', secondary: false, number: '300', name: 'Hotline', active: false }]
  })
  const called: Party = { kind: 'internal', number: '300', withheld: false }
  expect(callOrigin(aCall({ called }), account)).toEqual(['For Hotline'])
  expect(callOrigin(aCall({ called: { ...called, displayNumber: '030 300' } }), anAccount())).toEqual(['For 030 300'])
})

test.each<[string, Partial<Call>, string]>([
  ['one of the own telephones', { state: 'connected', deviceIds: ['d1'] }, 'Answered on Desk phone'],
  [
    'several telephones that may have it',
    { state: 'connected', deviceIds: ['d1', 'd2'] },
    'Answered on one of your telephones'
  ],
  ['a colleague', { state: 'cleared', answeredElsewhere: true, answeredBy: anna }, 'Answered by Anna Berg'],
  ['somebody nobody names', { state: 'cleared', answeredElsewhere: true }, 'Answered elsewhere']
])('says where a call was answered: %s', (_what, parts, words) => {
  expect(answeredWhere(aCall(parts), anAccount())).toBe(words)
})

test('names the colleague who took a call of a group, where only its log knows', () => {
  const taken = aCall({ state: 'cleared', answeredElsewhere: true })
  expect(answeredWhere(taken, anAccount(), 'Zoe')).toBe('Answered by Zoe')
  expect(answeredWhere({ ...taken, answeredBy: anna }, anAccount(), 'Zoe')).toBe('Answered by Anna Berg')
})
