import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startDomain } from '../app/testing/start-domain.ts'

const typed = { vendor: 'fake', method: 'password', values: { address: 'pbx.example.org', password: 'right' } }
let cwd: string
let app: ReturnType<typeof startDomain>

beforeEach(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'ringside-'))
  app = startDomain(cwd)
  await app.service.signIn(typed)
})
afterEach(() => rmSync(cwd, { recursive: true }))

async function choose(text: string): Promise<string> {
  app.files.push({ name: 'pbx.yaml', text })
  const choice = await app.endpoints.choose('fake')
  return choice.status === 'read' ? choice.choiceId : ''
}

const changed = (): number | undefined => app.accounts.entities.get('id1')?.changedEndpoints

describe('another description of the interface', () => {
  it('changes nothing until the user has confirmed it; then the account starts anew with it', async () => {
    expect(changed()).toBe(0)
    const choiceId = await choose('abc')
    expect([changed(), app.started.length]).toEqual([0, 1])
    await app.endpoints.use('id1', choiceId)
    expect(changed()).toBe(3)
    expect(app.started.map(({ isEnded }) => isEnded)).toEqual([true, false])
    expect(app.started[1]?.credentials.settings).toMatchObject({ endpoints: 'abc', address: 'pbx.example.org' })
    expect(startDomain(cwd).keeper.find('id1')?.settings).toMatchObject({ endpoints: 'abc' })
  })

  it('tells what is in the file, with its name', async () => {
    app.files.push({ name: 'pbx.yaml', text: 'abc' })
    expect(await app.endpoints.choose('fake')).toMatchObject({ report: { fileName: 'pbx.yaml', changed: 3 } })
  })

  it('can be taken back', async () => {
    await app.endpoints.use('id1', await choose('abc'))
    await app.endpoints.use('id1', undefined)
    expect(changed()).toBe(0)
    expect(app.keeper.find('id1')?.settings).not.toHaveProperty('endpoints')
  })

  it('that is bad is refused whole, and what was there stays', async () => {
    await app.endpoints.use('id1', await choose('abc'))
    await expect(choose('bad')).rejects.toMatchObject({ kind: 'protocol' })
    expect(changed()).toBe(3)
  })

  it('that is read for too long can be waited for no more, or be replaced by another', async () => {
    app.files.push({ name: 'endless.yaml', text: 'endless' })
    const first = app.endpoints.choose('fake')
    await vi.waitFor(() => expect(app.files).toEqual([]))
    app.endpoints.cancel()
    expect(await first).toEqual({ status: 'cancelled' })
    app.files.push({ name: 'endless.yaml', text: 'endless' })
    const second = app.endpoints.choose('fake')
    await vi.waitFor(() => expect(app.files).toEqual([]))
    expect(await choose('abc')).not.toBe('')
    expect(await second).toEqual({ status: 'cancelled' })
  })

  it('is not asked for when the user chooses no file', async () => {
    expect(await app.endpoints.choose('fake')).toEqual({ status: 'cancelled' })
  })

  it('is remembered for a while only, and for its own system only', async () => {
    const first = await choose('a')
    for (const text of ['b', 'c', 'd', 'e']) await choose(text)
    await expect(app.endpoints.use('id1', first)).rejects.toMatchObject({ kind: 'notFound' })
    await expect(app.endpoints.choose('nobody')).rejects.toMatchObject({ kind: 'unsupported' })
    await expect(app.endpoints.use('id9', undefined)).rejects.toMatchObject({ kind: 'notFound' })
  })

  it('survives signing in again, and can be chosen before the first sign-in', async () => {
    await app.endpoints.use('id1', await choose('abc'))
    expect(await app.endpoints.keptFor('fake', 'id1', undefined)).toMatchObject({ endpoints: 'abc' })
    const kept = await app.endpoints.keptFor('fake', undefined, await choose('de'))
    expect(kept).toEqual({ endpoints: 'de' })
    await app.service.signIn({ ...typed, values: { ...typed.values, user: 'kim' } }, kept)
    expect(app.accounts.entities.values().map((account) => account.changedEndpoints)).toEqual([3, 2])
  })

  it('of an account that is not kept cannot be changed', async () => {
    const credentials = { settings: {}, secret: app.started[0]?.credentials.secret }
    if (credentials.secret === undefined) throw new Error('nobody signed in')
    const connector = await app.connectors.find('fake')
    if (connector === undefined) throw new Error('there is no connector')
    const id = app.service.announceTransient({ vendor: 'fake', label: 'Demo', isDemo: true })
    app.service.startTransient(id, connector, { ...credentials, secret: credentials.secret })
    expect(app.accounts.entities.get(id)).not.toHaveProperty('changedEndpoints')
    await expect(app.endpoints.use(id, undefined)).rejects.toMatchObject({ kind: 'notFound' })
  })
})
