import { AccountAbilities } from '../accounts/account-abilities.ts'
import { AccountEndpoints } from '../accounts/account-endpoints.ts'
import type { PickedFile } from '../accounts/account-endpoints.ts'
import type { AccountKeeper } from '../accounts/account-keeper.ts'
import { AccountOptions } from '../accounts/account-options.ts'
import type { AccountService } from '../accounts/account-service.ts'
import type { AccountStore } from '../accounts/account-store.ts'
import { AccountTrust } from '../accounts/account-trust.ts'
import type { Connectors } from '../accounts/connectors.ts'
import { readAuthorities } from '../transport/authority-file.ts'
import type { ServerTrust } from '../transport/server-trust.ts'
import type { PickedAuthority } from './pick-file.ts'

/** What they need of the system. */
export interface AccountChangesSystem {
  readonly newId: () => string
  /** Lets the user choose a text file. */
  readonly pickFile: () => Promise<PickedFile | undefined>
  /** Lets the user choose a CA file. */
  readonly pickAuthorityFile: () => Promise<PickedAuthority | undefined>
  /** Asks a server for its certificate. */
  readonly lookAtServer?: (host: string, signal: AbortSignal) => Promise<ServerTrust>
}

/** What they need. */
export interface AccountChangesOptions extends AccountChangesSystem {
  readonly connectors: Connectors
  readonly keeper: AccountKeeper
  readonly accountStore: AccountStore
  readonly accounts: AccountService
}

/** Wires what the user can change of an account beside its sign-in, and what it can do by that. */
export function makeAccountChanges({
  connectors,
  keeper,
  accountStore,
  accounts,
  newId,
  pickFile,
  pickAuthorityFile,
  lookAtServer
}: AccountChangesOptions) {
  const restart = (accountId: string): Promise<void> => accounts.restart(accountId)
  return {
    endpoints: new AccountEndpoints({ connectors, keeper, pickFile, restart, newId }),
    options: new AccountOptions({ connectors, keeper, restart }),
    abilities: new AccountAbilities({ connectors, accounts: accountStore }),
    trust: new AccountTrust({
      keeper,
      // loaded when a certificate is looked at: with it comes the whole HTTP client
      look:
        lookAtServer ??
        (async (host, signal) => (await import('../transport/server-look.ts')).lookAtServer(host, signal)),
      pickAuthority: async () => {
        const file = await pickAuthorityFile()
        return file && readAuthorities(file.name, file.bytes)
      },
      restart,
      newId
    })
  }
}
