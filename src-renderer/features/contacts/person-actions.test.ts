import { afterEach, expect, test, vi } from 'vitest'
import type { Capability } from '../../../src-preload/contract/capability.ts'
import type { Colleague } from '../../../src-preload/contract/colleague.ts'
import { emptyState } from '../../../src-preload/contract/empty-state.ts'
import { mirror } from '../../state/mirror.svelte.ts'
import { installBridge } from '../../testing/fake-bridge.ts'
import { aContact, anAccount } from '../../testing/samples.ts'
import { personOf, personRows } from '../dial/dial-row.ts'
import { personActions } from './person-actions.ts'
import type { Person } from './person.ts'

const bernd: Person = {
  name: 'Bernd Maier',
  numbers: [
    { number: '214', display: '214', label: '' },
    { number: '+491701234567', display: '0170 1234567', label: 'mobile' }
  ],
  contact: { accountId: 'a1', contactId: 'k1', isFavourite: false }
}
const line: Colleague = { id: 'a1:k1', accountId: 'a1', contactId: 'k1', line: 'busy' }

let revision = 5_000
let end: () => void = () => undefined
afterEach(() => end())

async function knows(colleague: Colleague): Promise<void> {
  const bridge = installBridge()
  bridge.revision = revision += 1
  bridge.state = { ...emptyState, accounts: { a1: anAccount() }, colleagues: { 'a1:k1': colleague } }
  end = mirror.connect(bridge)
  await vi.waitFor(() => expect(mirror.revision).toBe(revision))
}

const values = (capabilities: readonly Capability[], person = bernd): readonly string[] =>
  personActions({
    person,
    account: anAccount({ capabilities: [...capabilities] }),
    deviceId: 'd1',
    talk: undefined
  }).map(({ value }) => value)

test('every number and every other telephone can call, in that order', () => {
  expect(values(['dial'])).toEqual(['call 214', 'call +491701234567', 'from d2'])
})

test('what the account cannot is missing, and a mobile number gets the text message', () => {
  expect(values(['contactSearch'])).toEqual([])
  const all = personActions({
    person: bernd,
    account: anAccount({ capabilities: ['textMessages', 'contactStatus'] }),
    deviceId: 'd1',
    talk: undefined
  })
  expect(all.map(({ deed }) => deed)).toEqual([
    { does: 'text', number: '+491701234567', accountId: 'a1' },
    { does: 'favourite', contacts: [{ accountId: 'a1', contactId: 'k1' }], favourite: true }
  ])
})

test('a fax goes to the number that is one, else to the first', () => {
  const faxOf = (numbers: Person['numbers']) =>
    personActions({
      person: { ...bernd, numbers },
      account: anAccount({ capabilities: ['fax'] }),
      deviceId: 'd1',
      talk: undefined
    }).map(({ deed }) => deed)
  expect(faxOf(bernd.numbers)).toEqual([{ does: 'fax', number: '214', accountId: 'a1' }])
  const fax = { number: '+493023125199', display: '030 23125199', label: 'Work fax' }
  expect(faxOf([...bernd.numbers, fax])).toEqual([{ does: 'fax', number: fax.number, accountId: 'a1' }])
})

test('a call of somebody is entered only where that is licensed, and only while there is one', async () => {
  await knows(line)
  expect(values(['intrusion', 'monitor'])).toEqual(['intrusion', 'monitor'])
  await knows({ ...line, line: 'idle' })
  expect(values(['intrusion', 'barge', 'whisper', 'monitor'], { ...bernd, inCall: true })).toEqual([])
})

test('what rings at somebody is picked up by the account whose colleague it is, and by no other', async () => {
  await knows({ ...line, line: 'alerting', pickupId: 'p' })
  expect(values(['pickUp'])).toEqual(['pickUp'])
  expect(values(['pickUp'], { ...bernd, contact: { accountId: 'a2', contactId: 'k1', isFavourite: false } })).toEqual(
    []
  )
})

test('without a connection everything stays readable and says why it cannot be done', () => {
  const account = anAccount({ connection: 'stale', capabilities: ['dial'] })
  const items = personActions({ person: bernd, account, deviceId: 'd1', talk: undefined })
  expect(items.every(({ blocked }) => blocked !== undefined)).toBe(true)
})

test('a contact of the account can be rung together with others, a mere number cannot', () => {
  const { contact: _, ...number } = bernd
  expect([values(['ringPeople']), values(['ringPeople'], number)]).toEqual([['ringPeople'], []])
})

test('whoever two systems know is called over each of them, and each says whose number it is', async () => {
  const bridge = installBridge()
  const [alpha, beta] = [
    anAccount({ label: 'Alpha' }),
    anAccount({ id: 'b1', label: 'Beta', capabilities: ['dial', 'textMessages'] })
  ]
  bridge.revision = revision += 1
  bridge.state = { ...emptyState, accounts: { a1: alpha, b1: beta } }
  end = mirror.connect(bridge)
  await vi.waitFor(() => expect(mirror.revision).toBe(revision))
  const at = (accountId: string, number: string, key: string, available: boolean) =>
    aContact({ accountId, available, numbers: [{ label: '', number, display: number, key }] })
  const [row] = personRows([at('a1', '214', 'a1 214', false), at('b1', '+493023125214', '+493023125214', true)])
  if (row === undefined) throw new Error('nobody')
  const items = personActions({ person: personOf(row), account: alpha, deviceId: 'd1', talk: undefined })
  expect(items.map(({ label, detail }) => [label, detail])).toEqual([
    ['Call +493023125214 · Beta', 'Available'],
    ['Call 214 · Alpha', 'Not available'],
    ['Call from Mobile', undefined],
    ['Call with Beta', undefined],
    ['Text message with Beta…', undefined]
  ])
  const other = personActions({ person: personOf(row), account: beta, deviceId: 'd1', talk: undefined })
  expect(other.map(({ deed }) => deed).slice(0, 2)).toMatchObject([
    { does: 'call', number: '+493023125214' },
    { does: 'call', number: '214', accountId: 'a1' }
  ])
})
