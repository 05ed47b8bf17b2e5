import type { KeyStore } from '../accounts/secret-vault.ts'
import { askSessionBus } from '../util/session-bus.ts'

/** The key store of the operating system, loaded when a secret is first needed; fails where there is none. */
export const systemKeyStore = (platform: NodeJS.Platform): KeyStore => ({
  getPassword: async (service, account) => (await keytar()).getPassword(service, account),
  setPassword: async (service, account, password) => (await keytar()).setPassword(service, account, password),
  deletePassword: async (service, account) => (await keytar()).deletePassword(service, account),
  ...(platform === 'linux' ? { isUnlocked } : {})
})

const keytar = async (): Promise<KeyStore> => (await import('keytar')).default

/** Reading a property does not ask the user for a password, as reading a secret does. */
async function isUnlocked(): Promise<boolean | undefined> {
  const isLocked = await askSessionBus({
    destination: 'org.freedesktop.secrets',
    path: '/org/freedesktop/secrets/aliases/default',
    interface: 'org.freedesktop.DBus.Properties',
    method: 'Get',
    args: ['org.freedesktop.Secret.Collection', 'Locked']
  })
  return isLocked === undefined ? undefined : !isLocked
}
