import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PlacementStore } from '../windows/placements.ts'
import { domainIn } from './testing/start-domain.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ringside-old-'))
  cpSync(join(import.meta.dirname, 'fixtures/old-profile'), folder, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

const start = () => domainIn(folder)

describe('a profile of an earlier version', () => {
  it('keeps its accounts, each with its telephone, its code for parked calls and where its server is', async () => {
    const domain = start()
    domain.accounts.announceAll()
    await domain.accounts.startAll()
    expect(domain.notices.entities.values()).toEqual([])
    expect(Object.values(domain.stores.accounts.all())).toMatchObject([
      {
        id: 'account-1',
        vendorName: 'Dstny Core',
        label: 'Jane Doe · example.org',
        connection: 'signInAgain', // its secret is not part of the profile
        preferredDeviceId: '200-mobile',
        parkCode: '*70'
      },
      { id: 'account-2', label: 'Anna Berg · example.org', connection: 'signInAgain' }
    ])
    const { keeper, connectors } = domain
    expect(keeper.list().map(({ settings }) => settings)).toEqual(
      (
        JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures/old-profile/accounts.json'), 'utf8')) as SavedFile
      ).value // made by us
        .map(({ settings }) => settings)
    )
    const connector = await connectors.find('dstny')
    const second = keeper.find('account-2')?.settings ?? {}
    expect(connector?.identity(second)).toBe('127.0.0.1:8080 anna.berg@example.org')
    expect(connector?.serverTicketName?.(second)).toBe('Ringside desk')
    expect(connector?.signInEndsAt?.(second)).toBeGreaterThan(0)
    expect(connector?.changedEndpoints?.(second)).toBeGreaterThan(0)
    await domain.accounts[Symbol.asyncDispose]()
  })

  it('keeps its settings and where its windows were', () => {
    expect(start().settings.current).toMatchObject({
      theme: 'dark',
      region: 'SE',
      popupEnabled: false,
      dialLinksWithoutAsking: false,
      workingDayStartsAt: '07:30'
    })
    expect(new PlacementStore(join(folder, 'windows.json'), () => undefined).placements).toEqual({
      main: { x: 40, y: 60, width: 420, height: 700 },
      popup: { right: 16, bottom: 48 }
    })
  })
})

interface SavedFile {
  readonly value: readonly { readonly settings: unknown }[]
}
