import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { markColours } from '../../src-preload/contract/mark-values.ts'
import { Secret } from '../logging/secret.ts'
import { AccountFolder, typed } from './testing/account-folder.ts'

let folder: AccountFolder
let app: ReturnType<AccountFolder['start']>

beforeEach(() => {
  folder = new AccountFolder()
  app = folder.start()
})
afterEach(() => folder[Symbol.dispose]())

const signIn = (user: string) => app.service.signIn(typed({ user }))
const marks = () => Object.fromEntries(app.accounts.entities.values().map(({ label, mark }) => [label, mark]))

describe('the mark of an account', () => {
  it('is chosen when it is added, and what was only right alone changes with the second', async () => {
    await signIn('Jane')
    expect(marks()).toEqual({ Jane: { label: 'Fake', colour: markColours[0] } })
    await signIn('Anna')
    expect(marks()).toEqual({
      Jane: { label: 'Jane', colour: markColours[0] },
      Anna: { label: 'Anna', colour: markColours[1] }
    })
  })

  it('has a colour of its own that stays after a restart and when another account goes', async () => {
    await signIn('Jane')
    await signIn('Anna')
    await app.service.remove('id1')
    expect(marks()).toEqual({ Anna: { label: 'Fake', colour: markColours[1] } })
    app = folder.start()
    app.service.announceAll()
    expect(marks()).toEqual({ Anna: { label: 'Fake', colour: markColours[1] } })
    await app.service.startAll()
    await signIn('Kim')
    expect(marks()).toMatchObject({ Anna: { colour: markColours[1] }, Kim: { colour: markColours[0] } })
  })

  it('is changed by the user, each part alone, and kept', async () => {
    await signIn('Jane')
    app.marks.set('id1', { label: ' Büro\u202e ' })
    app.marks.set('id1', { colour: 'olive' })
    expect(marks()).toEqual({ Jane: { label: 'Büro', colour: 'olive' } })
    app = folder.start()
    app.service.announceAll()
    expect(marks()).toEqual({ Jane: { label: 'Büro', colour: 'olive' } })
    app.marks.set('id1', { label: '' })
    expect(marks()).toEqual({ Jane: { label: 'Fake', colour: 'olive' } })
    expect(app.keeper.find('id1')?.mark).toEqual({ colour: 'olive' })
  })

  it('stays when the user signs in to it again', async () => {
    await signIn('Jane')
    app.marks.set('id1', { colour: 'cyan', label: 'Home' })
    await app.service.signIn(typed({ user: 'Jane' }, 'id1'))
    expect(marks()).toEqual({ Jane: { label: 'Home', colour: 'cyan' } })
  })

  it('is not what it was before, where the account starts after the change', async () => {
    await signIn('Jane')
    app = folder.start()
    app.service.announceAll()
    const starting = app.service.startAll()
    app.marks.set('id1', { colour: 'olive' })
    await starting
    expect(marks()).toEqual({ Jane: { label: 'Fake', colour: 'olive' } })
  })

  it('is there for an account that is not kept', () => {
    const id = app.service.announceTransient({ vendor: 'fake', label: 'Demo', isDemo: true })
    app.marks.set(id, { colour: 'slate', label: 'Try' })
    expect(marks()).toEqual({ Demo: { label: 'Try', colour: 'slate' } })
    expect(app.keeper.list()).toEqual([])
  })

  it('of nobody is refused', () => {
    expect(() => app.marks.set('nobody', { colour: 'teal' })).toThrow()
  })

  it('comes for good to accounts of an earlier version', async () => {
    await signIn('Jane')
    await signIn('Anna')
    for (const { mark: _none, ...saved } of app.keeper.list()) await app.keeper.keep(saved, new Secret('canary'))
    app = folder.start()
    app.service.announceAll()
    expect(app.keeper.list().map(({ mark }) => mark?.colour)).toEqual([markColours[0], markColours[1]])
    expect(marks()).toMatchObject({ Jane: { colour: markColours[0] }, Anna: { colour: markColours[1] } })
  })
})
