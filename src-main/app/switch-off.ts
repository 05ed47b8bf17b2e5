import { app, dialog } from 'electron'
import { leftAlone } from '../../src-preload/contract/left-alone.ts'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import type { Domain } from './domain.ts'

/** What switching off needs. */
export interface SwitchOffTarget {
  readonly accounts: Pick<Domain['accounts'], 'switchOff'>
  readonly stores: Pick<Domain['stores'], 'accounts' | 'calls' | 'queues'>
}

/** A question before something is done. */
export interface Question {
  readonly message: string
  readonly detail: string
  readonly yes: string
}

/** Switches the account off until tomorrow; asks first where a call or a group would be left alone. */
export async function switchOffIfSure(
  { accounts, stores }: SwitchOffTarget,
  accountId: string,
  ask: (question: Question) => Promise<boolean> = askOnScreen
): Promise<void> {
  const { call, group } = leftAlone(accountId, Object.values(stores.calls.all()), Object.values(stores.queues.all()))
  const detail = [...(call ? [m.switch_off_call()] : []), ...(group ? [m.switch_off_groups()] : [])].join(' ')
  const account = stores.accounts.get(accountId)?.label ?? ''
  const message = m.switch_off_title({ account })
  if (detail === '' || (await ask({ message, detail, yes: m.switch_off() }))) await accounts.switchOff(accountId)
}

async function askOnScreen({ message, detail, yes }: Question): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'question',
    title: app.name,
    message,
    detail,
    buttons: [yes, m.confirm_cancel()],
    defaultId: 1,
    cancelId: 1,
    noLink: true
  })
  return response === 0
}
