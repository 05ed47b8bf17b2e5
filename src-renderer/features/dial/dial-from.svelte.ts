import type { Account } from '../../../src-preload/contract/account.ts'
import { mirror } from '../../state/mirror.svelte.ts'
import { isLive } from '../accounts/connection.ts'

/** Account and telephone a number is dialled with. */
export interface DialFrom {
  readonly accountId: string
  readonly deviceId: string | undefined
}

/** Accounts that can dial at all, from a telephone of the user or by call-back. */
export const dialAccounts = (): readonly Account[] =>
  mirror.accounts.filter(({ capabilities }) => capabilities.includes('dial') || capabilities.includes('callbackDial'))

/** Telephones that dial by themselves; with call-back alone none does, the system rings the user. */
const diallingDevices = ({ capabilities, devices }: Account): Account['devices'] =>
  capabilities.includes('dial') ? devices : []

/** What dials when the user has not chosen: the wanted account, else the first live one, with its own telephone. */
export function defaultFrom(wantedAccountId?: string): DialFrom | undefined {
  const accounts = dialAccounts()
  const account = accounts.find(({ id }) => id === wantedAccountId) ?? accounts.find(isLive) ?? accounts[0]
  if (account === undefined) return undefined
  const devices = diallingDevices(account)
  const own = devices.find(({ id }) => id === account.preferredDeviceId) ?? devices[0]
  return { accountId: account.id, deviceId: own?.id }
}

/** The choices as one list: each telephone of each account. */
export function fromOptions(): readonly { readonly value: string; readonly label: string }[] {
  const accounts = dialAccounts()
  return accounts.flatMap((account) => {
    const able = diallingDevices(account)
    const devices: readonly { id?: string; name?: string }[] = able.length > 0 ? able : [{}]
    return devices.map((device) => ({
      value: fromKey({ accountId: account.id, deviceId: device.id }),
      label: [device.name, accounts.length > 1 || !device.name ? account.label : undefined].filter(Boolean).join(' · ')
    }))
  })
}

/** One text for a choice, as the list of choices wants it. */
export const fromKey = (from: DialFrom): string => JSON.stringify([from.accountId, from.deviceId ?? null])

export function parseFromKey(key: string): DialFrom {
  const [accountId, deviceId] = JSON.parse(key) as [string, string | null] // written by fromKey only
  return { accountId, deviceId: deviceId ?? undefined }
}
