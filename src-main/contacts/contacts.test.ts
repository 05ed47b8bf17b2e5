import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { AccountFolder, typed } from '../accounts/testing/account-folder.ts'
import { FakeLink } from '../accounts/testing/fake-connector.ts'
import { reportedCall } from '../calls/testing/seen-call.ts'
import type { SeenContact } from '../connectors/events.ts'
import { alikeBeginnings } from './alike.ts'

let folder: AccountFolder
beforeEach(() => void (folder = new AccountFolder()))
afterEach(() => folder[Symbol.dispose]())

const seen = (id: string, name: string, number = '201'): SeenContact => ({
  id,
  name,
  numbers: [{ label: '', number, display: '' }]
})

/** A directory that takes letters as they are written, as many do. */
class Directory extends FakeLink {
  readonly queries: string[] = []

  override async searchContacts(query = ''): Promise<readonly SeenContact[]> {
    this.queries.push(query)
    return this.contacts.filter(({ name }) =>
      name
        .toLowerCase()
        .split(' ')
        .some((word) => word.startsWith(query))
    )
  }
}

async function open(can: ConstructorParameters<typeof FakeLink>[0] = ['contactSearch']) {
  const domain = folder.start()
  await domain.service.signIn(typed())
  const directory = new Directory(can)
  const [first] = domain.started
  first?.sink.link(directory)
  first?.sink.status('live')
  const names = async (query: string) => (await domain.contacts.search(query, 10)).map(({ name }) => name)
  return { ...domain, directory, names, sink: first?.sink }
}

describe('a search', () => {
  it('finds by plain letters who is written with marks, though the directory does not', async () => {
    const { directory, names } = await open()
    directory.contacts = [
      seen('1', 'Åsa Berg'),
      seen('2', 'Karl Jönsson'),
      seen('3', 'Antonín Dvořák'),
      seen('4', 'Jon')
    ]
    expect([await names('asa'), await names('jonsson'), await names('dvorak')]).toEqual([
      ['Åsa Berg'],
      ['Karl Jönsson'],
      ['Antonín Dvořák']
    ])
  })

  it('asks no more than once where somebody is found, where the text has marks, or is no name', async () => {
    const { directory, names } = await open()
    directory.contacts = [seen('1', 'Anna')]
    await names('anna')
    await names('åsa')
    await names('+4930')
    expect(directory.queries).toEqual(['anna', 'åsa', '+4930'])
  })

  it('has once whom the directory and the memory both know, as the directory says now', async () => {
    const { directory, contacts } = await open()
    directory.contacts = [seen('1', 'Anna')]
    await contacts.search('anna', 10)
    directory.contacts = [{ ...seen('1', 'Anna'), available: true }]
    expect(await contacts.search('an', 10)).toMatchObject([{ name: 'Anna', available: true }])
    expect(contacts.known('ann', 10)).toMatchObject([{ name: 'Anna', accountId: 'id1' }])
    expect(contacts.known('ann', 10)[0]).not.toHaveProperty('available')
  })

  it('shows whom the directory means, also where the text does not say why', async () => {
    const { directory, contacts } = await open()
    directory.searchContacts = async () => [seen('1', 'Anna')]
    expect(await contacts.search('accounting', 10)).toMatchObject([{ name: 'Anna' }])
  })
})

describe('a slow directory', () => {
  /** Two accounts, of which the second answers when told. */
  async function openTwo() {
    const quick = await open()
    await quick.service.signIn(typed({ user: 'Anna' }))
    const slow = new Directory(['contactSearch'])
    let answer: (rows: readonly SeenContact[] | Error) => void = () => undefined
    slow.searchContacts = () =>
      new Promise((resolve, reject) => {
        answer = (rows) => (rows instanceof Error ? reject(rows) : resolve(rows))
      })
    quick.started[1]?.sink.link(slow)
    quick.directory.contacts = [seen('1', 'Kim', '+493023125201')]
    const search = async () => {
      const before = quick.clock.sleeping
      const searching = quick.contacts.search('kim', 10)
      await vi.waitUntil(() => quick.clock.sleeping > before)
      await quick.clock.advance(300)
      return searching
    }
    return { ...quick, search, answer: (rows: readonly SeenContact[] | Error) => answer(rows) }
  }

  it('holds up nobody, is named until it has answered, and is heard then', async () => {
    const { contacts, search, answer } = await openTwo()
    expect(await search()).toMatchObject([{ accountId: 'id1', name: 'Kim', numbers: [{ key: '+493023125201' }] }])
    expect(contacts.unanswered('kim')).toEqual(['id2'])
    const late = contacts.late('kim')
    answer([seen('9', 'Kim Stone')])
    expect(await late).toMatchObject([{ accountId: 'id2', name: 'Kim Stone', numbers: [{ key: 'id2 201' }] }])
    expect(contacts.unanswered('kim')).toEqual([])
    expect(contacts.known('kim', 10)).toHaveLength(2)
  })

  it('that fails stays named, and the others stay found', async () => {
    const { contacts, search, answer } = await openTwo()
    await search()
    answer(new Error('broken'))
    expect([await contacts.late('kim'), contacts.unanswered('kim')]).toEqual([[], ['id2']])
  })

  it('says nothing any more of an account that was removed', async () => {
    const { contacts, calls, sink, service, search, answer } = await openTwo()
    await search()
    const late = contacts.late('kim')
    await service.remove('id2')
    answer([seen('9', 'Kim Stone', '+493023125209')])
    expect(await late).toEqual([])
    const remote = { kind: 'external', number: '+493023125209', withheld: false } as const
    sink?.apply({ type: 'callUpdated', call: reportedCall({ remote }), order: 'unknown' })
    expect(calls.entities.values().map(({ remote: { name } }) => name)).toEqual([undefined])
  })

  it('is left alone when something else has been searched for often since', async () => {
    const { contacts, search } = await openTwo()
    await search()
    const late = contacts.late('kim')
    for (const _ of [1, 2, 3]) await search()
    expect(await late).toEqual([])
  })
})

it('the number that was chosen for a contact says so', async () => {
  const { directory, contacts, chosenWays } = await open()
  directory.contacts = [seen('1', 'Kim', '030 23125201')]
  await contacts.search('kim', 10)
  expect(contacts.known('kim', 10)[0]?.numbers[0]).not.toHaveProperty('chosen')
  chosenWays.choose({ contacts: [{ accountId: 'id1', contactId: '1' }], key: '+493023125201' })
  expect(contacts.known('kim', 10)[0]?.numbers).toMatchObject([{ chosen: true }])
})

it('personal contacts are read once for a connection, when somebody is looked for', async () => {
  const { directory, contacts, sink } = await open(['contactSearch', 'personalContacts'])
  const kim = { id: 'k', lastName: 'Kim', company: 'Stone', owner: 'user', inUsualList: true, status: 'contact' }
  const mobile = { label: 'mobile', number: '+491721234567', display: '', preferred: true }
  directory.answers = { 'personalContact.list': [{ ...kim, numbers: [mobile] }] }
  expect(directory.asked).toEqual([])
  contacts.known('sto', 10)
  await vi.waitUntil(() => contacts.known('sto', 10).length > 0)
  expect(contacts.known('sto', 10)).toMatchObject([
    { id: 'k', name: 'Kim', company: 'Stone', numbers: [{ label: 'mobile', display: '0172 1234567' }] }
  ])
  expect(directory.asked).toHaveLength(1)
  sink?.status('stale', 'gone')
  sink?.status('live')
  contacts.known('sto', 10)
  expect(directory.asked).toHaveLength(2)
  const added = { lastName: 'Zander', inUsualList: true, status: 'contact' } as const
  await contacts.ask('personalContact.create', { accountId: 'id1', ...added, numbers: [] })
  contacts.known('zan', 10)
  expect(directory.asked.filter(([name]) => name === 'personalContact.list')).toHaveLength(3)
})

it('favourites that a window has read are known, until their account is removed', async () => {
  const { directory, contacts, service } = await open(['contactSearch', 'contactCards'])
  const anna = {
    ...seen('1', 'Anna', '+493023125201'),
    accountId: 'id1',
    kind: 'person',
    inMyList: true,
    status: 'favourite'
  }
  directory.answers = { 'contact.favourites': [anna] }
  const [shown] = await contacts.ask('contact.favourites', { accountId: 'id1' })
  expect(shown).toMatchObject({ status: 'favourite', numbers: [{ display: '030 23125201' }] })
  expect(contacts.known('anna', 10)).toHaveLength(1)
  await service.remove('id1')
  expect(contacts.known('anna', 10)).toEqual([])
})

it('beginnings that are alike are few, and none for what is short or has marks', () => {
  expect(alikeBeginnings('Asa Berg')).toEqual(['as', 'ås', 'äs', 'ás', 'aš', 'aś', 'aş'])
  expect(alikeBeginnings('dvorak')).toEqual(['dv', 'ðv', 'đv'])
  expect([alikeBeginnings('as'), alikeBeginnings('åsa'), alikeBeginnings('201'), alikeBeginnings('')]).toEqual([
    [],
    [],
    [],
    []
  ])
})
