import type { Account } from '../../src-preload/contract/account.ts'
import { canBePaused } from '../../src-preload/contract/queue-pause.ts'
import type { Queue } from '../../src-preload/contract/queue.ts'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import { defined } from '../util/defined.ts'
import { entryLabel } from './tray-entries.ts'
import type { MenuEntry, TrayCommand } from './tray-entries.ts'
import { isUsable } from './tray-state.ts'
import type { TrayInput } from './tray-state.ts'

/** More groups than this go into a menu of their own. */
const MANY_GROUPS = 8

/** The groups of an account: a check mark for each, all at once, and pauses, as far as the account can. */
export function queueItems(account: Account, state: Pick<TrayInput, 'queues'>): readonly MenuEntry[] {
  const queues = Object.values(state.queues)
    .filter((queue) => queue.accountId === account.id)
    .sort((one, other) => one.name.localeCompare(other.name))
  const switchable = account.capabilities.includes('queueSignIn')
    ? queues.filter(({ signedIn }) => signedIn !== undefined)
    : []
  const pausable = account.capabilities.includes('queuePause') ? queues.filter(canBePaused) : []
  const enabled = isUsable(account)
  const entries = [...signInItems(switchable, enabled), ...pauseItems(pausable, account.pauseReasons ?? [], enabled)]
  return switchable.length > MANY_GROUPS ? [{ kind: 'submenu', label: m.tray_groups(), entries }] : entries
}

function signInItems(queues: readonly Queue[], enabled: boolean): readonly MenuEntry[] {
  const checks = queues.map((queue) => signInItem(queue, enabled))
  if (queues.length < 2) return checks
  const setAll = (label: string, signedIn: boolean): MenuEntry => {
    const queueIds = queues.filter((queue) => queue.signedIn !== signedIn).map((queue) => queue.id)
    return commandItem(label, enabled && queueIds.length > 0, { type: 'setQueuesSignedIn', queueIds, signedIn })
  }
  return [...checks, setAll(m.tray_log_in_all(), true), setAll(m.tray_log_out_all(), false)]
}

function signInItem({ id, name, signedIn = false, paused }: Queue, enabled: boolean): MenuEntry {
  const group = entryLabel(name)
  const reason = paused?.reason === undefined ? m.tray_group_pause() : entryLabel(paused.reason)
  const label = paused === undefined ? group : m.tray_group_paused({ group, reason })
  const command: TrayCommand = { type: 'setQueueSignedIn', queueId: id, signedIn: !signedIn }
  return { kind: 'check', label, checked: signedIn, enabled, command }
}

/** A pause in all groups that give the user calls, for one of the reasons, and its end. */
function pauseItems(queues: readonly Queue[], pauseReasons: readonly string[], enabled: boolean): readonly MenuEntry[] {
  const idsOf = (some: readonly Queue[]): readonly string[] => some.map(({ id }) => id)
  const open = idsOf(queues.filter(({ signedIn, paused }) => signedIn === true && paused === undefined))
  const paused = idsOf(queues.filter((queue) => queue.paused !== undefined))
  const isOne = queues.length === 1
  const pause = (label: string, reason?: string): MenuEntry =>
    commandItem(label, enabled, {
      type: 'setQueuesPaused',
      queueIds: open,
      paused: true,
      ...defined({ reason })
    })
  const label = isOne ? m.tray_pause() : m.tray_pause_all()
  const reasons = pauseReasons.map((reason) => pause(entryLabel(reason), reason))
  const begin: MenuEntry =
    reasons.length === 0
      ? pause(label)
      : { kind: 'submenu', label, entries: [...reasons, pause(m.tray_pause_without_reason())] }
  const end = commandItem(isOne ? m.tray_end_pause() : m.tray_end_pauses(), enabled, {
    type: 'setQueuesPaused',
    queueIds: paused,
    paused: false
  })
  return [...(open.length > 0 ? [begin] : []), ...(paused.length > 0 ? [end] : [])]
}

const commandItem = (label: string, enabled: boolean, command: TrayCommand): MenuEntry => ({
  kind: 'command',
  label,
  enabled,
  command
})
