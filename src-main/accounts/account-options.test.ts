import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AccountFolder, typed } from './testing/account-folder.ts'

let folder: AccountFolder
let app: ReturnType<AccountFolder['start']>

beforeEach(async () => {
  folder = new AccountFolder()
  app = folder.start()
  await app.service.signIn(typed())
})
afterEach(() => folder[Symbol.dispose]())

const chosen = (): unknown => app.keeper.find('id1')?.settings['seconds']

describe('the options of an account', () => {
  it('are told with what is chosen now, where its system has any', async () => {
    expect(await app.options.of('id1')).toMatchObject([{ name: 'seconds', kind: 'number', value: '10' }])
    expect(app.accounts.entities.get('id1')).toMatchObject({ hasOptions: true })
    await app.service.signIn({ ...typed(), vendor: 'plain' })
    expect(await app.options.of('id2')).toEqual([])
    expect(app.accounts.entities.get('id2')).not.toHaveProperty('hasOptions')
    await expect(app.options.set('id2', { seconds: '20' })).rejects.toMatchObject({ kind: 'unsupported' })
    await expect(app.options.of('id9')).rejects.toMatchObject({ kind: 'notFound' })
  })

  it('are used at once and kept, with everything else that the account has', async () => {
    await app.options.set('id1', { seconds: '20' })
    expect(app.started.map(({ credentials, isEnded }) => [credentials.settings['seconds'], isEnded])).toEqual([
      [undefined, true],
      ['20', false]
    ])
    expect(app.started[1]?.credentials.settings).toMatchObject({ address: 'pbx.example.org', method: 'password' })
    const after = folder.start()
    expect(await after.options.of('id1')).toMatchObject([{ value: '20' }])
  })

  it.each([
    ['nothing', {}, /fill in: Seconds/],
    ['a number that is too large', { seconds: '61' }, /cannot be used as it is: Seconds/],
    ['no number', { seconds: 'ten' }, /cannot be used as it is: Seconds/],
    ['a list', { seconds: ['20', 'x'] }, /cannot be used as it is: Seconds/],
    ['what is no option', { seconds: '20', other: 'x' }, /cannot be used as it is: other/],
    ['a word of objects', { seconds: '20', constructor: 'x' }, /cannot be used as it is: constructor/]
  ])('are not changed by %s', async (_what, values, userMessage) => {
    const refused = { kind: 'protocol', userMessage: expect.stringMatching(userMessage) }
    await expect(app.options.set('id1', values)).rejects.toMatchObject(refused)
    expect([chosen(), app.started.length]).toEqual([undefined, 1])
  })
})
