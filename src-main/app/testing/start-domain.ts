import { randomUUID } from 'node:crypto'
import Conf from 'conf'
import type { PickedFile } from '../../accounts/account-endpoints.ts'
import type { KeyStore } from '../../accounts/secret-vault.ts'
import { fakeConnectors, fakeSupervision } from '../../accounts/testing/fake-connector.ts'
import type { ServerTrust } from '../../connectors/trust-settings.ts'
import { silentLog } from '../../logging/log.ts'
import type { OpenJsonFile } from '../../settings/versioned-file.ts'
import { MediaStore } from '../../state/media-store.ts'
import { ManualClock } from '../../util/clock.ts'
import { CtiError } from '../../util/errors.ts'
import { makeDomain, type Domain, type DomainOptions } from '../domain.ts'
import type { PickedAuthority } from '../pick-file.ts'

/** The library below electron-store, which needs no Electron. */
const openJson: OpenJsonFile = ({ cwd, name }) => new Conf({ cwd, configName: name })

/** A key store in memory. */
export const memoryKeyStore = (kept = new Map<string, string>()): KeyStore => ({
  getPassword: async (_service, account) => kept.get(account) ?? null,
  setPassword: async (_service, account, password) => void kept.set(account, password),
  deletePassword: async (_service, account) => kept.delete(account)
})

/** The domain as `compose` makes it, on a system without Electron; `options` says what is not as usual there. */
export function domainIn(folder: string, options: Partial<DomainOptions> = {}): Domain {
  let count = 0
  return makeDomain({
    clock: new ManualClock(),
    log: silentLog,
    folder,
    openJson,
    keyStore: memoryKeyStore(),
    systemRegion: 'DE',
    newId: () => `id${++count}`,
    media: new MediaStore({ clock: options.clock ?? new ManualClock(), newId: randomUUID }),
    pickFile: async () => undefined,
    pickAuthorityFile: async () => undefined,
    ...options
  })
}

/**
 * The domain over links that a test drives by hand; a second one in the same folder is the program after a restart.
 * `idle`: how many sleeps are waiting when nothing happens.
 */
export function startDomain(folder: string, keyStore?: KeyStore) {
  const clock = new ManualClock()
  const zone = { name: 'UTC' }
  const { supervise, started } = fakeSupervision()
  const files: PickedFile[] = []
  const authorities: PickedAuthority[] = []
  const servers = new Map<string, ServerTrust>()
  const domain = domainIn(folder, {
    clock,
    zone: () => zone.name,
    keyStore,
    connectors: fakeConnectors,
    supervise,
    pickFile: async () => files.shift(),
    pickAuthorityFile: async () => authorities.shift(),
    lookAtServer: async (host) =>
      servers.get(host) ?? Promise.reject(new CtiError('network', { userMessage: 'nobody' }))
  })
  const idle = clock.sleeping
  return {
    ...domain,
    idle,
    service: domain.accounts,
    accounts: domain.accountStore,
    clock,
    zone,
    started,
    files,
    authorities,
    servers
  }
}
