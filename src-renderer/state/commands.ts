import type { Input, Output, RequestName } from '../../src-preload/contract/ipc.ts'
import type { FormValues } from '../../src-preload/contract/settings-form.ts'
import type { CallOrder, DialKind } from '../../src-preload/contract/command.ts'
import type { BridgeError, Result } from '../../src-preload/contract/error.ts'
import type { AppSettings } from '../../src-preload/contract/settings.ts'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import { notices } from './notices.svelte.ts'

type PendingResult<N extends RequestName> = Promise<Result<Output<N>>>

/** For requests whose caller shows the failure itself. */
export async function ask<N extends RequestName>(name: N, input: Input<N>): PendingResult<N> {
  try {
    return await window.ringside.request(name, input)
  } catch {
    return { ok: false, error: unreachable() }
  }
}

/** For commands: a failure becomes a notice. */
async function command<N extends RequestName>(name: N, input: Input<N>): PendingResult<N> {
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

export const act = (order: CallOrder): PendingResult<'call.act'> => command('call.act', order)

export const dial = (
  accountId: string,
  number: string,
  deviceId: string | undefined,
  kind?: DialKind
): PendingResult<'call.dial'> =>
  command('call.dial', { accountId, number, ...withDevice(deviceId), ...(kind === undefined ? {} : { kind }) })

/** Calls with what the user chose for this number, where `isChosen` says so, and remembers it. */
export const dialFrom = (
  { accountId, deviceId }: { readonly accountId: string; readonly deviceId: string | undefined },
  number: string,
  isChosen: boolean
): PendingResult<'call.dial'> =>
  command('call.dial', { accountId, number, ...withDevice(deviceId), ...withChoice(isChosen) })

/** The telephone that answers the call, and the next ones of its account. */
export const chooseAnswerDevice = (callId: string, deviceId: string): PendingResult<'call.chooseAnswerDevice'> =>
  command('call.chooseAnswerDevice', { callId, deviceId })

/** Takes an ended call, or what became of its transfer, off the screen. */
export const dismissCall = (callId: string): PendingResult<'call.dismiss'> => command('call.dismiss', { callId })

/** The caller shows a failure itself, where the user pressed. */
export const callBack = (
  accountId: string,
  number: string,
  deviceId: string | undefined,
  { lineId, isChosen = false }: { readonly lineId?: string | undefined; readonly isChosen?: boolean } = {}
): PendingResult<'call.dial'> =>
  ask('call.dial', {
    ...{ accountId, number, ...withDevice(deviceId), ...withChoice(isChosen) },
    ...(lineId === undefined ? {} : { lineId })
  })

export const markHistory = (change: Input<'history.mark'>): PendingResult<'history.mark'> =>
  command('history.mark', change)

export const moveHistory = (change: Input<'history.move'>): PendingResult<'history.move'> =>
  command('history.move', change)

export const deleteHistory = (change: Input<'history.delete'>): PendingResult<'history.delete'> =>
  command('history.delete', change)

export const clearMissed = (ids: readonly string[]): PendingResult<'missed.clear'> =>
  command('missed.clear', { ids: [...ids] })

export const removeQueueCaller = (which: Input<'queue.removeCaller'>): PendingResult<'queue.removeCaller'> =>
  command('queue.removeCaller', which)

/** Nobody needs to hear when that fails: it is told again with the next change. */
export const tellMissedOnScreen = (ids: readonly string[]): PendingResult<'missed.onScreen'> =>
  ask('missed.onScreen', { ids: [...ids] })

export const confirmDial = (
  id: string,
  accountId: string,
  deviceId: string | undefined,
  isChosen: boolean
): PendingResult<'dialRequest.confirm'> =>
  command('dialRequest.confirm', { id, accountId, ...withDevice(deviceId), ...withChoice(isChosen) })

export const dismissDial = (id: string): PendingResult<'dialRequest.dismiss'> => command('dialRequest.dismiss', { id })

export const applyShortcut = (accountId: string, shortcutId: string): PendingResult<'presence.applyShortcut'> =>
  command('presence.applyShortcut', { accountId, shortcutId })

export const setActivity = (accountId: string, activityId: string): PendingResult<'presence.setActivity'> =>
  command('presence.setActivity', { accountId, activityId })

export const setSignedIn = (queueId: string, signedIn: boolean): PendingResult<'queue.setSignedIn'> =>
  command('queue.setSignedIn', { queueId, signedIn })

export const setPaused = (
  queueId: string,
  paused: boolean,
  reason: string | undefined
): PendingResult<'queue.setPaused'> =>
  command('queue.setPaused', { queueId, paused, ...(reason === undefined ? {} : { reason }) })

export const setAgentSignedIn = (change: Input<'queue.setAgentSignedIn'>): PendingResult<'queue.setAgentSignedIn'> =>
  command('queue.setAgentSignedIn', change)

export const setAgentPaused = (change: Input<'queue.setAgentPaused'>): PendingResult<'queue.setAgentPaused'> =>
  command('queue.setAgentPaused', change)

/** Nobody needs to hear when that fails: it is told again with the next change. */
export const tellQueuesOnScreen = (ids: readonly string[]): PendingResult<'queue.onScreen'> =>
  ask('queue.onScreen', { ids: [...ids] })

export const setDnd = (accountId: string, on: boolean): PendingResult<'presence.setDnd'> =>
  command('presence.setDnd', { accountId, on })

export const setSwitch = (accountId: string, switchId: string, on: boolean): PendingResult<'presence.setSwitch'> =>
  command('presence.setSwitch', { accountId, switchId, on })

/** The caller shows a failure itself. */
export const useEndpoints = (accountId: string, choiceId: string | undefined): PendingResult<'endpoints.use'> =>
  ask('endpoints.use', { accountId, ...(choiceId === undefined ? {} : { choiceId }) })

/** The caller shows a failure itself. */
export const useTrust = (accountId: string, choiceId: string | undefined): PendingResult<'certificate.use'> =>
  ask('certificate.use', { accountId, ...(choiceId === undefined ? {} : { choiceId }) })

/** The caller shows a failure itself. */
export const setOptions = (accountId: string, values: FormValues): PendingResult<'account.setOptions'> =>
  ask('account.setOptions', { accountId, values })

/** The caller shows a failure itself. */
export const setParkCode = (accountId: string, code: string): PendingResult<'account.setParkCode'> =>
  ask('account.setParkCode', { accountId, code })

/** The caller shows a failure itself. */
export const setMark = (input: Input<'account.setMark'>): PendingResult<'account.setMark'> =>
  ask('account.setMark', input)

export const removeAccount = (accountId: string): PendingResult<'account.remove'> =>
  command('account.remove', { accountId })

export const reconnect = (accountId: string): PendingResult<'account.reconnect'> =>
  command('account.reconnect', { accountId })

export const setAccountOff = (accountId: string, off: boolean): PendingResult<'account.setOff'> =>
  command('account.setOff', { accountId, off })

export const preferDevice = (accountId: string, deviceId: string): PendingResult<'account.preferDevice'> =>
  command('account.preferDevice', { accountId, deviceId })

export const changeSettings = (change: Partial<AppSettings>): PendingResult<'settings.change'> =>
  command('settings.change', change)

/** Takes back what the notice tells of. */
export const undoNotice = (id: string): PendingResult<'notice.undo'> => command('notice.undo', { id })

export const dismissNotice = (id: string): PendingResult<'notice.dismiss'> => command('notice.dismiss', { id })

export const dismissPopup = (callId: string): PendingResult<'popup.dismiss'> => command('popup.dismiss', { callId })

export const resizePopup = (height: number): PendingResult<'popup.resize'> => command('popup.resize', { height })

/** The tray's menu at that place of the window, CSS pixels. */
export const openMenu = (x: number, y: number): PendingResult<'window.openMenu'> =>
  command('window.openMenu', { x: Math.round(x), y: Math.round(y) })

export const setPresence = (
  accountId: string,
  change: Omit<Input<'presence.set'>, 'accountId'>
): PendingResult<'presence.set'> => command('presence.set', { accountId, ...change })

/** Calls ring here again, whatever was set by hand or by a shortcut. */
export const stopDiversion = (accountId: string): PendingResult<'diversion.clearActive'> =>
  command('diversion.clearActive', { accountId })

export const setFavourite = (
  accountId: string,
  contactId: string,
  favourite: boolean
): PendingResult<'contact.setFavourite'> => command('contact.setFavourite', { accountId, contactId, favourite })

/** The user is about to type in the popup. */
export const takePopupKeyboard = (): PendingResult<'popup.takeKeyboard'> => ask('popup.takeKeyboard', undefined)

export const runDemo = (action: Input<'demo.run'>['action']): PendingResult<'demo.run'> =>
  command('demo.run', { action })

export const showDemo = (shown: boolean): PendingResult<'demo.show'> => command('demo.show', { shown })

const withChoice = (isChosen: boolean): { isChosen?: boolean } => (isChosen ? { isChosen } : {})

const withDevice = (deviceId: string | undefined): { deviceId?: string } => (deviceId === undefined ? {} : { deviceId })
