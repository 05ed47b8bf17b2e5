import type { Account } from '../../src-preload/contract/account.ts'
import type { Call } from '../../src-preload/contract/call.ts'

const key = (accountId: string): string => `answerDevice.${accountId}`

/** Keeps which telephone the user answered with, for the next call of this account. */
export const rememberAnswerDevice = (accountId: string, deviceId: string): void =>
  localStorage.setItem(key(accountId), deviceId)

/**
 * The telephone that answers this call: where the user is talking, else the one used last, else the account's own choice,
 * else the first that can.
 */
export function answerDevice(call: Call, account: Account, calls: readonly Call[]): string | undefined {
  const talks = calls.filter(({ accountId, state }) => accountId === account.id && state === 'connected')
  const wanted = [
    ...talks.flatMap(({ deviceIds }) => deviceIds),
    localStorage.getItem(key(account.id)),
    account.preferredDeviceId,
    call.answerDeviceIds[0]
  ]
  return wanted.find((id) => typeof id === 'string' && call.answerDeviceIds.includes(id)) ?? undefined
}

/** What a telephone is called. */
export const deviceName = (account: Account, deviceId: string): string =>
  account.devices.find((device) => device.id === deviceId)?.name ?? deviceId
