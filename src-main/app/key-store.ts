import type { KeyStore } from '../accounts/secret-vault.ts'

/** The key store of the operating system, loaded when a secret is first needed; fails where there is none. */
export const systemKeyStore: KeyStore = {
  getPassword: async (service, account) => (await keytar()).getPassword(service, account),
  setPassword: async (service, account, password) => (await keytar()).setPassword(service, account, password),
  deletePassword: async (service, account) => (await keytar()).deletePassword(service, account)
}

const keytar = async (): Promise<KeyStore> => (await import('keytar')).default
