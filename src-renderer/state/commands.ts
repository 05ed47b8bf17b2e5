import type { Input, Output, RequestName } from '../../src-preload/contract/ipc.ts'
import type { FormValues } from '../../src-preload/contract/settings-form.ts'
import type { CallOrder } from '../../src-preload/contract/command.ts'
import type { BridgeError, Result } from '../../src-preload/contract/error.ts'
import type { AppSettings } from '../../src-preload/contract/settings.ts'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import { notices } from './notices.svelte.ts'

type Answer<N extends RequestName> = Promise<Result<Output<N>>>

/** For requests whose caller shows the failure itself. */
export async function ask<N extends RequestName>(name: N, input: Input<N>): Answer<N> {
  try {
    return await window.ringside.request(name, input)
  } catch {
    return { ok: false, error: unreachable() }
  }
}

/** For commands: a failure becomes a notice. */
async function command<N extends RequestName>(name: N, input: Input<N>): Answer<N> {
  const result = await ask(name, input)
  if (!result.ok && result.error.kind !== 'cancelled') notices.add('error', result.error.userMessage)
  return result
}

const unreachable = (): BridgeError => ({
  kind: 'internal',
  userMessage: m.error_internal(),
  retryable: false,
  logRef: '-'
})

export const act = (order: CallOrder): Answer<'call.act'> => command('call.act', order)

export const dial = (accountId: string, number: string, deviceId: string | undefined): Answer<'call.dial'> =>
  command('call.dial', { accountId, number, ...withDevice(deviceId) })

/** The telephone that answers the call, and the next ones of its account. */
export const chooseAnswerDevice = (callId: string, deviceId: string): Answer<'call.chooseAnswerDevice'> =>
  command('call.chooseAnswerDevice', { callId, deviceId })

/** Takes an ended call, or what became of its transfer, off the screen. */
export const dismissCall = (callId: string): Answer<'call.dismiss'> => command('call.dismiss', { callId })

/** The caller shows a failure itself, where the user pressed. */
export const callBack = (accountId: string, number: string, deviceId: string | undefined): Answer<'call.dial'> =>
  ask('call.dial', { accountId, number, ...withDevice(deviceId) })

export const clearMissed = (ids: readonly string[]): Answer<'missed.clear'> =>
  command('missed.clear', { ids: [...ids] })

/** Nobody needs to hear when that fails: it is told again with the next change. */
export const tellMissedOnScreen = (ids: readonly string[]): Answer<'missed.onScreen'> =>
  ask('missed.onScreen', { ids: [...ids] })

export const confirmDial = (
  id: string,
  accountId: string,
  deviceId: string | undefined
): Answer<'dialRequest.confirm'> => command('dialRequest.confirm', { id, accountId, ...withDevice(deviceId) })

export const dismissDial = (id: string): Answer<'dialRequest.dismiss'> => command('dialRequest.dismiss', { id })

export const applyShortcut = (accountId: string, shortcutId: string): Answer<'presence.applyShortcut'> =>
  command('presence.applyShortcut', { accountId, shortcutId })

export const setActivity = (accountId: string, activityId: string): Answer<'presence.setActivity'> =>
  command('presence.setActivity', { accountId, activityId })

export const setSignedIn = (queueId: string, signedIn: boolean): Answer<'queue.setSignedIn'> =>
  command('queue.setSignedIn', { queueId, signedIn })

export const setPaused = (queueId: string, paused: boolean, reason: string | undefined): Answer<'queue.setPaused'> =>
  command('queue.setPaused', { queueId, paused, ...(reason === undefined ? {} : { reason }) })

/** Nobody needs to hear when that fails: it is told again with the next change. */
export const tellQueuesOnScreen = (ids: readonly string[]): Answer<'queue.onScreen'> =>
  ask('queue.onScreen', { ids: [...ids] })

export const setDnd = (accountId: string, on: boolean): Answer<'presence.setDnd'> =>
  command('presence.setDnd', { accountId, on })

export const setSwitch = (accountId: string, switchId: string, on: boolean): Answer<'presence.setSwitch'> =>
  command('presence.setSwitch', { accountId, switchId, on })

/** The caller shows a failure itself. */
export const useEndpoints = (accountId: string, choiceId: string | undefined): Answer<'endpoints.use'> =>
  ask('endpoints.use', { accountId, ...(choiceId === undefined ? {} : { choiceId }) })

/** The caller shows a failure itself. */
export const useTrust = (accountId: string, choiceId: string | undefined): Answer<'certificate.use'> =>
  ask('certificate.use', { accountId, ...(choiceId === undefined ? {} : { choiceId }) })

/** The caller shows a failure itself. */
export const setOptions = (accountId: string, values: FormValues): Answer<'account.setOptions'> =>
  ask('account.setOptions', { accountId, values })

export const removeAccount = (accountId: string): Answer<'account.remove'> => command('account.remove', { accountId })

export const reconnect = (accountId: string): Answer<'account.reconnect'> => command('account.reconnect', { accountId })

export const preferDevice = (accountId: string, deviceId: string): Answer<'account.preferDevice'> =>
  command('account.preferDevice', { accountId, deviceId })

export const changeSettings = (change: Partial<AppSettings>): Answer<'settings.change'> =>
  command('settings.change', change)

export const dismissNotice = (id: string): Answer<'notice.dismiss'> => command('notice.dismiss', { id })

export const dismissPopup = (callId: string): Answer<'popup.dismiss'> => command('popup.dismiss', { callId })

export const resizePopup = (height: number): Answer<'popup.resize'> => command('popup.resize', { height })

export const runDemo = (action: Input<'demo.run'>['action']): Answer<'demo.run'> => command('demo.run', { action })

export const showDemo = (shown: boolean): Answer<'demo.show'> => command('demo.show', { shown })

const withDevice = (deviceId: string | undefined): { deviceId?: string } => (deviceId === undefined ? {} : { deviceId })
