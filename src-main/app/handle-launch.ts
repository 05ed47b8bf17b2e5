import type { Call, CallAction } from '../../src-preload/contract/call.ts'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import { CtiError } from '../util/errors.ts'
import type { LaunchRequest } from './command-line.ts'
import type { Domain } from './domain.ts'

/** Runs something the user asked for outside a window; a failure becomes a notice. */
export function runWithNotice({ notices }: Domain, step: Promise<unknown>): void {
  step.catch((error: unknown) => {
    notices.add('error', error instanceof CtiError ? error.userMessage : m.error_internal())
  })
}

/** What wishes are about. */
export interface LaunchTarget {
  readonly dialRequests: Pick<Domain['dialRequests'], 'offer'>
  readonly calls: { readonly entities: Pick<Domain['calls']['entities'], 'values'> }
  readonly commands: Pick<Domain['commands'], 'act'>
}

/** The main window, as a wish brings it up. */
export interface LaunchWindow {
  /** In front, with the keyboard. */
  show(): void
  /** In sight, and the keyboard stays where it is. */
  showInactive(): void
}

/**
 * Carries out what a start of the program asked for. A number shows where it waits for a yes, but only once it was taken and
 * without the keyboard: whatever opens links, a web page too, can ask for it (trust.md P2, P4).
 */
export async function handleLaunchRequest(
  domain: LaunchTarget,
  window: LaunchWindow,
  { dial, link, answer, hangUp }: LaunchRequest
): Promise<void> {
  if (link === undefined && dial === undefined) window.show()
  else if (await isTaken(domain.dialRequests, { dial, link }, window)) window.showInactive()
  if (answer) await actOnFirst(domain, 'answer')
  if (hangUp) await actOnFirst(domain, 'hangUp')
}

async function isTaken(
  requests: Pick<Domain['dialRequests'], 'offer'>,
  { dial, link }: Pick<LaunchRequest, 'dial' | 'link'>,
  window: LaunchWindow
): Promise<boolean> {
  try {
    if (link !== undefined) return await requests.offer('link', link)
    return dial !== undefined && (await requests.offer('commandLine', dial))
  } catch (error) {
    window.showInactive() // where the failure is told
    throw error
  }
}

async function actOnFirst({ calls, commands }: LaunchTarget, action: 'answer' | 'hangUp'): Promise<void> {
  const call = callForAction(action, calls.entities.values())
  if (call === undefined) throw new CtiError('notFound', { userMessage: m.wish_no_call() })
  await commands.act({ callId: call.id, action })
}

/** Of several calls the one that is meant: the one being talked on before one that rings out, and a held one last. */
export function callForAction(action: CallAction, calls: readonly Call[]): Call | undefined {
  const able = calls.filter((call) => call.allowed.includes(action))
  return able.toSorted((one, other) => rank(one) - rank(other) || one.startedAt - other.startedAt)[0]
}

const rank = ({ state }: Call): number => (state === 'connected' ? 0 : state === 'held' ? 2 : 1)
