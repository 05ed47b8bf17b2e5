import type { Account } from '../../../src-preload/contract/account.ts'
import { canDial } from '../../../src-preload/contract/capability.ts'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import { mirror } from '../../state/mirror.svelte.ts'
import { accountName, markColour } from '../accounts/account-name.ts'
import { isLive, notLiveReason } from '../accounts/connection.ts'

/** Account and telephone a number is dialled with. */
export interface DialFrom {
  readonly accountId: string
  readonly deviceId: string | undefined
}

/** Accounts that can dial at all, from a telephone of the user or by call-back. */
export const dialAccounts = (): readonly Account[] =>
  mirror.accounts.filter(({ capabilities }) => canDial(capabilities))

/** Telephones that can dial now; with call-back alone none does, the system rings the user. */
const diallingDevices = ({ capabilities, devices }: Account): Account['devices'] =>
  capabilities.includes('dial') ? devices.filter(({ active }) => active) : []

/**
 * What dials when the user has not chosen: the wanted account, else the first live one, with the telephone it used last.
 * While that is gone no other takes its place: there is none until the user chooses.
 */
export function defaultFrom(wantedAccountId?: string): DialFrom | undefined {
  const accounts = dialAccounts()
  const account = accounts.find(({ id }) => id === wantedAccountId) ?? accounts.find(isLive) ?? accounts[0]
  return account && fromAccount(account)
}

/** That account, with the telephone it used last; undefined when it is gone. */
export function fromOf(accountId: string): DialFrom | undefined {
  const account = mirror.account(accountId)
  return account && fromAccount(account)
}

function fromAccount(account: Account): DialFrom {
  const able = diallingDevices(account)
  const lastId = account.preferredDeviceId ?? able[0]?.id
  return { accountId: account.id, deviceId: able.find(({ id }) => id === lastId)?.id }
}

/** Why nothing can be dialled with this choice now, and what to do. */
export function dialFromProblem(from: DialFrom | undefined): string | undefined {
  const account = from === undefined ? undefined : mirror.account(from.accountId)
  if (account === undefined) return m.dial_no_account()
  if (isLive(account) && !canDial(account.capabilities)) return m.dial_account_cannot()
  return notLiveReason(account) ?? whyNotDevice(account, from?.deviceId)
}

/** An account whose telephones are not known is left to main, as one that needs none. */
function whyNotDevice(account: Account, deviceId: string | undefined): string | undefined {
  if (!account.capabilities.includes('dial') || account.devices.length === 0) return undefined
  const able = diallingDevices(account)
  if (able.length === 0) return m.error_no_device()
  return able.some(({ id }) => id === deviceId) ? undefined : m.dial_device_gone()
}

/** The choices as one list: each telephone that can dial, of each account. */
export function fromOptions(): readonly { readonly value: string; readonly label: string; readonly colour?: string }[] {
  const accounts = dialAccounts()
  return accounts.flatMap((account) => {
    const able = diallingDevices(account)
    const devices: readonly { id?: string; name?: string }[] = able.length > 0 ? able : [{}]
    const isOne = accounts.length < 2
    return devices.map((device) => ({
      value: fromKey({ accountId: account.id, deviceId: device.id }),
      label: [device.name, isOne && device.name ? undefined : accountName(account)].filter(Boolean).join(' · '),
      ...(!isOne && { colour: markColour(account) })
    }))
  })
}

/** One text for a choice, as the list of choices wants it. */
export const fromKey = (from: DialFrom): string => JSON.stringify([from.accountId, from.deviceId ?? null])

export function parseFromKey(key: string): DialFrom {
  const [accountId, deviceId] = JSON.parse(key) as [string, string | null] // written by fromKey only
  return { accountId, deviceId: deviceId ?? undefined }
}
